"""Which row made which node of the XForm."""

from collections.abc import Mapping

from vigie.surveys.xlsform.form import Form
from vigie.surveys.xlsform.row_types import Role

SETTINGS = ("settings", 2)


def rows_by_path(form: Form) -> Mapping[str, int]:
    """Return path (« /data/group/question ») → row, for each question, group and repeat; and last name → row."""
    path = [form.setting("name") or "data"]
    found: dict[str, int] = {}
    for row in form.survey:
        if row.type.role is Role.END:
            path = path[:-1] or path
        elif row.type.role is not Role.SETTING:
            found.setdefault("/" + "/".join([*path, row.name]), row.number)
            found.setdefault(row.name, row.number)
        if row.type.role is Role.BEGIN:
            path.append(row.name)
    return found


def place_of(path: str, rows: Mapping[str, int]) -> tuple[str, int] | None:
    """Return the sheet and the row that made a node.

    Nodes that pyxform makes by itself (the count of a repeat, « other ») are of the row from which they come; those of
    shared lists, which are told as unsupported, are of none.
    """
    name = path.rpartition("/")[2]
    if "/meta/" in path:
        return SETTINGS if name == "instanceName" else None
    number = rows.get(path) or rows.get(name) or rows.get(name.removesuffix("_count").removesuffix("_other"))
    return "survey", number or 1
