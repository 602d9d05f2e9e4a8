"""What each word and sign of the figures and tables means."""

from src.language import Language
from src.vocabulary import Evidence
from src.wording.states import SIGNS, state_word


def signs(text: Language) -> tuple[tuple[str, str], ...]:
    """Every word and sign of the figures and tables with its meaning, in the order of a list of signs."""
    meanings = {
        Evidence.YES: text("en uppgift säger ja"),
        Evidence.NO: text("en uppgift säger nej, eller en komplett lista saknar kommunen"),
        Evidence.UNKNOWN: text("underlaget säger varken ja eller nej; okänt är inte nej"),
        Evidence.NOT_ELIGIBLE: text("programmets egna regler gör erbjudandet ej aktuellt för kommunen"),
        Evidence.CONFLICTING: text("källor säger både ja och nej, och ingen av dem är vald framför den andra"),
    }
    return (
        *((f"{SIGNS[state]} {state_word(state, text)}", meaning) for state, meaning in meanings.items()),
        ("1+", text("minst 1; det kan vara fler, eftersom något är okänt eller motstridigt")),
        (text("* (rättad)"), text("bygger på en rad som är rättad i efterhand; rättelserna står i underlaget")),
        (text("Minst"), text("så många som underlaget bekräftar")),
        (text("Högst"), text("så många som det kan vara om allt okänt och motstridigt är ja")),
        ("–", text("noll, i en tabell med tal")),
        ("..", text("uppgift saknas")),
        (".", text("uppgift kan inte förekomma")),
    )
