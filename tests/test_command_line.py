"""A fault of a command is told in the language that the command asks for, argparse's own words too."""

import argparse
from datetime import date

import pytest

from src.command_line import CommandParser, asked_language
from src.language import read_language


@pytest.fixture(params=["sv", "en"])
def told(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]):
    parser = CommandParser(read_language(request.param), prog="python -m command")
    parser.add_argument("file")
    parser.add_argument("--year", type=int)
    parser.add_argument("--day", type=date.fromisoformat)
    parser.add_argument("--kind", choices=["one", "two"])
    parser.add_argument("--quiet", action="store_true")
    both = parser.add_mutually_exclusive_group()
    both.add_argument("--all", action="store_true")
    both.add_argument("--some", nargs="+")

    def told(arguments: str) -> tuple[str, str, str]:
        with pytest.raises(SystemExit) as ended:
            parser.parse_args(arguments.split())
        assert ended.value.code == 2
        said = capsys.readouterr().err.splitlines()
        return request.param, said[0].partition(" ")[0], said[-1]

    return told


@pytest.mark.parametrize(
    ("arguments", "swedish", "english"),
    [
        ("", "Det här saknas i kommandot: file.", "This is missing in the command: file."),
        ("x --quite", "Det här är okänt i kommandot: --quite.", "This is unknown in the command: --quite."),
        ("x --qui", "Det här är okänt i kommandot: --qui.", "This is unknown in the command: --qui."),
        ("x --kind 3", "--kind: 3 finns inte; det finns one, two.", "--kind: there is no 3; there are one, two."),
        ("x --year två", "--year: två har fel form.", "--year: två has the wrong form."),
        ("x --day i-går", "--day: i-går har fel form.", "--day: i-går has the wrong form."),
        ("x --year", "--year: värdet saknas.", "--year: the value is missing."),
        ("x --some", "--some: värdet saknas.", "--some: the value is missing."),
        ("x --quiet=1", "--quiet har inget värde efter sig.", "--quiet takes no value."),
        ("x --all --some a", "--some går inte ihop med --all.", "--some cannot be used with --all."),
    ],
)
def test_a_wrong_command_is_told_in_the_readers_language(told, arguments: str, swedish: str, english: str) -> None:
    language, usage, said = told(arguments)
    assert (usage, said) == (("användning:", swedish) if language == "sv" else ("usage:", english))


def test_what_argparse_may_say_else_is_shown_as_it_is() -> None:
    parser = CommandParser(read_language("sv"))
    assert parser.fault("something new") == "something new"
    assert parser.fault(str(argparse.ArgumentError(parser.add_argument("--a"), "odd"))) == "--a: odd."


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "sv"),
        (["--lang", "en"], "en"),
        (["--lang=en"], "en"),
        (["--language", "en"], "en"),
        (["--lang", "fr"], "sv"),
        (["--lang"], "sv"),
        (["--year", "--lang", "en"], "en"),
    ],
)
def test_the_language_is_known_before_the_command_is_parsed(arguments: list[str], language: str) -> None:
    assert asked_language(arguments) == language
