"""The rules that a file's values must follow before they are cast: for each, one SQL condition and the words for it."""

from dataclasses import dataclass
from typing import Final

from src.language import N_
from src.loading.tables import COMPLETE_LISTS, NATIONAL_REPRESENTATIVES, PARTICIPATION, REGISTER
from src.vocabulary import CODE, GROUP, MUNICIPALITY, OFFERING, ORGANISATION, PARTICIPATES, SOURCE, YEAR

# The kinds of word that the programme knows: rows of the table `known`, with the columns kind, word and key.
OFFERINGS: Final = "offerings"
YEARS: Final = "years"
SOURCES: Final = "sources"
GROUPS: Final = "groups"
PREFIX: Final = "prefix"


@dataclass(frozen=True)
class Rule:
    """`broken` is the SQL condition of the rows that break the rule, called `this`; without a `column` it is about the row.

    `named`: SQL for a value of the row's own, which fills `{named}` in the texts.
    `among`: the kind of words whose list fills `{known}`; where the value resembles one of them, that fills `{named}` and
    `perhaps` is said instead of `remedy`.
    """

    column: str | None
    broken: str
    problem: str
    remedy: str
    named: str = "NULL"
    among: str = ""
    perhaps: str = ""


WELL_FORMED: Final = f"regexp_full_match(this.{CODE}, '[0-9]{{4}}')"
REPEATS: Final = "this.line > this.first_line"


def _unknown(column: str, kind: str) -> str:
    return f"this.\"{column}\" <> '' AND this.\"{column}\" NOT IN (SELECT word FROM known WHERE kind = '{kind}')"


def _of_first_row(table: str, column: str) -> str:
    return f"(SELECT earlier.{column} FROM {table} AS earlier WHERE earlier.line = this.first_line)"


_CODE_FORM: Final = Rule(
    CODE,
    f"NOT {WELL_FORMED}",
    N_("Kommunkoden är inte fyra siffror."),
    N_("Skriv koden med fyra siffror; en nolla först försvinner i Excel om kolumnen inte är text."),
)
_OFFERING: Final = (
    Rule(
        OFFERING,
        f"this.{OFFERING} = ''",
        N_("Erbjudandet saknas."),
        N_("Skriv ett av programmets erbjudanden: {known}."),
        among=OFFERINGS,
    ),
    Rule(
        OFFERING,
        _unknown(OFFERING, OFFERINGS),
        N_("Erbjudandet finns inte i programmet."),
        N_("Skriv ett av programmets erbjudanden: {known}."),
        among=OFFERINGS,
        perhaps=N_("Om {named} är menat, skriv det precis så. Programmets erbjudanden är: {known}."),
    ),
)
_YEAR: Final = Rule(
    YEAR,
    _unknown(YEAR, YEARS),
    N_("Året hör inte till projektets år."),
    N_("Skriv ett av åren {known}, eller lämna cellen tom om året inte är känt."),
    among=YEARS,
)
_SOURCE: Final = (
    Rule(
        SOURCE,
        f"this.{SOURCE} = ''",
        N_("Källan saknas."),
        N_("Skriv den källa i sources.toml som uppgiften kommer från: {known}."),
        among=SOURCES,
    ),
    Rule(
        SOURCE,
        _unknown(SOURCE, SOURCES),
        N_("Källan finns inte i sources.toml."),
        N_("Skriv en av källorna där ({known}), eller lägg till den nya i sources.toml."),
        among=SOURCES,
        perhaps=N_("Om {named} är menad, skriv den precis så; en ny källa läggs till i sources.toml."),
    ),
)
_REPEATED: Final = Rule(
    None,
    REPEATS,
    N_("Raden säger samma sak som rad {named}."),
    N_("Ta bort en av de två raderna, eller rätta den som är fel."),
    named="this.first_line",
)

