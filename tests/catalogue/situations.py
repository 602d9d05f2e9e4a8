"""The situations in which every word around a number must be true: records, and ways to look at each.

To the frozen records come changed copies: with a correction of one year, a conflict, and a yes without a year.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from src.address import KNOWN_KEY
from src.analysis.assessed import AssessedRecord
from src.language import Code
from src.opening import DataFolder
from src.selection.assumptions import open_assumptions
from src.selection.selection import ON_MUNICIPALITIES
from src.selection.view import View
from tests.records.frozen import BLEKINGE, HEALTH, ISLAND, SKANE
from tests.selection.views import look

HEADER = "kommun_kod;kommun;erbjudande;ar;deltar;kalla;rattas_till;varfor;vem;datum;status\n"
BEFORE_CORRECTION = date(2026, 4, 14)
REASON = "Fel i listan;kommunen;2026-04-15;gäller\n"
KEPT_FROM = {"skane": SKANE, "blekinge": BLEKINGE, "health": HEALTH, "island": ISLAND}
# What each changed copy has more: rows of participation.csv, and of corrections.csv as far as their reason.
CHANGED = {
    "skane": (
        "1231;Burlöv;Referensgrupp;2020;nej;skr-kommungrupper-2017\n1230;Staffanstorp;Referensgrupp;;ja;regionskane-2020-11-13\n",
        "1275;Perstorp;Referensgrupp;2018;ja;regionskane-2020-11-13;nej;",
    ),
    "blekinge": (
        "1082;Karlshamn;Nätverk;2025;ja;projektplan\n1082;Karlshamn;Nätverk;2025;nej;anmalningar\n1060;Olofström;Nätverk;;ja;projektplan\n",
        "1081;Ronneby;Nätverk;2022;ja;natverkets-listor;stryks;",
    ),
    "health": (
        "1380;Halmstad;Digital vårdcentral;2026;nej;inforandeplan\n1315;Hylte;Digital vårdcentral;;ja;inforandeplan\n",
        "1383;Varberg;Digital vårdcentral;2026;ja;kommunernas-svar;nej;",
    ),
    "island": ("0980;Gotland;Bredbandsstöd;2025;nej;logg\n", "0980;Gotland;Surfhjälp;2023;nej;logg;ja;"),
}

# The filters of each situation; `assumed` are assumptions as addresses write them. A view is drawn once, so that two filters
# together cost little where each stands alone too.
SITUATIONS: dict[str, dict[str, dict[str, Any]]] = {
    "skane": {
        "no filter": {},
        "a limited offering": {"offerings": ("ledarpaket",)},
        "a limited offering in a year": {"offerings": ("ledarpaket",), "years": (2019,)},
    },
    "skane changed": {"no filter": {}, "the corrected year": {"years": (2018,)}},
    "demo compared": {"no filter": {}, "an offering": {"offerings": ("startpaket",)}},
    "blekinge": {
        "no filter": {},
        "a year": {"years": (2022,)},
        "a limited offering": {"offerings": ("handledarkurs",)},
        "a group": {"groups": ("INLAND",)},
        "a body": {"cooperation": ("Västra Blekinge",)},
        "a first year": {"first_years": ("2022",)},
        "no confirmed year": {"first_years": ("ingen",)},
        "the goal assumed": {"assumed": ("1060.natverk.2024.ja",)},
        "two things assumed": {"assumed": ("1060.natverk.2024.ja", "1081.handledarkurs.2024.ja")},
    },
    "blekinge changed": {"no filter": {}, "another offering": {"offerings": ("grundkurs",)}},
    "health": {
        "no filter": {},
        "a group": {"groups": ("NORR",)},
        "a size": {"sizes": ("30000-69999",)},
        "assumed": {"assumed": ("1315.vardcentral.2026.ja",)},
    },
    "health changed": {"no filter": {}},
    "island": {
        "no filter": {},
        "the first year": {"years": (2023,)},
        "the last year": {"years": (2025,)},
        "years apart": {"years": (2023, 2025)},
        "an undated yes": {"offerings": ("bredband",)},
        "an undated yes in a year": {"offerings": ("bredband",), "years": (2025,)},
        "assumed in a year": {"assumed": ("0980.bredband.2025.ja",), "years": (2025,)},
    },
    "island changed": {
        "no filter": {},
        "the corrected year": {"years": (2023,)},
        "another year": {"years": (2025,)},
        "before the correction": {"known": BEFORE_CORRECTION},
    },
}


# Those that `make test` looks at: each filter once, each record, and what a changed copy is made for.
OFTEN = {
    "skane": ("no filter", "a limited offering"),
    "demo compared": ("no filter", "an offering"),
    "blekinge": ("no filter", "a year", "a body", "a first year", "the goal assumed"),
    "blekinge changed": ("no filter",),
    "health": ("no filter", "a group", "a size", "assumed"),
    "island": ("no filter", "years apart", "an undated yes"),
    "island changed": ("no filter", "the corrected year", "before the correction"),
}


@dataclass(frozen=True)
class Seen:
    """A record looked at in one way."""

    record: str
    situation: str
    view: View
    uncorrected: AssessedRecord | None = None  # the record without its corrections, where it has any

    def __str__(self) -> str:
        return f"{self.record}, {self.situation}"


def all_situations(scratch: Path) -> tuple[Seen, ...]:
    """Every record in every situation, in Swedish; changed copies are written into `scratch`, which is new."""
    return tuple(_all_situations(scratch))


def in_language(seen: Seen, language: Code) -> Seen:
    """The same in another language."""
    return replace(seen, view=replace(seen.view, text=look(seen.view.assessed, language).text))


def _all_situations(scratch: Path) -> Iterator[Seen]:
    folders = {name: DataFolder(root) for name, root in KEPT_FROM.items()}
    folders |= {f"{name} changed": DataFolder(_changed(scratch, name)) for name in CHANGED}
    folders["demo compared"] = folders["skane"]
    for record, situations in SITUATIONS.items():
        folder = folders[record]
        export = "demo" if record.startswith("demo") else None
        for situation, asked in situations.items():
            filters = dict(asked)
            known, assumed = filters.pop("known", None), filters.pop("assumed", ())
            assessed = _whole(folder, export, known)
            made = open_assumptions(assessed, assumed)
            assert len(made) == len(assumed), f"{record}: {assumed} cannot be assumed"
            view = look(assessed, what_if=made, **filters)
            if known:
                view = replace(view, kept=((KNOWN_KEY, str(known)),))
            if record == "demo compared":
                view = replace(view, before=_whole(folder, None))
            earlier = _whole(folder, None, BEFORE_CORRECTION) if record.endswith("changed") else None
            yield Seen(record, situation, view, earlier)


def _changed(scratch: Path, name: str) -> Path:
    root = Path(shutil.copytree(KEPT_FROM[name], scratch / name))
    rows, correction = CHANGED[name]
    (export,) = (path.parent for path in root.glob("exports/2*/export.toml"))
    with (export / "participation.csv").open("a", encoding="utf-8") as participation:
        participation.write(rows)
    (export / "corrections.csv").write_text(f"{HEADER}{correction}{REASON}", encoding="utf-8")
    return root


def _whole(folder: DataFolder, export: str | None, known: date | None = None) -> AssessedRecord:
    assessed = folder.open(export, known)
    assert isinstance(assessed, AssessedRecord), assessed
    return assessed


def filters_of(view: View) -> Mapping[str, View]:
    """The filters that are set, and the same view without each."""
    programme, selection = view.programme, view.selection
    none = {"years": programme.years, "offerings": programme.offering_keys, **dict.fromkeys(ON_MUNICIPALITIES.values(), ())}
    return {
        kind: replace(view, selection=replace(selection, **{kind: empty}))
        for kind, empty in none.items()
        if getattr(selection, kind) != empty
    }
