"""Keeps the English texts in step with the Swedish ones in the code.

    python tools/texts.py           adds new texts, and sets those that the code no longer has last, as `#~`
    python tools/texts.py --remove  drops these too

A text that was changed a little keeps its old translation, marked `fuzzy`: nobody sees it until someone has looked at it and
taken the mark away. Entries stand in the order of the code; nothing in the file depends on the day or on who ran this.
"""

import argparse
import ast
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parent.parent
CATALOGUE: Final = ROOT / "locale" / "en" / "messages.po"
CODE: Final = ("dashboard.py", "pages", "serve.py", "src")
# What marks a text, and which of its arguments are source texts; see src/language.py.
KEYWORDS: Final = {"N_": None, "plural": (1, 2), "text": None}
HEADER: Final = """\
# The dashboard's texts in English. The Swedish ones stand in the code; `python tools/texts.py` brings new ones here.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def code_files(root: Path = ROOT) -> list[Path]:
    """The files whose texts people see, in a fixed order."""
    return [file for part in CODE for file in ([root / part] if part.endswith(".py") else sorted((root / part).rglob("*.py")))]


def template(root: Path = ROOT) -> Catalog:
    """Every source text in the code, in the order of files and lines, without translations."""
    found = Catalog(locale="en", charset="utf-8")
    for file in code_files(root):
        place = file.relative_to(root).as_posix()
        for line, source, comments, context in extract_from_file(extract_texts, file, KEYWORDS):
            found.add(source, locations=[(place, line)], auto_comments=comments, context=context)
    return found


def extract_texts(
    file: Any, keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, Any, Any, Any]]:
    """An extraction method for Babel, whose own for Python sees no call inside an f-string and no function under another name."""
    for keyword, call in marked_calls(ast.parse(file.read())):
        if keyword in keywords:
            found = [[source.value for source in sources(argument)] for argument in source_arguments(keyword, call)]
            for source in zip(*found, strict=False):
                yield call.lineno, keyword, source, []


def marked_calls(tree: ast.AST) -> list[tuple[str, ast.Call]]:
    """The calls whose texts are translated, each with its keyword, in the order of the code.

    A call's name is its last part, so `view.text("…")` counts as `text("…")`; so does a call of a name that holds a Language.
    """
    speakers = set(_speakers(tree))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [("text" if isinstance(call.func, ast.Name) and call.func.id in speakers else called(call), call) for call in calls]
    return sorted((pair for pair in named if pair[0] in KEYWORDS), key=lambda pair: (pair[1].lineno, pair[1].col_offset))


def called(call: ast.Call) -> str:
    """The last part of the name of what is called; "" where it has none."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def source_arguments(keyword: str, call: ast.Call) -> list[ast.expr]:
    """The arguments that are source texts."""
    return call.args[: 2 if keyword == "plural" else 1]


def sources(argument: ast.expr) -> list[ast.Constant]:
    """The texts that an argument can be: one, or one of two; none where they are not written there."""
    if isinstance(argument, ast.IfExp):
        return [*sources(argument.body), *sources(argument.orelse)]
    return [argument] if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else []


def _speakers(tree: ast.AST) -> Iterator[str]:
    """The names that hold a Language: `say = view.text`, and parameters that say so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and isinstance(node.annotation, ast.Name) and node.annotation.id == "Language":
            yield node.arg
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = (
                    zip(target.elts, node.value.elts, strict=False)
                    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                    else [(target, node.value)]
                )
                for name, value in pairs:
                    if isinstance(name, ast.Name) and isinstance(value, ast.Attribute) and value.attr == "text":
                        yield name.id


def read_catalogue(file: Path = CATALOGUE) -> Catalog:
    """The translations as they stand in the file; an empty catalogue where there is none yet."""
    if not file.exists():
        return Catalog(locale="en", charset="utf-8")
    with file.open("rb") as stream:
        return read_po(stream, locale="en", charset="utf-8")


def write_catalogue(catalogue: Catalog, file: Path = CATALOGUE, *, remove: bool = False) -> None:
    """Writes the catalogue, each text on a line of its own; with `remove`, without those that the code no longer has."""
    with file.open("wb") as stream:
        stream.write(HEADER.encode())
        write_po(stream, catalogue, width=0, omit_header=True, include_lineno=False, ignore_obsolete=remove)


def untranslated(catalogue: Catalog) -> list[Message]:
    """The texts that have no translation, or one that nobody has looked at since the Swedish text changed."""
    return [message for message in catalogue if message.id and (message.fuzzy or not all(forms(message.string)))]


def forms(words: Any) -> tuple[str, ...]:
    """A source text or its translation as a tuple: one text, or the singular and the plural."""
    return tuple(form or "" for form in words) if isinstance(words, tuple | list) else (words or "",)


def main() -> None:
    """Updates the file and says what is left to do."""
    parser = argparse.ArgumentParser(description="Brings the code's source texts to the English catalogue.")
    parser.add_argument("--remove", action="store_true", help="drop the texts that the code no longer has")
    remove = parser.parse_args().remove
    catalogue = read_catalogue()
    catalogue.update(template())
    write_catalogue(catalogue, remove=remove)
    for message in untranslated(catalogue):
        places = ", ".join(dict.fromkeys(f"{file}:{line}" for file, line in message.locations))
        sys.stdout.write(f"{'look at' if message.fuzzy else 'translate'}: {message.id!r} ({places})\n")
    gone = 0 if remove else len(catalogue.obsolete)
    sys.stdout.write(f"{len(catalogue)} texts, {len(untranslated(catalogue))} to translate, {gone} no longer in the code.\n")


if __name__ == "__main__":
    main()
