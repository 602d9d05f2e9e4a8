"""The rules that a file's values must follow before they are cast: for each, one SQL condition and the words for it.

A condition sees the columns of the file's table (trimmed texts, and `line` and `first_line`, the line of the first row with
the same key), the table `register`, and the words that the programme knows, in one table for each kind: `word` and `key`.
"""

from typing import Final, NamedTuple

from src.language import N_
from src.loading.tables import COMPLETE_LISTS, NATIONAL_REPRESENTATIVES, OLD_CODE, PARTICIPATION, SINCE
from src.row_reasons import REASONS
from src.vocabulary import CODE, GROUP, MUNICIPALITY, OFFERING, ORGANISATION, PARTICIPATES, ROW_COUNT, SOURCE, YEAR

OFFERINGS: Final = "known_offerings"
YEARS: Final = "known_years"
SOURCES: Final = "known_sources"
GROUPS: Final = "known_groups"
PREFIX: Final = "known_prefix"


class Rule(NamedTuple):
    """`broken` is the SQL condition of the rows that break the rule; without a `column` it is about the row as a whole.

    `named`: SQL for a value of the row's own, which fills `{named}` in the texts.
    `among`: the table of known words whose list fills `{known}`. Where the value resembles one of them, that one fills
    `{named}`, and `perhaps` is said instead of `remedy`.
    """

    column: str | None
    broken: str
    problem: str
    remedy: str
    named: str = "NULL"
    among: str = ""
    perhaps: str = ""


_CODE_FORM: Final = Rule(
    CODE,
    "NOT regexp_full_match(code, '[0-9]{4}')",
    *REASONS["code_form"],
)
_OFFERING_GIVEN: Final = Rule(
    OFFERING,
    "offering = ''",
    *REASONS["offering_missing"],
    among=OFFERINGS,
)
_OFFERING_KNOWN: Final = Rule(
    OFFERING,
    "offering <> '' AND offering NOT IN (SELECT word FROM known_offerings)",
    *REASONS["offering_unknown"],
    among=OFFERINGS,
    perhaps=N_("Om {named} är menat, skriv det precis så. Programmets erbjudanden är {known}."),
)
YEAR_KNOWN: Final = Rule(
    YEAR,
    "year <> '' AND year NOT IN (SELECT word FROM known_years)",
    N_("Året hör inte till projektets år."),
    N_("Skriv ett av åren {known}, eller lämna cellen tom om året inte är känt."),
    among=YEARS,
)
_SOURCE_GIVEN: Final = Rule(
    SOURCE,
    "source = ''",
    N_("Källan saknas."),
    N_("Skriv den källa i sources.toml som uppgiften kommer från: {known}."),
    among=SOURCES,
)
_SOURCE_KNOWN: Final = Rule(
    SOURCE,
    "source <> '' AND source NOT IN (SELECT word FROM known_sources)",
    N_("Källan finns inte i sources.toml."),
    N_("Skriv en av källorna där ({known}), eller lägg till den nya i sources.toml."),
    among=SOURCES,
    perhaps=N_("Om {named} är menad, skriv den precis så; en ny källa läggs till i sources.toml."),
)
_NOT_REPEATED: Final = Rule(
    None,
    "line > first_line",
    N_("Raden säger samma sak som rad {named}."),
    N_("Ta bort en av de två raderna, eller rätta den som är fel."),
    named="first_line",
)

_NAME_IN_REGISTER: Final = "(SELECT min(register.municipality) FROM register WHERE register.code = this.code)"
_FIRST_ANSWER: Final = "(SELECT earlier.participates FROM participation AS earlier WHERE earlier.line = this.first_line)"

# Of rows that are about one municipality and one offering.
CELL_RULES: Final = (
    _CODE_FORM,
    Rule(
        CODE,
        "regexp_full_match(code, '[0-9]{4}') AND code NOT IN (SELECT code FROM register) AND EXISTS (FROM register)",
        N_("Kommunkoden finns inte i registret."),
        N_("Rätta koden, eller lägg till kommunen i register/municipalities.csv."),
    ),
    Rule(
        MUNICIPALITY,
        f"municipality <> '' AND municipality <> {_NAME_IN_REGISTER}",
        *REASONS["code_name_disagree"],
        named=_NAME_IN_REGISTER,
    ),
    _OFFERING_GIVEN,
    _OFFERING_KNOWN,
)

SOURCE_RULES: Final = (_SOURCE_GIVEN, _SOURCE_KNOWN)

