"""The rules that corrections of an export's rows must follow."""

from typing import Final

from src.language import N_
from src.loading.rules import CELL_RULES, SOURCE_RULES, YEAR_KNOWN, Rule
from src.loading.tables import CORRECTIONS
from src.vocabulary import BECOMES, DATE, PARTICIPATES, STATUS, WHO, WHY

_SAME_CELL: Final = " AND ".join(f"other.{column} = this.{column}" for column in CORRECTIONS.key)
_THE_ROW: Final = f"FROM participation AS other WHERE {_SAME_CELL}"
_SAID_OTHERWISE: Final = (
    f"(SELECT min(other.line) {_THE_ROW} AND other.participates <> this.participates AND other.participates IN ('ja', 'nej'))"
)
_BEFORE: Final = f"FROM corrections AS other WHERE {_SAME_CELL} AND other.status = 'gäller' AND other.line < this.line"
_IN_FORCE_BEFORE: Final = f"(SELECT min(other.line) {_BEFORE})"
# What is misspelt is said by its own rule; a row that bears the right words is one that one can look for.
_CAN_BE_LOOKED_FOR: Final = """
    code IN (SELECT register.code FROM register)
    AND offering IN (SELECT word FROM known_offerings)
    AND (year = '' OR year IN (SELECT word FROM known_years))
    AND source IN (SELECT word FROM known_sources)
"""

IS_OF_A_ROW: Final = Rule(
    None,
    f"{_CAN_BE_LOOKED_FOR} AND NOT EXISTS ({_THE_ROW})",
    N_("Rättelsen motsvarar ingen rad i participation.csv."),
    N_(
        "Skriv kommun, erbjudande, år och källa precis som på raden som ska rättas. "
        "En uppgift som saknas kan inte rättas; den hör till en ny export."
    ),
)

CORRECTIONS_RULES: Final = (
    *CELL_RULES,
    YEAR_KNOWN._replace(remedy=N_("Skriv ett av åren {known}, eller lämna cellen tom om raden som rättas saknar år.")),
    Rule(
        PARTICIPATES,
        "participates NOT IN ('ja', 'nej')",
        N_("Svaret är varken ja eller nej."),
        N_("Skriv ja eller nej, det som raden i participation.csv säger."),
    ),
    Rule(
        PARTICIPATES,
        f"participates IN ('ja', 'nej') AND {_SAID_OTHERWISE} IS NOT NULL",
        N_("Raden som ska rättas, rad {named} i participation.csv, säger inte detta."),
        N_("Skriv här vad raden säger, eller ta bort rättelsen om raden är riktig."),
        named=_SAID_OTHERWISE,
    ),
    *SOURCE_RULES,
    IS_OF_A_ROW,
    Rule(
        BECOMES,
        "becomes NOT IN ('ja', 'nej', 'stryks')",
        N_("Det som raden rättas till är varken ja, nej eller stryks."),
        N_("Skriv ja, nej eller stryks; stryks betyder att raden inte räknas."),
    ),
    Rule(
        BECOMES,
        "becomes IN ('ja', 'nej') AND becomes = participates",
        N_("Rättelsen ändrar inget: raden säger redan detta."),
        N_("Skriv vad raden ska rättas till, eller ta bort rättelsen."),
    ),
    Rule(WHY, "why = ''", N_("Det står inte varför raden rättas."), N_("Skriv med några ord vad som är fel.")),
    Rule(WHO, "who = ''", N_("Det står inte vem som säger att raden är fel."), N_("Skriv vem som har sagt det.")),
    Rule(
        DATE,
        'NOT regexp_full_match("date", \'[0-9]{4}-[0-9]{2}-[0-9]{2}\') OR TRY_CAST("date" AS DATE) IS NULL OR "date" < \'0001\'',
        N_("Datumet är inget datum, skrivet med år, månad och dag."),
        N_("Skriv dagen då rättelsen beslutades eller föreslogs som ÅÅÅÅ-MM-DD."),
    ),
    Rule(
        DATE,
        'TRY_CAST("date" AS DATE) > current_date + 1',  # somewhere on Earth it is tomorrow already
        N_("Dagen har inte kommit än."),
        N_("Skriv dagen då rättelsen beslutades eller föreslogs som ÅÅÅÅ-MM-DD."),
    ),
    Rule(
        STATUS,
        "status NOT IN ('gäller', 'föreslagen', 'avvisad')",
        N_("Rättelsens status är okänd."),
        N_("Skriv gäller, föreslagen eller avvisad; bara den som gäller ändrar något."),
    ),
    Rule(
        STATUS,
        f"status = 'gäller' AND {_IN_FORCE_BEFORE} IS NOT NULL",
        N_("Raden har redan en rättelse som gäller, på rad {named}."),
        N_("Låt bara en gälla; ge den andra en annan status, eller ta bort den."),
        named=_IN_FORCE_BEFORE,
    ),
)
