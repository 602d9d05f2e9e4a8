"""What is wrong with the values of a TOML or JSON file, in its author's language: the field, its line, and how to mend it."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from functools import partial
from typing import Any, Final

import msgspec
from msgspec import inspect

from src.finding import Finding
from src.language import N_, Localised
from src.personal_data import looks_like_person
from src.programme.toml_lines import KeyPath, written

_ALIKE: Final = 0.65  # how alike two keys must be for one to be taken for a slip of the pen (0 to 1, by difflib)
_SHOWN: Final = 80  # letters of a value

_Words = tuple[str, str]  # problem and remedy

_TEXT: Final = (N_("Här ska stå text."), N_("Skriv texten inom citattecken."))
_IN_TWO_LANGUAGES: Final = (
    N_("Här ska stå text på svenska, och gärna på engelska."),
    N_('Skriv {{ sv = "…", en = "…" }}; engelskan får saknas.'),
)
_EXPECTED: Final[Mapping[str, _Words]] = {
    "str": _TEXT,
    "str | object": (N_("Här ska stå text."), N_('Skriv texten inom citattecken, eller som {{ sv = "…", en = "…" }}.')),
    "str | array": (
        N_("Här ska stå text, eller en lista av texter."),
        N_("Skriv varje text inom citattecken, och en lista inom [ ]."),
    ),
    "int": (N_("Här ska stå ett heltal."), N_("Skriv det med bara siffror: utan citattecken, mellanslag och decimaler.")),
    "bool": (N_("Här ska stå true eller false."), N_("Skriv true eller false med små bokstäver, utan citattecken.")),
    "date": (N_("Här ska stå ett datum."), N_("Skriv det som ÅÅÅÅ-MM-DD, utan citattecken och klockslag.")),
    "array": (N_("Här ska stå en lista."), N_("Skriv den inom [ ], med komma mellan värdena.")),
    "object": (N_("Här ska stå en tabell."), N_("Skriv den som [tabell] på en egen rad, eller inom {{ }}.")),
}
_LIST_OF_TABLES: Final = (
    N_("Här ska stå en lista av tabeller."),
    N_("Skriv [[{field}]] på raden före var och en, med dubbla klamrar."),
)
_ONE_TABLE: Final = (N_("Här ska stå en enda tabell."), N_("Skriv [{field}] med enkla klamrar, och bara en gång."))
_OBJECT: Final = (N_("Här ska stå ett objekt."), N_("Skriv nycklar och värden inom {{ }}."))
_CARD: Final = N_("Jämför med filens kort i data/README.md.")


def form_fault(
    error: msgspec.ValidationError,
    content: Any,
    kind: object,
    file: str,
    line_of: Callable[[KeyPath], int | None],
    *,
    is_json: bool = False,
) -> Finding:
    """What is wrong where a key is missing, unknown, or has a wrong value; `content` was to become `kind`.

    `line_of`: finds the line of a place. `is_json`: the file is no TOML, so days are text, and tables are called objects.
    """
    said, _, where = str(error).partition(" - at `")
    place = _place(where, content, partial(_says, kind=kind, natively=() if is_json else (datetime, date, time)), str(error))
    if found := re.match(r"Object missing required field `(.+)`", said):
        field = written((*place, found[1]))
        problem, remedy = N_("Nyckeln saknas."), N_("Skriv {field}; filens kort i data/README.md säger vad den betyder.")
        return Finding(file, problem, remedy, line=line_of(place), column=field or None, values={"field": field})
    if found := re.match(r"Object contains unknown field `(.+)`", said):
        place, value = (*place, found[1]), None
        problem, remedy, values = _unknown_key(place, content, kind)
    else:
        value = _at(content, place)
        problem, remedy, values = _wrong_value(said, value, place, content, kind)
        if is_json and said.startswith("Expected `object"):
            problem, remedy = _OBJECT
    field = written(place)
    return Finding(
        file, problem, remedy, line=line_of(place), column=field or None, value=_shown(value), values={"field": field, **values}
    )


def _wrong_value(said: str, value: object, place: KeyPath, content: Any, kind: object) -> tuple[str, str, dict[str, object]]:
    if found := re.match(r"Expected `\w+` >= (\d+)$", said):
        return N_("Talet är för litet."), N_("Skriv ett tal som är minst {least}."), {"least": found[1]}
    if found := re.match(r"Expected `\w+` <= (\d+)$", said):
        return N_("Talet är för stort."), N_("Skriv ett tal som är högst {most}."), {"most": found[1]}
    if said.startswith("Expected `array` of length >= "):
        return N_("Listan är tom."), N_("Skriv minst ett värde i den."), {}
    if said.startswith(("Invalid value", "Invalid enum value")):
        here = _kind_at(kind, place, content)
        tags = [str(one.tag) for one in _tables(_kind_at(kind, place[:-1], content))]
        tags = [*map(str, here.values)] if isinstance(here, inspect.LiteralType) else tags
        return _choice(N_("Värdet är inget av dem som finns."), str(value), tags)
    if found := re.match(r"Expected `(.+?)(?: \| null)?`, got `(.+?)`", said):
        expected, got = found[1], found[2]
        tables = [one.cls for one in _tables(_kind_at(kind, place, content))]
        if expected == "array" and got == "object":
            return *_LIST_OF_TABLES, {}
        if expected == "object" and got == "array":
            return *_ONE_TABLE, {}
        words = _IN_TWO_LANGUAGES if expected == "object" and tables == [Localised] else _EXPECTED.get(expected)
        if words:
            return *words, {}
    return N_("Värdet har fel form."), _CARD, {}


def _unknown_key(place: KeyPath, content: Any, kind: object) -> tuple[str, str, dict[str, object]]:
    """_Words for a key that its table does not have."""
    *table, key = place
    known = _keys(_kind_at(kind, tuple(table), content))
    if table and key in _keys(_kind_at(kind, (), content)):  # what stands below a table's header is part of that table
        remedy = N_("Hör {key} till hela filen, flytta raden till filens början, före den första rubriken inom [ ].")
        return N_("Nyckeln hör inte till den här tabellen."), remedy, {"key": key}
    return _choice(N_("Nyckeln är okänd."), str(key), known)


def _choice(problem: str, value: str, known: list[str]) -> tuple[str, str, dict[str, object]]:
    values: dict[str, object] = {"known": ", ".join(known)}
    if meant := difflib.get_close_matches(value.casefold(), known, n=1, cutoff=_ALIKE):
        return (
            problem,
            N_("Om {meant} är menat, skriv det precis så. Det som kan stå här är {known}."),
            {"meant": meant[0], **values},
        )
    return problem, N_("Rätta eller ta bort. Det som kan stå här är {known}."), values


def _place(where: str, content: Any, says: Callable[[Any], str | None], said: str) -> KeyPath:
    """The place in msgspec's words, such as `$.claims[0].rule`; it leaves out which key of a table that may have any."""
    place = KeyPath()
    for name, index, any_key in re.findall(r"\.(\w+)|\[(\d+)\]|(\[\.\.\.\])", where):
        key: str | int | None = name or (int(index) if index else None)
        if any_key:
            key = next((one for one in _at(content, place) if says(_only(content, place, one)) == said), None)
        if key is None:
            break
        place = (*place, key)
    return place


