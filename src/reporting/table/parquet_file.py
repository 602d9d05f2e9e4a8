"""A table as Parquet, which statistics programs read with its types: numbers are numbers, all else is text, missing is null."""

import io

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]

from src.language import Language
from src.wording.origin import Origin, source_sentence
from src.wording.table_cells import MISSING, cell_value


def parquet(table: pd.DataFrame, title: str, origin: Origin, text: Language) -> bytes:
    """The table with its headers, and in the schema's metadata its title, filters, source, data version and warning."""
    about = {
        "title": title,
        "description": f"{origin.programme}, {origin.region}, {origin.period}. {origin.filters}",
        "source": source_sentence(origin, text),
        "date": origin.as_of.isoformat(),
        "version": origin.version,
        "warning": origin.full_warning,
    }
    columns = {str(name): _column(values, text) for name, values in table.items()}
    out = io.BytesIO()
    pq.write_table(pa.table(columns, metadata={key: words for key, words in about.items() if words}), out)
    return out.getvalue()


def _column(values: pd.Series, text: Language) -> pa.Array:
    cells = [cell_value(value, text) for value in values]
    known = [None if cell == MISSING else cell for cell in cells]
    if any(isinstance(cell, str) for cell in known) or not any(cell is not None for cell in known):
        return pa.array([cell if cell is None else str(cell) for cell in known], pa.string())
    return pa.array(known, pa.int64() if all(cell is None or float(cell).is_integer() for cell in known) else pa.float64())
