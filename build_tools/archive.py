"""ZIP files whose bytes depend on what is in them alone: no clock, no order of a folder, no system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

EARLIEST = (1980, 1, 1, 0, 0, 0)  # no ZIP knows an earlier time
READABLE = 0o644 << 16
UNIX = 3


def pack(files: Iterable[tuple[str, bytes]], *, stored: str = "") -> bytes:
    """A ZIP file of these files in this order, deflated but for the one that is to be stored as it is."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            entry.external_attr, entry.create_system = READABLE, UNIX
            archive.writestr(entry, content)
    return stream.getvalue()


def repack(data: bytes) -> bytes:
    """The same ZIP file without the times of its making."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return pack([(name, archive.read(name)) for name in archive.namelist()])
