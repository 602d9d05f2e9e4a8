"""Swedish and English: texts through gettext, numbers and dates through Babel. Imports nothing else of src."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from gettext import NullTranslations
from pathlib import Path
from typing import Final, Literal
from unicodedata import normalize

import msgspec
from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

Code = Literal["sv", "en"]
CODES: Final[tuple[Code, ...]] = ("sv", "en")
LANGUAGE_NAMES: Final[dict[Code, str]] = {"sv": "Svenska", "en": "English"}  # each named in itself
LOCALES: Final = {"sv": Locale("sv", "SE"), "en": Locale("en", "GB")}
_FIELD: Final = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', re.MULTILINE)
_FUZZY: Final = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
CATALOGUES = Path(__file__).parent.parent / "locale"


class Localised(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A text from the data, in Swedish and, where somebody wrote it, in English."""

    sv: str
    en: str = ""


class _Catalogue(NullTranslations):
    """The texts of a .po file as tools/texts.py writes it, with two plural forms; fuzzy ones count as not translated.

    Babel's own reader takes ten times as long, which everybody would wait for at the start.
    """

    def __init__(self, po: str) -> None:
        super().__init__()
        self._texts: dict[tuple[str, bool], str] = {}  # by the source, and whether it is the plural
        for entry in po.split("\n\n"):
            source = ""
            for name, quoted in () if _FUZZY.search(entry) else _FIELD.findall(entry):
                words = "".join(map(json.loads, quoted.splitlines()))
                if name == "msgid":
                    source = words
                elif name != "msgid_plural":
                    self._texts[source, name == "msgstr[1]"] = words

    def gettext(self, message: str) -> str:
        return self._texts.get((message, False)) or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._texts.get((msgid1, n != 1)) or super().ngettext(msgid1, msgid2, n)


@dataclass(frozen=True)
class Language:
    """One language: call it with a Swedish source text and named values to get the text to show."""

    code: Code
    translations: NullTranslations = field(default_factory=NullTranslations, compare=False, repr=False)

    def __call__(self, source: str, /, **values: object) -> str:
        """The text in this language, with its named placeholders filled in; of a text from the data, in this language."""
        return self.translations.gettext(source).format(**{name: self._said(value) for name, value in values.items()})

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The text for `number`, which also fills the placeholder `{n}`."""
        return self.translations.ngettext(one, many, number).format(n=self.number(number), **values)

    def of(self, text: Localised | str) -> str:
        """A text from the data in this language, in Swedish where there is no other."""
        if isinstance(text, str):
            return text
        return text.en or text.sv if self.code == "en" else text.sv

    def _said(self, value: object) -> object:
        return self.of(value) if isinstance(value, Localised) else value

    def number(self, value: float, decimals: int = 0) -> str:
        """4711.5 as `4 712`, or with one decimal `4 711,5` (Swedish, non-breaking space)."""
        if not decimals and 0 <= value < 1000 and value == int(value):
            return str(int(value))  # as in every language, without a look at its pattern
        pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
        return format_decimal(_rounded(Decimal(str(value)), decimals), format=pattern, locale=LOCALES[self.code])

    def share(self, value: float) -> str:
        """0.9697 as `97 %`. Rounds down near the whole and up near nothing, so that 99.7 % never reads as all nor 0.3 % as none."""
        percent = 99 if 0.99 < value < 1 else 1 if 0 < value < 0.01 else _rounded(Decimal(str(value)) * 100)
        return format_percent(percent / 100, locale=LOCALES[self.code])

    def date(self, day: date) -> str:
        """ISO, as Swedish offices write it, in both languages."""
        return day.isoformat()

    def names(self, names: Iterable[str]) -> str:
        """`Bjuv, Klippan och Sjöbo`."""
        return format_list(list(names), locale=LOCALES[self.code])

    def any_of(self, names: Iterable[Localised | str]) -> str:
        """`Bjuv, Klippan eller Sjöbo`."""
        return format_list(list(map(self.of, names)), style="or", locale=LOCALES[self.code])

    def years(self, years: Iterable[int]) -> str:
        """`2018–2020` for three years or more in a row, else `2018 och 2020`; ascending and each year once, whatever comes in."""
        ascending = sorted(set(years))
        return _in_a_row(ascending) or self.names(map(str, ascending))

    def any_year(self, years: Iterable[int]) -> str:
        """The same for what is true if it is of one of the years: `2018–2020`, else `2018 eller 2020`."""
        ascending = sorted(set(years))
        return _in_a_row(ascending) or self.any_of(map(str, ascending))

    def capital(self, sentence: str) -> str:
        """The sentence with a capital first letter, the rest untouched."""
        return sentence[:1].upper() + sentence[1:]


def read_language(code: Code) -> Language:
    """The language with its texts from `locale/`; Swedish ones stand in the code itself."""
    if code == "sv":
        return Language("sv")
    return Language(code, _Catalogue((CATALOGUES / code / "messages.po").read_text(encoding="utf-8")))


def _in_a_row(ascending: Sequence[int]) -> str:
    """The first year and the last, for three or more that follow each other; empty for others."""
    follow = len(ascending) > 2 and ascending[-1] - ascending[0] == len(ascending) - 1
    return f"{ascending[0]}–{ascending[-1]}" if follow else ""


def _rounded(value: Decimal, decimals: int = 0) -> Decimal:
    """A half goes away from zero, as in a spreadsheet, so that 1/8 is 13 % in both; zero has no sign."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def composed(words: str) -> str:
    """The words with composed letters (NFC), as all text inside the program: `ä` may also come as `a` and two dots."""
    return normalize("NFC", words)


def joined(names: Sequence[Localised]) -> Localised:
    """The names with commas between them, in each language."""
    return Localised(", ".join(name.sv for name in names), ", ".join(name.en or name.sv for name in names))


def N_(source: str) -> str:  # noqa: N802 - gettext's own name for it
    """Marks a text for translation where it is written; it is translated where it is shown."""
    return source
