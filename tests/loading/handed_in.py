"""Files handed in to a small programme and register, as an office would."""

from typing import Any

from src.handed_in import Refused, Understood
from src.loading.database import open_database
from src.loading.intake.understanding import understand
from src.loading.intake.words import read_words
from src.programme.definition import read_programme
from tests.records.frozen import SKANE

CONNECTION = open_database()  # a cursor of it for each file is quicker than one of its own
WORDS = read_words()
PROGRAMME = read_programme(SKANE)  # 2018–2020; Startpaket, Folkpaket, Ledarpaket, Referensgrupp
REGISTER = {  # and one whose code begins with a zero
    "0331": "Heby",
    "1231": "Burlöv",
    "1256": "Östra Göinge",
    "1260": "Bjuv",
    "1280": "Malmö",
    "1281": "Lund",
    "1284": "Höganäs",
}


def hand_in(content: str | bytes, file: str = "lista.csv", **how: Any) -> Understood | Refused:
    """What comes of a file."""
    return understand(
        content.encode() if isinstance(content, str) else content,
        file,
        PROGRAMME,
        REGISTER,
        connection=CONNECTION,
        words=WORDS,
        **how,
    )


def understood(content: str | bytes, file: str = "lista.csv", **how: Any) -> Understood:
    """What comes of a file that is read."""
    found = hand_in(content, file, **how)
    assert isinstance(found, Understood), found
    return found


def refused(content: str | bytes, file: str = "lista.csv", **how: Any) -> Refused:
    """What comes of a file that is refused."""
    found = hand_in(content, file, **how)
    assert isinstance(found, Refused), found
    return found
