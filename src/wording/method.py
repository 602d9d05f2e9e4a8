"""The method page of a report: how it is counted, what is not known, and what the figures do not say."""

from dataclasses import dataclass

from src.analysis.counts import OPEN
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import OFFERING, STATE, YEAR, Evidence
from src.wording.claims import claims_said
from src.wording.corrections import corrections_answer, corrections_said
from src.wording.sentences import open_answer


@dataclass(frozen=True)
class Section:
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


def method(view: View) -> tuple[Section, ...]:
    """Rules, unknowns and limits, in sentences that follow the data."""
    text, corrected = view.text, len(view.assessed.record.corrections)
    return (
        Section(text("Så är det räknat"), rules(view)),
        Section(text("Vad vi inte vet"), unknowns(view)),
        *([Section(text("Stämmer det som är publicerat?"), claims_said(view))] if view.programme.claims else []),
        *([Section(text("Rättelser"), (corrections_answer(view), *corrections_said(view)))] if corrected else []),
        Section(text("Vad siffrorna inte säger"), limits(view)),
    )


@once
def rules(view: View) -> tuple[str, ...]:
    """The rules of counting, a sentence or two each."""
    text, registered = view.text, len(view.assessed.record.register)
    national = not view.assessed.record.national_representatives.empty
    said = [
        text.plural(
            "En uppgift gäller en kommun, ett erbjudande och ett år. Registret har {n} kommun.",
            "En uppgift gäller en kommun, ett erbjudande och ett år. Registret har {n} kommuner.",
            registered,
        ),
        text("Ett nej kräver underlag: en uppgift som säger nej, eller en komplett lista utan kommunen. Annars är det okänt."),
        text("Säger en källa ja och en annan nej är uppgiften motstridig, och räknas inte som ja."),
        text("Ett ja utan år räknas för hela perioden, och är okänt för en del av den."),
        text("Bredvid varje antal står hur högt det kan vara, om allt okänt och motstridigt är ja."),
        text(
            "Målet är att alla kommuner i registret ska ha varit med i {offering}; en kommun räknas en gång.",
            offering=view.the_group,
        ),
        text(
            "Uppgifter per en dag är det som var känt då. En ny export ger alla figurer sin dag, också dem vars uppgifter den inte "
            "ändrar; varje källa har sin egen."
        ),
        *([text("Nationella representanter räknas inte, eftersom de inte är kommuner.")] if national else []),
    ]
    for rule in view.programme.eligibility:
        limit = text(
            "{offering} är för kommuner med högst {limit} invånare {year}.",
            offering=view.offering_name(rule.offering),
            limit=text.number(rule.population_at_most),
            year=rule.population_year,
        )
        excepted = text("Gränsen gäller inte {names}.", names=view.names_of(rule.excepted)) if rule.excepted else ""
        said.append(" ".join(filter(None, (limit, excepted, text.of(rule.note) if rule.note else ""))))
    return tuple(said)


def limits(view: View) -> tuple[str, ...]:
    """What the figures do not say."""
    return (view.text("Siffrorna räknar deltagande. De säger inget om vad det ledde till."),)


def unknowns(view: View) -> tuple[str, ...]:
    """How much is not known, in all and by offering, and which lists are complete."""
    text, states = view.text, view.states
    said = [open_answer(view)] if len(view.register) else []
    for key in view.selection.offerings:
        cells = states.loc[states[OFFERING] == key, STATE]
        if unsure := int(cells.isin(list(OPEN)).sum()):
            said.append(
                text.plural(
                    "{offering}: svar saknas eller motsäger varandra för {unsure} av {n} kommun.",
                    "{offering}: svar saknas eller motsäger varandra för {unsure} av {n} kommuner.",
                    int((cells != Evidence.NOT_ELIGIBLE).sum()),
                    offering=view.offering_name(key),
                    unsure=text.number(unsure),
                )
            )
    lists = view.assessed.record.complete_lists
    named = [
        text(
            "{offering} ({when})",
            offering=view.offering_name(str(key)),
            when=text.years(rows[YEAR].dropna()) or text("hela perioden"),
        )
        for key, rows in lists.groupby(OFFERING, sort=False)
    ]
    said.append(text("Kompletta listor finns för {names}.", names=text.names(named)) if named else text("Ingen lista är komplett."))
    return tuple(said)
