"""What is wrong with a programme's files, in the words that their author reads."""

from pathlib import Path

import pytest

from src.finding import Finding
from src.language import read_language
from src.programme.definition import read_programme
from src.programme.toml import Unreadable

SWEDISH = read_language("sv")

Said = tuple[str, str | None, str | None, str, str]


def change(path: Path, old: str, new: str) -> None:
    """Replaces the first `old` in the file; it must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(root: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with the programme in this folder."""
    with pytest.raises(Unreadable) as raised:
        read_programme(root)
    return raised.value.findings


def fault(root: Path) -> Said:
    """The only fault: file, column, value, problem and remedy."""
    (only,) = faults(root)
    return in_words(only)


def in_words(finding: Finding) -> Said:
    """File, column, value, problem and remedy."""
    return finding.file, finding.column, finding.value, finding.said(SWEDISH), finding.mended(SWEDISH)
