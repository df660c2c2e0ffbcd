"""Every page of the room that a person may open, and the addresses set aside. A new page is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PILOT, TRAINER, CONTRIBUTOR, VISITOR = "pilot", "trainer", "contributor", "visitor"


@dataclass(frozen=True)
class TrainingPage:
    """A page: its name, who looks at it, and the arguments of its address, taken from ``room.make_room``."""

    name: str
    roles: tuple[str, ...]
    arguments: Callable[[Any], tuple[Any, ...]] = lambda room: ()
    query: str = ""


def session_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of the session to come."""
    return (room.session.pk,)


def past_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of the session that is over."""
    return (room.past.pk,)


PAGES: list[TrainingPage] = [
    TrainingPage("training:catalogue", (VISITOR,)),
    TrainingPage("training:module", (VISITOR,), lambda room: (room.module.slug,)),
    TrainingPage("training:session", (VISITOR,), lambda room: (room.session.code,)),
    TrainingPage("training:registered", (VISITOR,), lambda room: (room.session.code,)),
    TrainingPage("training:enrolment", (VISITOR,), lambda room: (room.enrolment.code,)),
    TrainingPage("training:enrolment", (VISITOR,), lambda room: (room.came.code,)),
    TrainingPage("training:withdraw_own", (VISITOR,), lambda room: (room.enrolment.code,)),
    TrainingPage("training:sign_in", (VISITOR,), lambda room: (room.past.sheet_code,)),
    TrainingPage("training:verifying", (VISITOR,)),
    TrainingPage("training:certificate", (VISITOR,), lambda room: (room.certificate.code,)),
    TrainingPage("training:ask", (VISITOR,)),
    TrainingPage("training:asked", (VISITOR,)),
    TrainingPage("training:sessions", (PILOT, TRAINER)),
    TrainingPage("training:own_structure", (CONTRIBUTOR,)),
    TrainingPage("training:add_session", (PILOT,)),
    TrainingPage("training:kept_session", (PILOT, TRAINER), session_of),
    TrainingPage("training:kept_session", (PILOT, TRAINER), past_of),
    TrainingPage("training:edit_session", (PILOT,), session_of),
    TrainingPage("training:end_session", (PILOT,), session_of),
    TrainingPage("training:enter_enrolment", (TRAINER,), session_of),
    TrainingPage("training:edit_enrolment", (PILOT,), lambda room: (room.enrolment.pk,)),
    TrainingPage("training:forget_person", (PILOT,), lambda room: (room.enrolment.pk,)),
    TrainingPage("training:withdraw_enrolment", (TRAINER,), lambda room: (room.enrolment.pk,)),
    TrainingPage("training:attendance", (TRAINER,), past_of),
    TrainingPage("training:attendance", (TRAINER,), session_of),
    TrainingPage("training:sheet_code", (TRAINER,), past_of),
    TrainingPage("training:sheet_code", (TRAINER,), session_of),
    TrainingPage("training:revoke_certificate", (PILOT,), lambda room: (room.came.pk,)),
    TrainingPage("training:modules", (PILOT,)),
    TrainingPage("training:add_module", (PILOT,)),
    TrainingPage("training:kept_module", (PILOT,), lambda room: (room.module.pk,)),
    TrainingPage("training:change_version", (PILOT,), lambda room: (room.draft.pk,)),
    TrainingPage("training:add_file", (PILOT,), lambda room: (room.draft.pk,)),
    TrainingPage("training:remove_file", (PILOT,), lambda room: (room.material.pk,)),
    TrainingPage("training:requests", (PILOT,)),
    TrainingPage("training:follow_request", (PILOT,), lambda room: (room.request.pk,)),
    TrainingPage("training:add_refusal", (PILOT,)),
    TrainingPage("training:targets", (PILOT,)),
    TrainingPage("training:add_target", (PILOT,)),
    TrainingPage("training:change_target", (PILOT,), lambda room: (room.target.pk,)),
    TrainingPage("training:remove_target", (PILOT,), lambda room: (room.target.pk,)),
    TrainingPage("training:coverage", (PILOT,)),
    TrainingPage("training:import_attendances", (PILOT,)),
    TrainingPage("training:preview_attendances", (PILOT,), lambda room: (room.upload.pk,)),
]
ACTS: set[str] = {
    "training:announce_session",
    "training:cancel_attendances",
    "training:choose_name",
    "training:confirm_attendances",
    "training:drop_refusal",
    "training:make_sheet_code",
    "training:open_version",
    "training:publish_version",
    "training:retire_module",
    "training:share_file",
}
FILES_AND_PIECES: set[str] = {
    "training:attendances_template",
    "training:coverage_file",
    "training:enrolments_file",
    "training:hand_certificate",
    "training:kept_file",
    "training:open_file",
    "training:own_certificate",
    "training:own_material",
    "training:sheet",
}
SEEN_IN_A_JOURNEY: set[str] = set()
