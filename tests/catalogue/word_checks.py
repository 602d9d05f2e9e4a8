"""What is assumed, made up or corrected is marked, and no word is another programme's or bad grammar. Each finding is a line."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from src.catalogue.parts import report, tables
from src.catalogue.report import ReportChoice
from src.reporting.archive import report_zip
from src.vocabulary import CODE, OFFERING, YEAR
from src.wording.what_if import as_recorded
from tests.catalogue.said import Told, everything, told
from tests.catalogue.shape_checks import offerings_of
from tests.catalogue.situations import Seen

Findings = Iterator[str]
WRONG_WORDS = re.compile("bibliotek|paket|medlem|skåne|librar|package|member", re.IGNORECASE)
PLURALS = "kommuner medlemmar nya erbjudanden valda kända rader uppgifter listor kommuntyper kommungrupper storleksklasser"
PLURALS += " kommunsamarbeten municipalities members offerings rows lists classes differ hold"
ONE_OF_MANY = re.compile(rf"(?<![\d\u00a0,.–])\b1 (?:{PLURALS.replace(' ', '|')})\b|\b(?:alla|all) 1\b")


def assumed_cells(seen: Seen) -> Findings:
    """A cell that an assumption makes says so, and so does each figure or table that it changes."""
    if not seen.view.selection.what_if:
        return
    recorded = told(as_recorded(seen.view))
    for name, one in told(seen.view).items():
        then = recorded[name]
        if one.words and one.shape != then.shape and "Tänkt läge" not in one.text:
            yield f"{name}: does not say that something is assumed"
        if one.words and name.endswith("-matris"):
            before = dict(then.words.data_points) if then.words else {}
            for label, value in one.words.data_points:
                pieces = zip(value.split(", "), before[label].split(", "), strict=True)
                yield from (f"{name}: {label} {now}" for now, was in pieces if now != was and "antagen" not in now)
        if one.rows is not None and then.rows is not None:
            yield from _unmarked(one, then)


def made_up_data(seen: Seen) -> Findings:
    """Each figure of made-up data says so, and no other does."""
    made_up = seen.record.startswith("demo")
    for name, one in told(seen.view).items():
        if one.words and ("påhittade uppgifter" in one.text) != made_up:
            yield f"{name}: {'does not say' if made_up else 'says'} that it is made up"


def marked_files(seen: Seen) -> Findings:
    """Every row of a CSV file and every sheet of a workbook says what is made up or assumed."""
    view = seen.view
    if not (seen.record.startswith("demo") or view.selection.what_if):
        return
    recorded = told(as_recorded(view))
    shaped = [name for name, one in told(view).items() if one.rows is not None and one.shape != recorded[name].shape]
    mark, parts = ("påhitt", tuple(tables(view))) if seen.record.startswith("demo") else ("tänkt läge", tuple(shaped))
    if not parts:
        return
    with ZipFile(BytesIO(report_zip(report(view, ReportChoice(parts)), {}))) as files:
        for name in files.namelist():
            if name.endswith(".csv"):
                lines = files.read(name).decode("utf-8-sig").splitlines()[1:]
                yield from (f"csv: {name}: {line}" for line in lines if mark not in line.casefold())
            if name.endswith(".xlsx"):
                with ZipFile(BytesIO(files.read(name))) as book:
                    sheets = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
                yield from (f"sheet: {name}: {sheet}" for sheet in sheets if mark not in sheet.casefold())


def corrected_period(seen: Seen) -> Findings:
    """Over several years a cell is marked as corrected if the correction changes what it says, and only then."""
    view = seen.view
    if seen.uncorrected is None or len(view.selection.years) == 1:
        return
    table = tables(view)["tabell-erbjudanden"]
    now, was = (table.rows(each) for each in (view, view.of_record(seen.uncorrected)))
    for column in map(view.offering_name, view.selection.offerings):
        for name, said, before in zip(now.iloc[:, 0], now[column], was[column], strict=True):
            if ("(rättad)" in said) != (said.removesuffix(" (rättad)") != before):
                yield f"tabell-erbjudanden: {name}, {column}: {before}, and corrected {said}"


def corrected_marks(seen: Seen) -> Findings:
    """What is corrected is marked where its year and offering are selected and known, and nowhere else."""
    view = seen.view
    if not seen.record.endswith("changed"):
        return
    (correction,) = view.assessed.record.corrections.to_dict("records") or [None]
    for name, one in told(view).items():
        in_sight = (
            correction is not None
            and correction[CODE] in set(view.register[CODE])
            and correction[OFFERING] in offerings_of(view, name)
            and correction[YEAR] in view.selection.years
        )
        if "rättad" in one.text and not in_sight and _of_selected_years(name):
            yield f"{name}: marks a correction that is not in it"
        if "rättad" not in one.text and in_sight and name in ("tabell-erbjudanden", "karta") and len(view.selection.years) == 1:
            yield f"{name}: the corrected cell is not marked"


def wrong_words(seen: Seen) -> Findings:
    """No word of the first programme stands in another's."""
    if seen.record.startswith(("health", "island")):
        for name, words in everything(seen.view).items():
            for found in WRONG_WORDS.finditer(words):
                yield f"{name}: {words[max(0, found.start() - 30) : found.end() + 15]!r}"


def grammar(seen: Seen) -> Findings:
    """One is no plural, and no text has a hole."""
    for name, words in everything(seen.view).items():
        yield from (f"{name}: {words[max(0, m.start() - 20) : m.end() + 10]!r}" for m in ONE_OF_MANY.finditer(words))
        if "{" in words or "}" in words:
            yield f"{name}: {words}"


def _unmarked(one: Told, then: Told) -> Findings:
    assert one.rows is not None
    assert then.rows is not None
    first, common = one.rows.columns[0], [column for column in one.rows.columns if column in then.rows.columns]
    now, was = one.rows.set_index(first, drop=False), then.rows.set_index(first, drop=False)
    if not (now.index.is_unique and set(now.index) == set(was.index)):
        return
    for column in common:
        for row in now.index:
            value, before = now.loc[row, column], was.loc[row, column]
            if value != before and str(value).startswith(("ja", "nej")) and "(antagen)" not in str(value):
                yield f"{one.name}: {row}, {column}: {value}"


def _of_selected_years(name: str) -> bool:
    """Whether the figure or table is about the selected years only, and not about the years before them too."""
    return name == "karta" or name == "tabell-erbjudanden" or name.endswith(("-kartor",))
