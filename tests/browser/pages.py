"""Every page a person may open, by who opens it. A new page is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.plan.scene import CODE

VISITOR, PILOT, CONTRIBUTOR = "visitor", "pilot", "contributor"
ELECTED_MEMBER, ADMINISTRATOR, READER = "elected_member", "administrator", "reader"


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
    PageToSee("cockpit:accessibility", (VISITOR,)),
    PageToSee("cockpit:privacy", (VISITOR,)),
    PageToSee("core:health", (VISITOR,)),
    PageToSee("account_login", (VISITOR,)),
    PageToSee("account_signup", (VISITOR,)),
    PageToSee("account_inactive", (VISITOR,)),
    PageToSee("account_reset_password", (VISITOR,)),
    PageToSee("account_reset_password_done", (VISITOR,)),
    PageToSee("account_reset_password_from_key", (VISITOR,), lambda scene: ("0", "perime")),
    PageToSee("account_reset_password_from_key_done", (VISITOR,)),
    PageToSee("accounts:ask_to_join", (VISITOR,)),
    PageToSee("accounts:join_thanks", (VISITOR,)),
    PageToSee("cockpit:desk", (PILOT, CONTRIBUTOR, READER, ELECTED_MEMBER, ADMINISTRATOR)),
    PageToSee("cockpit:dashboard", (PILOT, ELECTED_MEMBER)),
    PageToSee("cockpit:mobilisation", (PILOT, ELECTED_MEMBER)),
    PageToSee("cockpit:crossings", (PILOT, ELECTED_MEMBER)),
    PageToSee("cockpit:outbox", (PILOT,)),
    PageToSee("plan:plan", (PILOT, CONTRIBUTOR)),
    PageToSee("plan:actions", (PILOT, CONTRIBUTOR)),
    PageToSee("plan:actions", (PILOT,), query="?q=introuvable"),
    PageToSee("plan:action", (PILOT, CONTRIBUTOR, READER), lambda scene: (scene.action.pk,)),
    PageToSee("plan:axis", (PILOT, CONTRIBUTOR), lambda scene: (scene.axis.code,)),
    PageToSee("plan:context", (PILOT, CONTRIBUTOR)),
    PageToSee("plan:linkages", (PILOT, READER)),
    PageToSee("plan:linkage", (PILOT, READER), lambda scene: (scene.linkage.pk,)),
    PageToSee("plan:moments", (PILOT, READER)),
    PageToSee("plan:line", (PILOT,), lambda scene: ("articulation", scene.linkage.pk)),
    PageToSee("plan:add_line", (PILOT,), lambda scene: ("date-de-moment", scene.moment.pk)),
    PageToSee("cockpit:agenda", (PILOT, CONTRIBUTOR, ELECTED_MEMBER)),
    PageToSee("cockpit:agenda", (READER,), query="?passe=oui&miennes=oui"),
    PageToSee("cockpit:feeds", (CONTRIBUTOR, ELECTED_MEMBER)),
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
    PageToSee("plan:edit_note", (PILOT,), lambda scene: (scene.note.pk,)),
    PageToSee("plan:remove_note", (PILOT,), lambda scene: (scene.note.pk,)),
    PageToSee("plan:remove_action", (PILOT,), lambda scene: (scene.action.pk,)),
    PageToSee("plan:add_line", (CONTRIBUTOR,), lambda scene: ("etape", scene.action.pk)),
    PageToSee("plan:commitment", (PILOT,), lambda scene: (scene.commitment.pk,)),
    PageToSee("plan:organisation_guesses", (PILOT,)),
    PageToSee("plan:export", (PILOT,)),
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
    PageToSee("accounts:add_organisation", (PILOT,)),
    PageToSee("accounts:change_organisation", (PILOT,), lambda scene: (scene.organisation.pk,)),
    PageToSee("accounts:people", (PILOT, ADMINISTRATOR)),
    PageToSee("accounts:person", (ADMINISTRATOR,), lambda scene: (scene.lead.pk,)),
    PageToSee("accounts:change_person", (ADMINISTRATOR,), lambda scene: (scene.lead.pk,)),
    PageToSee("accounts:erase_person", (ADMINISTRATOR,), lambda scene: (scene.lead.pk,)),
    PageToSee("accounts:add_person", (ADMINISTRATOR,)),
    PageToSee("accounts:invite", (ADMINISTRATOR,)),
    PageToSee("accounts:join_requests", (PILOT,)),
    PageToSee("accounts:journal", (PILOT, ADMINISTRATOR)),
    PageToSee("accounts:me", (CONTRIBUTOR,)),
    PageToSee("accounts:second_factor", (CONTRIBUTOR,)),
    PageToSee("account_change_password", (CONTRIBUTOR,)),
    PageToSee("account_logout", (CONTRIBUTOR,)),
    PageToSee("account_reauthenticate", (CONTRIBUTOR,)),
    PageToSee("mfa_index", (CONTRIBUTOR,)),
    PageToSee("mfa_reauthenticate", (CONTRIBUTOR,)),
    PageToSee("mfa_list_webauthn", (CONTRIBUTOR,)),
    PageToSee("mfa_add_webauthn", (CONTRIBUTOR,)),
    PageToSee("mfa_generate_recovery_codes", (CONTRIBUTOR,)),
    PageToSee("cockpit:territory_settings", (ADMINISTRATOR,)),
]

# Addresses that are no page to look at here, by reason. A new address is added above or here.
ACTS = {
    "accounts:confirm_name",
    "accounts:end_membership",
    "accounts:enter_demonstration",
    "accounts:resend_invitation",
    "accounts:revoke_invitation",
    "cockpit:retry_message",
    "core:set_language",
    "plan:close",
    "plan:confirm",
    "plan:confirm_axis",
    "plan:end_commitment",
    "plan:import_cancel",
    "plan:import_confirm",
    "plan:move_line",
    "plan:open",
    "plan:open_all",
    "cockpit:revoke_feed",
    "plan:revoke",
    "plan:share_action",
    "plan:take_moments",
    "plan:unshare_action",
    "plan:settle",
    "plan:settle_guess",
}
FILES_AND_PIECES = {
    "mfa_download_recovery_codes",
    "cockpit:calendar_feed",
    "plan:export_file",
    "plan:linkage_sheet",
    "plan:read_deadline",
    "territory:colours",
    "territory:logo",
}
SEEN_IN_A_JOURNEY = {
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_view_recovery_codes",
    "plan:import_preview",
    "plan:update_thanks",
}
# Same form and frame as a page above.
LIKE_ANOTHER = {
    "account_set_password",
    "accounts:accept_invitation",
    "accounts:answer_join_request",
    "core:job",
    "mfa_deactivate_totp",
    "mfa_edit_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
}
