"""How DuckDB is opened: it reads the files it is told of, and fetches no extension from anywhere."""

from typing import Final

CLOSED: Final[dict[str, bool | int | str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}
