"""Every page of the room that a person may open, and the addresses set aside. A new page is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# All have opened their vaults.
PILOT = "pilot"


@dataclass(frozen=True)
class TestingPage:
    """A page: its name, who looks at it, and the arguments of its address, taken from ``room.make_room``."""

    name: str
    roles: tuple[str, ...]
    arguments: Callable[[Any], tuple[Any, ...]] = lambda room: ()
    query: str = ""


def draft_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of the campaign whose protocol is being written."""
    return (room.draft.code,)


def frozen_of(room: Any) -> tuple[Any, ...]:
    """The address of a page of the campaign whose protocol is frozen."""
    return (room.frozen.code,)


PAGES: list[TestingPage] = [
    TestingPage("testing:campaigns", (PILOT,)),
    TestingPage("testing:public_reports", (PILOT,)),
    TestingPage("testing:choose_mode", (PILOT,)),
    TestingPage("testing:add_campaign", (PILOT,), lambda room: ("judicial",)),
    TestingPage("testing:campaign", (PILOT,), draft_of),
    TestingPage("testing:campaign", (PILOT,), frozen_of),
    TestingPage("testing:change_campaign", (PILOT,), draft_of),
    TestingPage("testing:end_campaign", (PILOT,), frozen_of),
    TestingPage("testing:stop_campaign", (PILOT,), draft_of),
    TestingPage("testing:hold_campaign", (PILOT,), frozen_of),
    TestingPage("testing:protocol", (PILOT,), draft_of),
    TestingPage("testing:protocol", (PILOT,), frozen_of),
    TestingPage("testing:freeze_protocol", (PILOT,), draft_of),
    TestingPage("testing:frozen_protocol", (PILOT,), frozen_of),
    TestingPage("testing:add_trait", (PILOT,), draft_of),
    TestingPage("testing:change_trait", (PILOT,), lambda room: (room.draft.code, room.trait.pk)),
    TestingPage("testing:add_protocol_line", (PILOT,), lambda room: (room.draft.code, "profils")),
    TestingPage("testing:add_protocol_line", (PILOT,), lambda room: (room.draft.code, "messages")),
    TestingPage("testing:change_protocol_line", (PILOT,), lambda room: (room.draft.code, "resultats", room.outcome.pk)),
    TestingPage("testing:targets", (PILOT,), frozen_of),
    TestingPage("testing:add_target", (PILOT,), frozen_of),
    TestingPage("testing:import_targets", (PILOT,), frozen_of),
    TestingPage("testing:testers", (PILOT,), frozen_of),
    TestingPage("testing:add_tester", (PILOT,), frozen_of),
    TestingPage("testing:draw", (PILOT,), frozen_of),
    TestingPage("testing:coders", (PILOT,), frozen_of),
    TestingPage("testing:validity", (PILOT,), frozen_of),
    TestingPage("testing:evidence", (PILOT,), frozen_of),
    TestingPage("testing:follow", (PILOT,), frozen_of),
    TestingPage("testing:look", (PILOT,), lambda room: (room.frozen.code, 1)),
]

ACTS = {
    "testing:drop_trait",
    "testing:move_protocol_line",
    "testing:remove_protocol_line",
    "testing:confirm_targets",
    "testing:drop_target",
    "testing:remove_tester",
    "testing:give_applications",
    "testing:send_application",
    "testing:give_phone_access",
    "testing:take_phone_access_back",
}
FILES_AND_PIECES = {
    "testing:public_file",
    "testing:public_package",
    "testing:blank_attestation",
    "testing:original",
    "testing:protocol_file",
    "testing:targets_template",
    "testing:results_file",
    "testing:replication_package",
    "testing:phone_submission",
    "testing:phone_forms",
    "testing:phone_form",
    "testing:phone_manifest",
    "testing:phone_nowhere",
}
SEEN_IN_A_JOURNEY: set[str] = {
    "testing:release_campaign",
    "testing:add_evidence",
    "testing:train_tester",
    "testing:own_tests",
    "testing:charter",
    "testing:stop_testing",
    "testing:own_application",
    "testing:report_application",
    "testing:phone",
    "testing:attach_report",
    "testing:drop_report",
    "testing:declare_incident",
    "testing:declare_conflict",
    "testing:abandon_application",
    "testing:my_readings",
    "testing:readings",
    "testing:piece",
    "testing:constats",
    "testing:judicial_file",
    "testing:verify_constat",
    "testing:read_application",
    "testing:disagreements",
    "testing:settle_disagreement",
    "testing:remove_coder",
    "testing:decide_validity",
    "testing:results",
    "testing:release_results",
    "testing:replies",
    "testing:reply",
    "testing:public_results",
    "testing:waves",
    "testing:public_waves",
}