PARTICIPATION_RULES: Final = (
    _CODE_FORM,
    Rule(
        CODE,
        f"{WELL_FORMED} AND EXISTS (FROM {REGISTER.name}) AND this.{CODE} NOT IN (SELECT {CODE} FROM {REGISTER.name})",
        N_("Kommunkoden finns inte i registret."),
        N_("Rätta koden, eller lägg till kommunen i register/municipalities.csv."),
    ),
    Rule(
        MUNICIPALITY,
        f"""this.{MUNICIPALITY} <> '' AND EXISTS (
            FROM {REGISTER.name} WHERE {REGISTER.name}.{CODE} = this.{CODE} AND {REGISTER.name}.{MUNICIPALITY} <> this.{MUNICIPALITY})""",
        N_("Namnet och koden hör inte ihop: koden är {named}s i registret."),
        N_("Se efter vilken kommun som är menad, och rätta namnet eller koden."),
        named=f"(SELECT any_value({MUNICIPALITY}) FROM {REGISTER.name} WHERE {REGISTER.name}.{CODE} = this.{CODE})",
    ),
    *_OFFERING,
    _YEAR,
    Rule(
        PARTICIPATES,
        f"this.{PARTICIPATES} NOT IN ('ja', 'nej')",
        N_("Svaret är varken ja eller nej."),
        N_("Skriv ja eller nej med små bokstäver; där svaret inte är känt ska raden inte finnas."),
    ),
    *_SOURCE,
    Rule(
        None,
        f"{REPEATS} AND this.{PARTICIPATES} = {_of_first_row(PARTICIPATION.name, PARTICIPATES)}",
        _REPEATED.problem,
        _REPEATED.remedy,
        _REPEATED.named,
    ),
    Rule(
        PARTICIPATES,
        f"{REPEATS} AND this.{PARTICIPATES} <> {_of_first_row(PARTICIPATION.name, PARTICIPATES)}",
        N_("Samma källa säger både ja och nej: jämför med rad {named}."),
        N_("Se efter vad källan säger, och ta bort den rad som är fel."),
        named="this.first_line",
    ),
)

COMPLETE_LISTS_RULES: Final = (
    *_OFFERING,
    Rule(
        YEAR,
        _YEAR.broken,
        _YEAR.problem,
        N_("Skriv ett av åren {known}, eller lämna cellen tom om listan gäller hela perioden."),
        among=YEARS,
    ),
    *_SOURCE,
    _REPEATED,
)

NATIONAL_REPRESENTATIVES_RULES: Final = (
    Rule(YEAR, f"this.{YEAR} = ''", N_("Året saknas."), N_("Skriv ett av åren {known}."), among=YEARS),
    Rule(YEAR, _YEAR.broken, _YEAR.problem, N_("Skriv ett av åren {known}."), among=YEARS),
    Rule(ORGANISATION, f"this.{ORGANISATION} = ''", N_("Organisationens namn saknas."), N_("Skriv namnet, eller ta bort raden.")),
    *_SOURCE,
    _REPEATED,
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
        f"{WELL_FORMED} AND NOT starts_with(this.{CODE}, (SELECT word FROM known WHERE kind = '{PREFIX}'))",
        N_("Kommunkoden börjar inte med regionens {known}."),
        N_("Rätta koden, eller rätta code_prefix i programme.toml."),
        among=PREFIX,
    ),
    Rule(
        CODE,
        REPEATS,
        N_("Kommunkoden står redan på rad {named}."),
        N_("Ta bort en av raderna, eller rätta den kod som är fel."),
        named="this.first_line",
    ),
    Rule(MUNICIPALITY, f"this.{MUNICIPALITY} = ''", N_("Kommunens namn saknas."), N_("Skriv kommunens namn.")),
    Rule(
        GROUP,
        f"this.\"{GROUP}\" = '' OR {_unknown(GROUP, GROUPS)}",
        N_("Kommungruppen finns inte i programme.toml."),
        N_("Skriv en av de grupper som finns där, under groups.names: {known}."),
        among=GROUPS,
    ),
)


def population_rule(column: str) -> Rule:
    """The rule for one year's population: a whole number of inhabitants, more than none."""
    return Rule(
        column,
        f"NOT regexp_full_match(this.{column}, '[1-9][0-9]{{0,8}}')",
        N_("Folkmängden är inte ett heltal större än noll."),
        N_("Skriv antalet invånare med bara siffror, utan mellanslag och decimaler."),
    )
