"""What the commands have in common: they speak the language that `--lang` asks for, also of faults in the command itself."""

import argparse
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn

from src.language import N_, Code, Language

NO_SUCH: Final = N_("{flag}: {value} finns inte; det finns {known}.")
# What argparse says, and what we say instead.
_WORDS: Final[Mapping[str, str]] = {
    r"the following arguments are required: (?P<flags>.+)": N_("Det här saknas i kommandot: {flags}."),
    r"unrecognized arguments: (?P<flags>.+)": N_("Det här är okänt i kommandot: {flags}."),
    r"argument (?P<flag>.+?): invalid choice: (?P<value>.+) \(choose from (?P<known>.+)\)": NO_SUCH,
    r"argument (?P<flag>.+?): invalid \S+ value: (?P<value>.+)": N_("{flag}: {value} har fel form."),
    r"argument (?P<flag>.+?): expected (?:one|at least one) argument": N_("{flag}: värdet saknas."),
    r"argument (?P<flag>.+?): ignored explicit argument .+": N_("{flag} har inget värde efter sig."),
    r"argument (?P<flag>.+?): not allowed with argument (?P<other>.+)": N_("{flag} går inte ihop med {other}."),
}


def asked_language(arguments: Sequence[str]) -> Code:
    """The language that the arguments ask for. Needed before they are parsed, for messages about faults in them."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", "--language", nargs="?")
    return "en" if early.parse_known_args(arguments)[0].lang == "en" else "sv"


class CommandParser(argparse.ArgumentParser):
    """A parser whose usage and faults are in the reader's language. A flag is not understood by its first letters only."""

    def __init__(self, text: Language, **how: Any) -> None:
        super().__init__(**how, add_help=False, allow_abbrev=False)  # a scheduled command must mean the same when a flag is added
        self.text = text

    def format_usage(self) -> str:
        """How the command is written."""
        return self._worded(super().format_usage())

    def format_help(self) -> str:
        """The whole help."""
        return self._worded(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Ends the command, with its usage and what is wrong with it."""
        self.exit(2, f"{self.format_usage()}{self.fault(message)}\n")

    def fault(self, message: str) -> str:
        """What argparse says is wrong, in the reader's language."""
        for said, words in _WORDS.items():
            if found := re.fullmatch(said, message, re.DOTALL):
                return self.text(words, **{name: value.replace("'", "") for name, value in found.groupdict().items()})
        return re.sub(r"^argument (.+?): (.+)$", r"\1: \2.", message)

    def _worded(self, said: str) -> str:
        return said.replace("usage:", self.text("användning:"), 1)
