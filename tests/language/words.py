"""Words of one language only, of which nearly every sentence has some."""

import re
from typing import Final

from src.language import Code

# Words of both languages are left out, such as `under`, `men`, `for` and `is`.
_SWEDISH: Final = (
    "alla av bara bland både börjar de dem den denna det detta där efter ej eller en enligt erbjudande erbjudandet erbjudanden "
    "ett finns flera fler fram från för första gör ha hade har hela hittills hos hur högst i ingen inga inget inte ja jämför kan "
    "kommun kommunen kommuner kommunerna känd känt källa källan källor med medan medlem medlemmar mellan mer minst motstridigt mål "
    "målet många måste namn ned nej någon några ny nya när och också okänd okända okänt om på rad raden rader saknar saknas sedan "
    "ska skriv som står så säger till underlag underlaget uppgift uppgifter upp ur urvalet utan vad var varje vem vet vi vid vilka "
    "vilken vilket är år året åren återkommande än över översikt"
)
_ENGLISH: Final = (
    "about an and any are at been but can cannot each every evidence from has if into it its known least members municipalities "
    "municipality must neither new no none nor of offering offerings only or other overview record returning shown since source "
    "sources than that the their them there these they this those to took unknown was we were what when where which who whole "
    "with without year years yes"
)
SWEDISH: Final = frozenset(_SWEDISH.split())
ENGLISH: Final = frozenset(_ENGLISH.split())

_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
# Placeholders, keys with their values, names of files, columns and settings, and what is quoted as it stands in a file.
_NO_WORD: Final = re.compile(r"\{\w*\}|\w+(?= = )|\w+(?:[./_]\w+)+|“\w+”")
_SWEDISH_LETTER: Final = re.compile(r"[åäö]", re.IGNORECASE)


def foreign_words(words: str, language: Code) -> list[str]:
    """The words in a text of `language` that are the other language's; in an English text so is every word with å, ä or ö."""
    found = _WORD.findall(_NO_WORD.sub(" ", words))
    if language == "sv":
        return [word for word in found if word.casefold() in ENGLISH]
    return [word for word in found if word.casefold() in SWEDISH or _SWEDISH_LETTER.search(word)]
