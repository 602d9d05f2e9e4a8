"""ZIP containers (XLSX, PPTX, DOCX, ZIP) whose bytes depend on their parts alone, not on when or where they were written."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name
FIRST = ("mimetype", "[Content_Types].xml")  # OpenDocument and Office look for these at the front
COMPRESSED = (".png", ".pdf", ".xlsx")
UNIX, PLAIN_FILE = 3, 0o100644 << 16


def steady(content: bytes) -> bytes:
    """The container with every part dated 1980-01-01, in the order of their names, and compressed as each was.

    Equal parts give equal bytes. Of parts with the same name the last stays, as readers see it; comments and other extras go.
    BadZipFile where it is no ZIP.
    """
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in sorted(set(old.namelist()), key=_place):
            new.writestr(_entry(name, old.getinfo(name).compress_type), old.read(name))
    return out.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files, in their order; what is compressed already is stored as it is."""
    out = io.BytesIO()
    with ZipFile(out, "w") as new:
        for name, content in files.items():
            new.writestr(_entry(name, ZIP_STORED if name.endswith(COMPRESSED) else ZIP_DEFLATED), content)
    return out.getvalue()


def _entry(name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
    """A place in a ZIP for a part of this name, the same on every machine and day."""
    info = ZipInfo(name, EARLIEST)
    info.compress_type = compression
    info.create_system = UNIX
    info.external_attr = PLAIN_FILE
    return info


def _place(name: str) -> tuple[int, str]:
    return FIRST.index(name) if name in FIRST else len(FIRST), name
