"""What the cell « type » of a row says."""

import re
from dataclasses import dataclass
from enum import StrEnum

# As the standard and its readers write them, with their older names.
SELECTS = {
    "select_one": "select_one",
    "select one": "select_one",
    "select one from": "select_one",
    "select1": "select_one",
    "add select one prompt using": "select_one",
    "select_multiple": "select_multiple",
    "select all that apply": "select_multiple",
    "select all that apply from": "select_multiple",
    "add select multiple prompt using": "select_multiple",
    "rank": "rank",
    "select_one_external": "select_one_external",
    "select_one_from_file": "select_one_from_file",
    "select one from file": "select_one_from_file",
    "select_multiple_from_file": "select_multiple_from_file",
    "select multiple from file": "select_multiple_from_file",
}
CONTROLS = {"group": "group", "repeat": "repeat", "lgroup": "repeat", "looped group": "repeat", "loop": "loop"}
SETTINGS = {"form_title", "set_form_title", "form_id", "set_form_id", "prefix"}


def any_of(words: object) -> str:
    """Return a pattern for any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


SELECT = re.compile(rf"(?P<select>{any_of(SELECTS)}) (?P<list>\S+)(?P<other> (or specify other|or_other|or other))?")
BEGIN = re.compile(rf"begin[ _](?P<control>{any_of(CONTROLS)})( (over )?(?P<list>\S+))?")
END = re.compile(rf"end[ _](?P<control>{any_of(CONTROLS)})")
OSM = re.compile(r"osm (?P<list>\S+).*")


class Role(StrEnum):
    """What a row of the survey is."""

    QUESTION = "question"
    BEGIN = "begin"
    END = "end"
    # Older forms write a setting as a row.
    SETTING = "setting"


@dataclass(frozen=True)
class RowType:
    """The type of a row.

    keyword: the type without its list, selects under their present name, any other as it is written. list_name: the
    list of choices (or the file), else empty. control: group, repeat or loop, for those that begin or end.
    """

    role: Role
    keyword: str
    list_name: str = ""
    control: str = ""
    allows_other: bool = False


def read_type(text: str) -> RowType:
    """Return what a cell « type » says; spaces in a row count as one."""
    words = " ".join(text.split())
    if match := BEGIN.fullmatch(words):
        return RowType(Role.BEGIN, words, match["list"] or "", CONTROLS[match["control"]])
    if match := END.fullmatch(words):
        return RowType(Role.END, words, control=CONTROLS[match["control"]])
    if match := SELECT.fullmatch(words):
        return RowType(Role.QUESTION, SELECTS[match["select"]], match["list"], allows_other=bool(match["other"]))
    if match := OSM.fullmatch(words):
        return RowType(Role.QUESTION, "osm", match["list"])
    return RowType(Role.SETTING if words in SETTINGS else Role.QUESTION, words)
