"""What a report's CSV files hold, for programs: a Data Package (Frictionless, version 1), with every table's columns and types."""

import json
import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

import pandas as pd

from src.language import Language
from src.reporting.clean_text import clean
from src.reporting.table.csv_file import decimal_sign_of, delimiter_of, header_in_csv
from src.wording.origin import Origin
from src.wording.table_cells import MISSING, cell_value

DATAPACKAGE: Final = "datapackage.json"


def datapackage(title: str, origin: Origin, tables: Sequence[tuple[str, str, pd.DataFrame, bytes]], text: Language) -> bytes:
    """The description as JSON. `tables`: of each its file's name, title, rows as in the file, and the file."""
    package = {
        "profile": "tabular-data-package",
        "name": _name(title),
        "title": title,
        "description": " ".join(filter(None, (f"{origin.region}, {origin.period}. {origin.filters}", origin.full_warning))),
        "version": origin.version,
        "created": f"{origin.as_of.isoformat()}T00:00:00Z",
        "sources": [{"title": ", ".join(filter(None, (one.producer, one.title, one.date, one.licence)))} for one in origin.sources],
        "resources": [_resource(*table, text) for table in tables],
    }
    return json.dumps(_cleaned(package), ensure_ascii=False, indent=2).encode()


def _resource(file: str, title: str, rows: pd.DataFrame, content: bytes, text: Language) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": _name(file.removesuffix(".csv")),
        "title": title,
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"delimiter": delimiter_of(text), "lineTerminator": "\r\n"},
        "schema": {
            "fields": [_field(header_in_csv(name), values, text) for name, values in rows.items()],
            "missingValues": ["", MISSING],
        },
    }


def _field(name: str, values: pd.Series, text: Language) -> dict[str, str]:
    cells = [cell for cell in (cell_value(value, text) for value in values) if cell != MISSING]
    if not cells or any(isinstance(cell, str) for cell in cells):
        return {"name": name, "type": "string"}
    if all(float(cell).is_integer() for cell in cells):
        return {"name": name, "type": "integer"}
    return {"name": name, "type": "number", "decimalChar": decimal_sign_of(text)}


def _name(words: str) -> str:
    """A name as a Data Package has it: small letters, digits and `-._`."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9._-]+", "-", plain).strip("-") or "data"


def _cleaned(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _cleaned(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_cleaned(value) for value in content]
    return clean(content, "csv") if isinstance(content, str) else content
