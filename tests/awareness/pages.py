"""Every page of the room that a person may open, and the addresses set aside. A new page is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

VISITOR, PILOT, CONTRIBUTOR = "visitor", "pilot", "contributor"


@dataclass(frozen=True)
class AwarenessPage:
    """A page: its name, who looks at it, and the arguments of its address, taken from ``room.make_room``."""

    name: str
    roles: tuple[str, ...]
    arguments: Callable[[Any], tuple[Any, ...]] = lambda room: ()
    query: str = ""


def page(name: str, *roles: str, of: str = "", query: str = "") -> AwarenessPage:
    """Return a page; of: the thing of the room whose number its address takes."""
    return AwarenessPage(f"awareness:{name}", roles, lambda room: (getattr(room, of).pk,) if of else (), query)


PAGES: list[AwarenessPage] = [
    page("toolbox", VISITOR, query="?mots=jeu"),
    page("public_tool", VISITOR, of="tool"),
    page("public_tool", VISITOR, of="exhibition"),
    page("tool_history", VISITOR, of="tool"),
    page("give_feedback", VISITOR, of="tool"),
    page("feedback_thanks", VISITOR, of="tool"),
    page("borrow", VISITOR, of="exhibition"),
    AwarenessPage("awareness:own_loan", (VISITOR,), lambda room: (room.loan.code,)),
    page("definition", VISITOR),
    page("events", VISITOR),
    page("public_event", VISITOR, of="event"),
    page("public_event", VISITOR, of="week"),
    page("sign_up", VISITOR, of="event"),
    AwarenessPage("awareness:own_registration", (VISITOR,), lambda room: (room.registration.code,)),
    AwarenessPage("awareness:public_programme", (VISITOR,), lambda room: (room.programme.year,)),
    page("public_interventions", VISITOR),
    page("ask_for", VISITOR, of="intervention"),
    page("request_thanks", VISITOR),
    page("home", PILOT, CONTRIBUTOR),
    page("tools", PILOT, CONTRIBUTOR),
    page("enter_tool", CONTRIBUTOR),
    page("tool", PILOT, CONTRIBUTOR, of="draft"),
    page("edit_tool", CONTRIBUTOR, of="draft"),
    page("drop_tool", CONTRIBUTOR, of="draft"),
    page("join_file", CONTRIBUTOR, of="draft"),
    page("take_tool_back", PILOT, of="tool"),
    page("open_tool", PILOT, of="draft"),
    page("send_tool_back", PILOT, of="draft"),
    page("feedback_list", PILOT),
    page("take_references", PILOT),
    page("loans", PILOT, CONTRIBUTOR),
    page("loan", CONTRIBUTOR, of="loan"),
    page("answer_loan", CONTRIBUTOR, of="loan"),
    page("bring_back", CONTRIBUTOR, of="loan"),
    page("call_loan_off", CONTRIBUTOR, of="loan"),
    page("definitions", PILOT, CONTRIBUTOR),
    page("write_definition", PILOT),
    page("change_definition", PILOT, of="definition_draft"),
    page("put_in_force", PILOT, of="definition_draft"),
    page("take_definition", CONTRIBUTOR),
    page("leave_definition", CONTRIBUTOR, of="adoption"),
    page("kept_events", PILOT, CONTRIBUTOR),
    page("enter_event", PILOT, CONTRIBUTOR),
    page("event", PILOT, CONTRIBUTOR, of="event"),
    page("edit_event", CONTRIBUTOR, of="event"),
    page("open_event", PILOT, of="event_draft"),
    page("send_event_back", PILOT, of="event_draft"),
    page("call_event_off", CONTRIBUTOR, of="event"),
    page("drop_event", CONTRIBUTOR, of="event_draft"),
    page("attendance", CONTRIBUTOR, of="event"),
    page("count_event", CONTRIBUTOR, of="event"),
    page("observe", CONTRIBUTOR, of="event"),
    page("drop_observation", CONTRIBUTOR, of="observation"),
    page("give_to_diagnosis", PILOT, of="observation"),
    page("programmes", PILOT),
    page("write_programme", PILOT),
    page("change_programme", PILOT, of="programme"),
    page("interventions", PILOT, CONTRIBUTOR),
    page("enter_intervention", CONTRIBUTOR),
    page("edit_intervention", CONTRIBUTOR, of="intervention"),
    page("intervention_request", CONTRIBUTOR, of="asked"),
    page("close_intervention", CONTRIBUTOR, of="asked"),
]
ACTS: set[str] = {
    "awareness:propose_tool",
    "awareness:settle_feedback",
    "awareness:propose_event",
    "awareness:open_programme",
    "awareness:open_intervention",
}
FILES_AND_PIECES: set[str] = {"awareness:tool_file", "awareness:events_feed", "awareness:event_file"}
SEEN_IN_A_JOURNEY: set[str] = {"awareness:drop_file"}
