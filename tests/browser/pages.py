"""Every page a person may open, by who opens it. A new page is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.plan.scene import CODE

VISITOR, PILOT, CONTRIBUTOR = "visitor", "pilot", "contributor"
ELECTED_MEMBER, ADMINISTRATOR = "elected_member", "administrator"
WORKING = (PILOT, CONTRIBUTOR, "reader")


@dataclass(frozen=True)
class PageToSee:
    """A page: its name, who looks at it, and the arguments of its address, taken from the scene."""

    name: str
    roles: tuple[str, ...]
    arguments: Callable[[Any], tuple[Any, ...]] = lambda scene: ()
    query: str = ""


PAGES = [
    PageToSee("cockpit:home", (VISITOR,)),
    PageToSee("territory:territory", (VISITOR,)),
    PageToSee("law:law", (VISITOR,)),
    PageToSee("plan:public_plan", (VISITOR,)),
    PageToSee("plan:public_actions", (VISITOR,)),
    PageToSee("plan:public_action", (VISITOR,), lambda scene: (scene.action.code,)),
    PageToSee("plan:public_axis", (VISITOR,), lambda scene: (scene.axis.code,)),
    PageToSee("plan:update", (VISITOR,), lambda scene: (CODE,)),
    PageToSee("account_login", (VISITOR,)),
    PageToSee("account_reset_password", (VISITOR,)),
    PageToSee("cockpit:desk", (PILOT, CONTRIBUTOR, ELECTED_MEMBER, ADMINISTRATOR)),
    PageToSee("cockpit:dashboard", (PILOT, ELECTED_MEMBER)),
    PageToSee("cockpit:mobilisation", (PILOT, ELECTED_MEMBER)),
    PageToSee("cockpit:crossings", (PILOT, ELECTED_MEMBER)),
    PageToSee("cockpit:outbox", (PILOT,)),
    PageToSee("plan:plan", (PILOT, CONTRIBUTOR)),
    PageToSee("plan:actions", (PILOT, CONTRIBUTOR)),
    PageToSee("plan:action", (PILOT, CONTRIBUTOR), lambda scene: (scene.action.pk,)),
    PageToSee("plan:axis", (PILOT, CONTRIBUTOR), lambda scene: (scene.axis.code,)),
    PageToSee("plan:context", (PILOT, CONTRIBUTOR)),
    PageToSee("plan:diagnosis", (PILOT,)),
    PageToSee("plan:governance", (PILOT,)),
    PageToSee("plan:partners", (PILOT, CONTRIBUTOR)),
    PageToSee("plan:doubts", (PILOT,)),
    PageToSee("plan:opening", (PILOT,)),
    PageToSee("plan:preview", (PILOT,), lambda scene: ("action", scene.action.pk)),
    PageToSee("plan:plan_history", (PILOT,), lambda scene: (scene.plan.pk,)),
    PageToSee("plan:edit_plan", (PILOT,), lambda scene: (scene.plan.pk, "diagnostic")),
    PageToSee("plan:line", (PILOT,), lambda scene: ("priorite", scene.priority.pk)),
    PageToSee("plan:remove_line", (PILOT,), lambda scene: ("marqueur", scene.marker.pk)),
    PageToSee("plan:add_action", (PILOT,), lambda scene: (scene.plan.pk,)),
    PageToSee("plan:edit_action", (CONTRIBUTOR,), lambda scene: (scene.action.pk, "avancement")),
    PageToSee("plan:edit_action", (PILOT,), lambda scene: (scene.action.pk, "plan")),
    PageToSee("plan:add_note", (CONTRIBUTOR,), lambda scene: (scene.action.pk,)),
    PageToSee("plan:links", (CONTRIBUTOR,), lambda scene: (scene.action.pk,)),
    PageToSee("plan:commit", (CONTRIBUTOR,), lambda scene: (scene.plan.pk,)),
    PageToSee("plan:table", (PILOT,)),
    PageToSee("plan:table_row", (PILOT, CONTRIBUTOR), lambda scene: (scene.action.pk,)),
    PageToSee("plan:calendar", (PILOT, CONTRIBUTOR)),
    PageToSee("plan:map", (PILOT, CONTRIBUTOR)),
    PageToSee("plan:search", (PILOT,), query="?q=stage"),
    PageToSee("plan:import", (PILOT,)),
    PageToSee("accounts:organisations", (PILOT, ADMINISTRATOR)),
    PageToSee("accounts:organisation", (PILOT,), lambda scene: (scene.organisation.pk,)),
    PageToSee("accounts:people", (PILOT, ADMINISTRATOR)),
    PageToSee("accounts:journal", (PILOT, ADMINISTRATOR)),
    PageToSee("accounts:me", (CONTRIBUTOR,)),
    PageToSee("mfa_index", (CONTRIBUTOR,)),
    PageToSee("cockpit:territory_settings", (ADMINISTRATOR,)),
]
