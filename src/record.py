"""A record as a set of frames: what loading gives and everything else takes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from src.language import Localised


@dataclass(frozen=True)
class Geography:
    """The region's boundaries.

    `geojson`: a FeatureCollection in WGS 84 (degrees), each feature's `id` the municipality's code.
    `points`: code, longitude, latitude of a point inside each municipality (degrees; worked out in SWEREF 99 TM).
    `neighbours`: code, neighbour; one row each way for every pair of municipalities that share a border.
    `around`: a FeatureCollection of the municipalities outside the region that a picture of it may also show.
    """

    geojson: dict[str, object]
    points: pd.DataFrame
    neighbours: pd.DataFrame
    around: dict[str, Any] = field(default_factory=lambda: {"type": "FeatureCollection", "features": []})


@dataclass(frozen=True)
class Withdrawal:
    """Who says that an export is not to be shown (a role or an organisation), why, and since when."""

    who: str
    why: str
    on: date


@dataclass(frozen=True)
class ExportLabel:
    """What an export says about itself in its export.toml. `folder` is its name below exports/."""

    folder: str
    title: Localised
    as_of: date
    made_up: bool
    note: Localised | None
    received_on: date | None = None  # the day it was put in the data folder, if its file says
    published_at: datetime | None = None  # the moment, of one that a command has published
    preview: bool = False  # whether one visitor looks at it before it counts
    withdrawn: bool = False  # whether it is shown only to those who ask for it by name
    withdrawal: Withdrawal | None = None  # what its withdrawn.toml says, if that can be read

    @property
    def published(self) -> date:
        """The day from which it was known: the day it was received, or else the day it describes."""
        return self.received_on or self.as_of

    @property
    def came(self) -> tuple[date, str, date, tuple[str, ...]]:
        """What sorts exports by when they came: of one day by the moment, or else by the day they describe and their names."""
        at = self.published_at.astimezone(UTC).isoformat() if self.published_at else ""
        return self.published, at, self.as_of, tuple(part.zfill(9) for part in re.split(r"(\d+)", self.folder))


@dataclass(frozen=True)
class Record:
    """One export and the register, read and checked. The frames must not be changed.

    `register`: code, municipality, group, cooperation, population (of the programme's population year), size (class of
        size, 0 the smallest) and population_YYYY for every year in the file; one row a municipality, by name in Swedish order.
    `participation`: code, offering (key), year (Int64, missing = at some time), participates (bool), source, row_count (Int64,
        missing = not known), file, line.
    `complete_lists`: offering (key), year (Int64, missing = the whole period), source, file, line.
    `national_representatives`: year (Int64), organisation, source, file, line.
    `corrections`: code, offering, year (Int64), source, said (bool: what the row says in the file), becomes (yes, no, struck), why,
        who, date, status (in_force, proposed, rejected), file, line, row_line (the row's own, in participation.csv). Those in
        force are already applied in `participation`.
    `old_codes`: the codes that municipalities had before, each with its present one.
    """

    label: ExportLabel
    register: pd.DataFrame
    participation: pd.DataFrame
    complete_lists: pd.DataFrame
    national_representatives: pd.DataFrame
    geography: Geography
    corrections: pd.DataFrame
    old_codes: Mapping[str, str] = field(default_factory=dict)
