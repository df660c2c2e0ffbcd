"""Every page of the room that a person may open, and the addresses set aside. A new page is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PILOT, CONTRIBUTOR, READER, AMBASSADOR, PREPARING, VISITOR = (
    "pilot",
    "contributor",
    "reader",
    "ambassador",
    "preparing",
    "visitor",
)


@dataclass(frozen=True)
class NetworkPage:
    """A page: its name, who looks at it, and the arguments of its address, taken from ``scene.make_room``."""

    name: str
    roles: tuple[str, ...]
    arguments: Callable[[Any], tuple[Any, ...]] = lambda room: ()
    query: str = ""


def call_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of the open call."""
    return (room.call.code,)


def draft_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of the call being written."""
    return (room.draft.code,)


def line_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of a line of the grid."""
    return (room.draft.code, room.line.pk)


def member_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of an ambassador's mandate."""
    return (room.ambassador.pk,)


def preparing_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of a mandate that prepares."""
    return (room.preparing.pk,)


def nomination_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of a nomination that waits."""
    return (room.nomination.pk,)


PAGES: list[NetworkPage] = [
    NetworkPage("network:public_calls", (VISITOR,)),
    NetworkPage("network:public_call", (VISITOR,), call_of),
    NetworkPage("network:apply", (VISITOR,), call_of),
    NetworkPage("network:applied", (VISITOR,), call_of, "?numero=23456789c"),
    NetworkPage("network:network", (PILOT,)),
    NetworkPage("network:calls", (PILOT,)),
    NetworkPage("network:add_call", (PILOT,)),
    NetworkPage("network:call", (PILOT,), call_of),
    NetworkPage("network:call", (PILOT,), draft_of),
    NetworkPage("network:change_call", (PILOT,), draft_of),
    NetworkPage("network:publish_call", (PILOT,), draft_of),
    NetworkPage("network:remove_call", (PILOT,), draft_of),
    NetworkPage("network:add_grid_line", (PILOT,), draft_of),
    NetworkPage("network:change_grid_line", (PILOT,), line_of),
    NetworkPage("network:remove_grid_line", (PILOT,), line_of),
    NetworkPage("network:candidacy", (PILOT,), lambda room: (room.to_read.code,)),
    NetworkPage("network:candidacy", (PILOT,), lambda room: (room.read.code,)),
    NetworkPage("network:candidacy", (PILOT,), lambda room: (room.accepted.code,)),
    NetworkPage("network:add_reader", (PILOT,), lambda room: (room.to_read.code,)),
    NetworkPage("network:decide_candidacy", (PILOT,), lambda room: (room.read.code,)),
    NetworkPage("network:answer_candidacy", (PILOT,), lambda room: (room.decided.code,)),
    NetworkPage("network:forget_candidacy", (PILOT,), lambda room: (room.read.code,)),
    NetworkPage("network:appoint", (PILOT,), lambda room: (room.accepted.code,)),
    NetworkPage("network:my_readings", (READER,)),
    NetworkPage("network:read_candidacy", (READER,), lambda room: (room.to_read.code,)),
    NetworkPage("network:declare_conflict", (READER,), lambda room: (room.to_read.code,)),
    NetworkPage("network:mandates", (PILOT,)),
    NetworkPage("network:mandate", (PILOT,), member_of),
    NetworkPage("network:mandate", (PILOT,), preparing_of),
    NetworkPage("network:begin_mandate", (PILOT,), preparing_of),
    NetworkPage("network:renew_mandate", (PILOT,), member_of),
    NetworkPage("network:end_mandate", (PILOT,), member_of),
    NetworkPage("network:mandate_places", (PILOT,), member_of),
    NetworkPage("network:nomination", (CONTRIBUTOR, PILOT), nomination_of),
    NetworkPage("network:return_nomination", (PILOT,), nomination_of),
    NetworkPage("network:structure", (CONTRIBUTOR,)),
    NetworkPage("network:add_nomination", (CONTRIBUTOR,)),
    NetworkPage("network:withdraw_nomination", (CONTRIBUTOR,), nomination_of),
    NetworkPage("network:own_mandate", (AMBASSADOR, PREPARING)),
    NetworkPage("network:own_charter", (PREPARING,)),
    NetworkPage("network:add_activity", (AMBASSADOR,)),
    NetworkPage("network:own_card", (AMBASSADOR,)),
    NetworkPage("network:directory", (AMBASSADOR, PILOT)),
    NetworkPage("network:charters", (PILOT,)),
    NetworkPage("network:publish_charter", (PILOT,)),
    NetworkPage("network:coverage", (PILOT, AMBASSADOR)),
    NetworkPage("network:add_review", (PILOT,)),
    NetworkPage("network:growth", (PILOT,)),
]
ACTS = {
    "network:drop_reader",
    "network:make_sentinel",
    "network:confirm_nomination",
    "network:drop_activity",
    "network:propose_item",
}
FILES_AND_PIECES = {"network:answer_file", "network:mission_file", "network:coverage_file"}
SEEN_IN_A_JOURNEY: set[str] = set()
