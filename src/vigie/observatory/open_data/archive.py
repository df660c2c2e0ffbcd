"""Puts files in one ZIP archive, always with the same bytes for the same files."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

# The first moment that a ZIP archive can tell: it says nothing of when it was made.
MOMENT = (1980, 1, 1, 0, 0, 0)


def to_zip(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files by name, in the order of their names."""
    page = BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Readable by whoever unpacks it, on systems that keep such rights.
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return page.getvalue()
