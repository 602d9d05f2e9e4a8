"""What each CSV file holds: its name, its Swedish headers and the columns that they become inside the program."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from src.vocabulary import (
    BECOMES,
    CODE,
    COOPERATION,
    DATE,
    GROUP,
    MUNICIPALITY,
    OFFERING,
    ORGANISATION,
    PARTICIPATION_FILE,
    PARTICIPATION_HEADERS,
    ROW_COUNT,
    SOURCE,
    STATUS,
    WHO,
    WHY,
    YEAR,
    population_column,
)

OLD_CODE: Final = "old_code"
SINCE: Final = "since"  # the first year in which a municipality had its code


class Table(NamedTuple):
    """One CSV file. `columns`: header to column; `key`: the columns in which no two rows may agree.

    `name` is the table's name in the database, `file` the file's own name. Beside `columns` the file may have any number of
    columns whose header is `yearly` followed by a year, and those in `also`; where one of these is missing, its cells are blank.
    A file that is not `required` may be missing, which means no rows.
    """

    name: str
    file: str
    columns: Mapping[str, str]
    key: tuple[str, ...]
    yearly: str = ""
    required: bool = True
    also: Mapping[str, str] = {}

    def column(self, header: str) -> str | None:
        """The column that a header becomes; None where the table has no such column."""
        year = header.removeprefix(self.yearly) if self.yearly and header.startswith(self.yearly) else ""
        if len(year) == 4 and year.isascii() and year.isdigit():
            return population_column(int(year))
        return self.columns.get(header) or self.also.get(header)

    def yearly_header(self, year: int) -> str:
        """The header of the column for one year."""
        return f"{self.yearly}{year}"

    @property
    def written(self) -> str:
        """The name in the database of the table with the cells as they are written."""
        return f"{self.name}_as_written"

    @property
    def known_headers(self) -> str:
        """The headers to choose from, for people."""
        return ", ".join([*self.columns, *self.also, *([f"{self.yearly}ÅÅÅÅ"] if self.yearly else [])])


REGISTER: Final = Table(
    name="register",
    file="register/municipalities.csv",
    columns={"kommun_kod": CODE, "kommun": MUNICIPALITY, "grupp": GROUP, "samarbete": COOPERATION},
    key=(CODE,),
    yearly="folkmangd_",
)

OLD_CODES: Final = Table(
    name="old_codes",
    file="register/old_codes.csv",
    columns={"gammal_kod": OLD_CODE, "kommun_kod": CODE, "fran": SINCE},
    key=(OLD_CODE,),
    required=False,
)

PARTICIPATION: Final = Table(
    name="participation",
    file=PARTICIPATION_FILE,
    columns=PARTICIPATION_HEADERS,
    key=(CODE, OFFERING, YEAR, SOURCE),
    also={"rader": ROW_COUNT},
)

COMPLETE_LISTS: Final = Table(
    name="complete_lists",
    file="complete_lists.csv",
    columns={"erbjudande": OFFERING, "ar": YEAR, "kalla": SOURCE},
    key=(OFFERING, YEAR, SOURCE),
    required=False,
)

NATIONAL_REPRESENTATIVES: Final = Table(
    name="national_representatives",
    file="national_representatives.csv",
    columns={"ar": YEAR, "organisation": ORGANISATION, "kalla": SOURCE},
    key=(YEAR, ORGANISATION, SOURCE),
    required=False,
)

CORRECTIONS: Final = Table(
    name="corrections",
    file="corrections.csv",
    columns={**PARTICIPATION.columns, "rattas_till": BECOMES, "varfor": WHY, "vem": WHO, "datum": DATE, "status": STATUS},
    key=PARTICIPATION.key,
    required=False,
)

# In reading order: the rules of corrections look at the rows of participation.
EXPORT_TABLES: Final = (PARTICIPATION, COMPLETE_LISTS, NATIONAL_REPRESENTATIVES, CORRECTIONS)
