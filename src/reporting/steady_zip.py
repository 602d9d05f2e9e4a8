"""ZIP containers (XLSX, PPTX, DOCX, ZIP) whose bytes depend on their parts alone, not on when or where they were written."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name
FIRST = "[Content_Types].xml"  # Office looks for it at the front
COMPRESSED = (".png", ".pdf", ".xlsx", ".parquet")
UNIX, PLAIN_FILE = 3, 0o100644 << 16


def steady(content: bytes) -> bytes:
    """The container with its parts in the order of their names, dated 1980-01-01. Equal parts give equal bytes.

    Of parts with the same name the last stays, as readers see it; comments and other extras go. BadZipFile where it is no ZIP.
    """
    with ZipFile(io.BytesIO(content)) as old:
        return packed({name: old.read(name) for name in sorted(old.namelist(), key=lambda name: (name != FIRST, name))})


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files, in their order; what is compressed already is stored as it is."""
    out = io.BytesIO()
    with ZipFile(out, "w") as new:
        for name, content in files.items():
            info = ZipInfo(name, EARLIEST)
            info.compress_type = ZIP_STORED if name.endswith(COMPRESSED) else ZIP_DEFLATED
            info.create_system, info.external_attr = UNIX, PLAIN_FILE
            new.writestr(info, content)
    return out.getvalue()
