"""What says who somebody is by its form alone: an e-mail address, a telephone number, a personal number."""

import re
from pathlib import PurePath
from typing import Final

from src.language import N_

_EMAIL: Final = r"[^\s@;,<>]{1,64}@[^\s@;,<>]{1,255}\.[^\s@;,<>]"  # bounded, since a long cell would take for ever
_PERSONAL_NUMBER: Final = (
    r"(?<!\d)(?:18|19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[6-8]\d|9[01])"
    r"(?: ?[-+] ?| )?(?:\d{4}|[TR]\d{3}|[Xx*]{4})(?!\d)"
)
_TELEPHONE: Final = r"(?<![\d-])(?:(?:\+46|0046|\(?0)[\s-]?(?:\(0\))?[\s-]?[1-9](?:[\s)-]{0,2}\d){6,9}|7[02369]\d{7})(?!\d)"
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_PERSON: Final = re.compile(f"{_EMAIL}|{_PERSONAL_NUMBER}|{_TELEPHONE}")

PERSON_FAULT: Final = (
    N_("Här står något som ser ut som en e-postadress, ett telefonnummer eller ett personnummer."),
    N_("Skriv en roll eller organisation, ingen person."),
)


def looks_like_person(cell: str) -> bool:
    """Whether an e-mail address, a telephone number or a personal number stands in the cell.

    By form, not by checksum: a mistyped personal number is personal too.
    """
    return bool(_PERSON.search(cell.translate(_DASHES)))


def unsigned(name: str) -> str:
    """A file's name as it may be shown: `….csv` where it says who somebody is, since a name may stand beside the number."""
    ending = PurePath(name).suffix
    return name if not looks_like_person(name) else f"…{ending}" if ending[1:].isalpha() else "…"