def _says(content: Any, kind: Any, natively: tuple[type, ...]) -> str | None:
    try:
        msgspec.convert(content, kind, builtin_types=natively, str_keys=True)  # as msgspec.toml does
    except msgspec.ValidationError as error:
        return str(error)
    return None


def _only(content: Any, place: KeyPath, key: str) -> Any:
    """The content, with no other than this key in the table at `place`."""
    if not place:
        return {key: content[key]}
    changed = content.copy()
    changed[place[0]] = _only(content[place[0]], place[1:], key)
    return changed


def _at(content: Any, place: KeyPath) -> Any:
    for key in place:
        content = content[key]
    return content


def _kind_at(kind: Any, place: KeyPath, content: Any) -> Any:
    """What msgspec knows of the value that belongs at `place`; of tables of several kinds, the one that this says to be."""
    found: Any = inspect.type_info(kind)
    for at, key in enumerate(place, 1):
        inside = list[Any]()
        for one in _tables_and_lists(found):
            if isinstance(one, inspect.StructType):
                inside += [field.type for field in one.fields if field.encode_name == key]
            else:
                inside.append(one.value_type if isinstance(one, inspect.DictType) else one.item_type)
        found = inside[0] if inside else None
        said = _at(content, place[:at]) if len(_tables(found)) > 1 else None
        told = [one for one in _tables(found) if isinstance(said, dict) and said.get(one.tag_field) == one.tag]
        found = told[0] if told else found
    return found


def _tables_and_lists(kind: Any) -> Iterator[Any]:
    for one in kind.types if isinstance(kind, inspect.UnionType) else (kind,):
        if isinstance(one, (inspect.StructType, inspect.DictType, inspect.VarTupleType)):
            yield one


def _tables(kind: Any) -> list[inspect.StructType]:
    return [one for one in _tables_and_lists(kind) if isinstance(one, inspect.StructType)]


def _keys(kind: Any) -> list[str]:
    """The keys that a table may have."""
    tables = _tables(kind)
    return [*filter(None, [tables[0].tag_field]), *(field.encode_name for field in tables[0].fields)] if tables else []


def _shown(value: object) -> str | None:
    """A value as it stands in the file, if it does not say who somebody is; cut where it is too long for a cell."""
    if looks_like_person(str(value)):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int, float, date)):
        return str(value) if len(str(value)) <= _SHOWN else f"{str(value)[:_SHOWN]} …"
    return None
