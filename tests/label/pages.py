"""Every page of the room that a person may open, and the addresses set aside. A new page is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.label.room import LINK

VISITOR, PILOT, CONTRIBUTOR, ASSESSOR = "visitor", "pilot", "contributor", "stranger"


@dataclass(frozen=True)
class LabelPage:
    """A page: its name, who looks at it, and the arguments of its address, taken from ``room.make_room``."""

    name: str
    roles: tuple[str, ...]
    arguments: Callable[[Any], tuple[Any, ...]] = lambda room: ()
    query: str = ""


def place_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of the structure that writes its application."""
    return (room.organisation.pk,)


def writing_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of the application that is being written."""
    return (room.writing.code,)


def read_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of the application that is being read."""
    return (room.read.code,)


PAGES: list[LabelPage] = [
    LabelPage("label:register", (VISITOR,)),
    LabelPage("label:verify", (VISITOR,)),
    LabelPage("label:labelled", (VISITOR,), lambda room: (room.decision.code,)),
    LabelPage("label:charter", (VISITOR,), lambda room: (room.charter.number,)),
    LabelPage("label:framework", (VISITOR,), lambda room: (room.framework.number,)),
    LabelPage("label:sign", (VISITOR,), lambda room: (LINK,)),
    LabelPage("label:signed", (VISITOR,)),
    LabelPage("label:overview", (PILOT,)),
    LabelPage("label:structure", (PILOT, CONTRIBUTOR), place_of),
    LabelPage("label:invite_head", (CONTRIBUTOR,), place_of),
    LabelPage("label:progress", (CONTRIBUTOR, PILOT), place_of),
    LabelPage("label:change_progress", (CONTRIBUTOR,), place_of),
    LabelPage("label:add_measure", (CONTRIBUTOR,), place_of),
    LabelPage("label:change_measure", (CONTRIBUTOR,), lambda room: (room.organisation.pk, room.measure.pk)),
    LabelPage("label:application", (CONTRIBUTOR, PILOT), writing_of),
    LabelPage("label:application", (ASSESSOR, PILOT), read_of),
    LabelPage("label:answer", (CONTRIBUTOR, PILOT), lambda room: (room.writing.code, room.criterion.pk)),
    LabelPage("label:add_evidence", (CONTRIBUTOR,), lambda room: (room.writing.code, room.criterion.pk)),
    LabelPage("label:submit", (CONTRIBUTOR,), writing_of),
    LabelPage("label:name_assessor", (PILOT,), read_of),
    LabelPage("label:own_assessments", (ASSESSOR, CONTRIBUTOR)),
    LabelPage("label:leave", (ASSESSOR,), read_of),
    LabelPage("label:read", (ASSESSOR,), lambda room: (room.read.code, room.criterion.pk)),
    LabelPage("label:finish", (ASSESSOR,), read_of),
    LabelPage("label:decide", (PILOT,), read_of),
    LabelPage("label:decision", (PILOT,), lambda room: (room.decision.pk,)),
    LabelPage("label:withdraw", (PILOT,), lambda room: (room.decision.pk,)),
    LabelPage("label:publish_charter", (PILOT,)),
    LabelPage("label:frameworks", (PILOT,)),
    LabelPage("label:change_framework", (PILOT,), lambda room: (room.draft.pk,)),
    LabelPage("label:add_criterion", (PILOT,), lambda room: (room.draft.pk,)),
    LabelPage("label:change_criterion", (PILOT,), lambda room: (room.draft.pk, room.draft_criterion.pk)),
    LabelPage("label:to_sign", (CONTRIBUTOR,)),
]
ACTS: set[str] = {
    "label:begin",
    "label:revoke_invitation",
    "label:message",
    "label:remove_evidence",
    "label:adopt_framework",
    "label:copy_framework",
    "label:open_framework",
    "label:drop_criterion",
}
FILES_AND_PIECES: set[str] = {
    "label:register_file",
    "label:badge",
    "label:programming_file",
    "label:piece",
}
SEEN_IN_A_JOURNEY: set[str] = {
    "label:home",
    "label:declare",
    "label:sign_with_account",
}