# A row with neither answer nor source is a question that waits for its answer: it says nothing, and may stand anywhere.
PARTICIPATION_RULES: Final = (
    *CELL_RULES,
    YEAR_KNOWN,
    Rule(
        PARTICIPATES,
        "participates NOT IN ('', 'ja', 'nej')",
        N_("Svaret är varken ja eller nej."),
        N_("Skriv ja eller nej; är svaret inte känt, lämna deltar och kalla tomma, eller ta bort raden."),
    ),
    Rule(
        PARTICIPATES,
        "participates = '' AND source <> ''",
        *REASONS["answer_missing"],
    ),
    _SOURCE_GIVEN._replace(
        broken="source = '' AND participates <> ''",
        remedy=N_("Skriv den källa i sources.toml som svaret kommer från: {known}. Är svaret inte känt, lämna också deltar tom."),
    ),
    _SOURCE_KNOWN,
    _NOT_REPEATED._replace(broken=f"source <> '' AND line > first_line AND participates = {_FIRST_ANSWER}"),
    Rule(
        PARTICIPATES,
        f"source <> '' AND line > first_line AND participates <> '' AND participates <> {_FIRST_ANSWER}",
        N_("Samma källa säger både ja och nej: jämför med rad {named}."),
        N_("Se efter vad källan säger, och ta bort den rad som är fel."),
        named="first_line",
    ),
    Rule(
        ROW_COUNT,
        "row_count <> '' AND NOT regexp_full_match(row_count, '[1-9][0-9]{0,11}')",
        N_("Antalet rader är inte ett heltal större än noll."),
        N_("Skriv antalet med bara siffror, eller lämna cellen tom."),
    ),
)

COMPLETE_LISTS_RULES: Final = (
    _OFFERING_GIVEN,
    _OFFERING_KNOWN,
    YEAR_KNOWN._replace(remedy=N_("Skriv ett av åren {known}, eller lämna cellen tom om listan gäller hela perioden.")),
    *SOURCE_RULES,
    _NOT_REPEATED,
)

NATIONAL_REPRESENTATIVES_RULES: Final = (
    Rule(YEAR, "year = ''", N_("Året saknas."), N_("Skriv ett av åren {known}."), among=YEARS),
    YEAR_KNOWN._replace(remedy=N_("Skriv ett av åren {known}.")),
    Rule(ORGANISATION, "organisation = ''", N_("Organisationens namn saknas."), N_("Skriv namnet, eller ta bort raden.")),
    *SOURCE_RULES,
    _NOT_REPEATED,
)

EXPORT_RULES: Final = {
    PARTICIPATION.name: PARTICIPATION_RULES,
    COMPLETE_LISTS.name: COMPLETE_LISTS_RULES,
    NATIONAL_REPRESENTATIVES.name: NATIONAL_REPRESENTATIVES_RULES,
}

REGISTER_RULES: Final = (
    _CODE_FORM,
    Rule(
        CODE,
        "regexp_full_match(code, '[0-9]{4}') AND NOT (SELECT bool_or(starts_with(this.code, word)) FROM known_prefix)",
        N_("Kommunkoden börjar inte med {known}, som regionens koder gör."),
        N_("Rätta koden, eller rätta code_prefix i programme.toml."),
        among=PREFIX,
    ),
    Rule(
        CODE,
        "line > first_line",
        N_("Kommunkoden står redan på rad {named}."),
        N_("Ta bort en av raderna, eller rätta den kod som är fel."),
        named="first_line",
    ),
    Rule(MUNICIPALITY, "municipality = ''", N_("Kommunens namn saknas."), N_("Skriv kommunens namn.")),
    Rule(
        GROUP,
        '"group" NOT IN (SELECT word FROM known_groups)',
        N_("Kommuntypen finns inte i programme.toml."),
        N_("Skriv en av de grupper som står där under groups.names: {known}."),
        among=GROUPS,
    ),
)


OLD_CODES_RULES: Final = (
    _CODE_FORM._replace(column=OLD_CODE, broken="NOT regexp_full_match(old_code, '[0-9]{4}')"),
    Rule(
        OLD_CODE,
        "old_code IN (SELECT code FROM register)",
        N_("Koden är både gammal och en kommuns kod i registret."),
        N_("Ta bort raden, eller rätta koden i register/municipalities.csv."),
    ),
    Rule(
        OLD_CODE,
        "line > first_line",
        N_("Den gamla koden står redan på rad {named}."),
        N_("Ta bort en av raderna, eller rätta den kod som är fel."),
        named="first_line",
    ),
    *CELL_RULES[:2],
    Rule(
        SINCE,
        "NOT regexp_full_match(since, '[0-9]{4}')",
        N_("Året är inte fyra siffror."),
        N_("Skriv det första år som kommunen hade sin nuvarande kod."),
    ),
)


def population_rule(column: str) -> Rule:
    """The rule for one year's population: a whole number of inhabitants, more than none."""
    return Rule(
        column,
        f"NOT regexp_full_match({column}, '[1-9][0-9]{{0,8}}')",
        N_("Folkmängden är inte ett heltal större än noll."),
        N_("Skriv antalet invånare med bara siffror, utan mellanslag och decimaler."),
    )
