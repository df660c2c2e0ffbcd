"""Every page of the exchange that a person may open, and the addresses set aside. A new page is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# The school's person and the company's have opened their vaults; the pupil came in by a code.
SCHOOL, COMPANY, PUPIL, VISITOR, PILOT = "school", "company", "pupil", "visitor", "pilot"


@dataclass(frozen=True)
class ExchangePage:
    """A page: its name, who looks at it, and the arguments of its address, taken from ``scene.make_exchange``."""

    name: str
    roles: tuple[str, ...]
    arguments: Callable[[Any], tuple[Any, ...]] = lambda exchange: ()
    query: str = ""


def campaign_of(exchange: Any) -> tuple[Any, ...]:
    """The address of a page of the campaign."""
    return (exchange.campaign.pk,)


PAGES: list[ExchangePage] = [
    ExchangePage("internships:home", (VISITOR,)),
    ExchangePage("internships:public_campaign", (VISITOR,), lambda exchange: (exchange.campaign.code,)),
    ExchangePage("internships:campaigns", (PILOT,)),
    ExchangePage("internships:add_campaign", (PILOT,)),
    ExchangePage("internships:campaign", (PILOT,), campaign_of),
    ExchangePage("internships:campaign", (PILOT,), lambda exchange: (exchange.draft.pk,)),
    ExchangePage("internships:change_campaign", (PILOT,), lambda exchange: (exchange.draft.pk,)),
    ExchangePage("internships:choose_feedback", (PILOT,), campaign_of),
    ExchangePage("internships:add_week", (PILOT,), lambda exchange: (exchange.draft.pk,)),
    ExchangePage("internships:publish_rules", (PILOT,), lambda exchange: (exchange.draft.pk,)),
    ExchangePage("internships:simulator", (PILOT,), campaign_of),
    ExchangePage("internships:close_campaign", (PILOT,), campaign_of),
    ExchangePage("internships:add_factor_action", (PILOT,), campaign_of),
    ExchangePage(
        "internships:change_factor_action", (PILOT,), lambda exchange: (exchange.campaign.pk, exchange.factor_action.pk)
    ),
    ExchangePage("internships:school_home", (SCHOOL,)),
    ExchangePage("internships:enter_campaign", (SCHOOL,), lambda exchange: (exchange.draft.pk,)),
    ExchangePage("internships:campaign_schools", (PILOT,), campaign_of),
    ExchangePage("internships:add_school", (PILOT,), campaign_of),
    ExchangePage("internships:change_entry", (SCHOOL,), lambda exchange: (exchange.entry.pk,)),
    ExchangePage("internships:add_class", (SCHOOL,), lambda exchange: (exchange.entry.pk,)),
    ExchangePage("internships:parents_sheet", (SCHOOL,), lambda exchange: (exchange.entry.pk,)),
    ExchangePage("internships:import_pupils", (SCHOOL,), lambda exchange: (exchange.entry.pk,)),
    ExchangePage("internships:school_class", (SCHOOL,), lambda exchange: (exchange.school_class.pk,)),
    ExchangePage("internships:change_class", (SCHOOL,), lambda exchange: (exchange.school_class.pk,)),
    ExchangePage("internships:remove_class", (SCHOOL,), lambda exchange: (exchange.school_class.pk,)),
    ExchangePage("internships:verify_groups", (SCHOOL,), lambda exchange: (exchange.school_class.pk,)),
    ExchangePage("internships:class_parents", (SCHOOL,), lambda exchange: (exchange.school_class.pk,)),
    ExchangePage("internships:class_codes", (SCHOOL,), lambda exchange: (exchange.school_class.pk,)),
    ExchangePage("internships:add_pupil", (SCHOOL,), lambda exchange: (exchange.school_class.pk,)),
    ExchangePage("internships:change_pupil", (SCHOOL,), lambda exchange: (exchange.pupil.pk,)),
    ExchangePage("internships:withdraw_pupil", (SCHOOL,), lambda exchange: (exchange.pupil.pk,)),
    ExchangePage("internships:take_back_pupil", (SCHOOL,), lambda exchange: (exchange.pupil.pk,)),
    ExchangePage("internships:pupil_door", (VISITOR,)),
    ExchangePage("internships:pupil_home", (PUPIL,)),
    ExchangePage("internships:pupil_search", (PUPIL,)),
    ExchangePage("internships:pupil_offer", (PUPIL,), lambda exchange: (exchange.offer.pk,)),
    ExchangePage("internships:pupil_list", (PUPIL,)),
    ExchangePage("internships:pupil_result", (PUPIL,)),
    ExchangePage("internships:method", (VISITOR,)),
    ExchangePage("internships:public_draw", (VISITOR,), lambda exchange: (exchange.past.campaign.code, 1)),
    ExchangePage("internships:school_results", (SCHOOL,), lambda exchange: (exchange.past.entry.pk,)),
    ExchangePage("internships:school_result", (SCHOOL,), lambda exchange: (exchange.past.pupil.pk,)),
    ExchangePage("internships:give_back", (SCHOOL,), lambda exchange: (exchange.past.pupil.pk,)),
    ExchangePage("internships:company_results", (COMPANY,), lambda exchange: (exchange.past.campaign.pk,)),
    ExchangePage("internships:rounds", (PILOT,), campaign_of),
    ExchangePage("internships:rounds", (PILOT,), lambda exchange: (exchange.past.campaign.pk,)),
    ExchangePage("internships:freeze", (PILOT,), lambda exchange: (exchange.past.listed.pk, 1)),
    ExchangePage("internships:draw", (PILOT,), lambda exchange: (exchange.past.due.campaign_id, 1)),
    ExchangePage("internships:second_round", (PILOT,), lambda exchange: (exchange.past.campaign.pk,)),
    ExchangePage("internships:companies", ("pilot",)),
    ExchangePage("internships:add_company", ("pilot",)),
    ExchangePage("internships:company", ("pilot",), lambda exchange: (exchange.company.pk,)),
    ExchangePage("internships:change_company", ("pilot",), lambda exchange: (exchange.company.pk,)),
    ExchangePage("internships:contacts", ("pilot",)),
    ExchangePage("internships:add_contact", ("pilot",)),
    ExchangePage("internships:change_contact", ("pilot",), lambda exchange: (exchange.contact.pk,)),
    ExchangePage("internships:remove_contact", ("pilot",), lambda exchange: (exchange.contact.pk,)),
    ExchangePage("internships:company_home", (COMPANY,)),
    ExchangePage("internships:offers", ("pilot",), lambda exchange: (exchange.campaign.pk,)),
    ExchangePage(
        "internships:add_offer", (COMPANY, "pilot"), lambda exchange: (exchange.campaign.pk, exchange.company.pk)
    ),
    ExchangePage("internships:offer", (COMPANY, "pilot"), lambda exchange: (exchange.offer.pk,)),
    ExchangePage("internships:change_offer", ("pilot",), lambda exchange: (exchange.offer.pk,)),
    ExchangePage("internships:withdraw_offer", (COMPANY,), lambda exchange: (exchange.offer.pk,)),
    ExchangePage("internships:remove_offer", (COMPANY,), lambda exchange: (exchange.offer.pk,)),
    ExchangePage("internships:school_internships", (SCHOOL,), lambda exchange: (exchange.past.entry.pk,)),
    ExchangePage("internships:feedback_codes", (SCHOOL,), lambda exchange: (exchange.past.entry.pk,)),
    ExchangePage("internships:signatures", (SCHOOL,), lambda exchange: (exchange.placed.pk,)),
    ExchangePage("internships:hosted", (COMPANY,), lambda exchange: (exchange.past.campaign.pk,)),
    ExchangePage("internships:prepare_hosting", (COMPANY,), lambda exchange: (exchange.placed.pk,)),
    ExchangePage("internships:refuse_hosting", (COMPANY,), lambda exchange: (exchange.placed.pk,)),
    ExchangePage("internships:aftermath", (PILOT,), lambda exchange: (exchange.past.campaign.pk,)),
    ExchangePage("internships:lost_offer", (PILOT,), lambda exchange: (exchange.past.campaign.pk,)),
    ExchangePage("internships:review_refusal", (PILOT,), lambda exchange: (exchange.refusal.pk,)),
    ExchangePage(
        "internships:renew_offers", (COMPANY, "pilot"), lambda exchange: (exchange.campaign.pk, exchange.company.pk)
    ),
    ExchangePage("internships:charter", (COMPANY, "pilot"), lambda exchange: (exchange.company.pk,)),
    ExchangePage("internships:import_offers", (COMPANY, "pilot"), lambda exchange: (exchange.campaign.pk,)),
    ExchangePage("internships:preview_offers", (COMPANY,), lambda exchange: (exchange.upload.pk,)),
    ExchangePage("internships:equity", (PILOT,), lambda exchange: (exchange.past.campaign.pk,)),
    ExchangePage("internships:equity", (PILOT,), campaign_of),
    ExchangePage("internships:mentoring", (PILOT,)),
    ExchangePage("internships:mentors", (PILOT,)),
    ExchangePage("internships:propose_pairs", (PILOT,)),
    ExchangePage("internships:pair_by_hand", (PILOT,)),
    ExchangePage("internships:enter_mentor", (PILOT, COMPANY)),
    ExchangePage("internships:edit_mentor", (COMPANY,), lambda exchange: (exchange.mentor.pk,)),
    ExchangePage("internships:company_mentors", (COMPANY,)),
    ExchangePage("internships:mentees", (SCHOOL,)),
    ExchangePage("internships:mentee_consent", (SCHOOL,)),
    ExchangePage("internships:enter_mentee", (SCHOOL,)),
    ExchangePage("internships:edit_mentee", (SCHOOL,), lambda exchange: (exchange.mentee.pk,)),
    ExchangePage("internships:pair", (PILOT, SCHOOL, COMPANY), lambda exchange: (exchange.pair.pk,)),
    ExchangePage("internships:add_meeting", (COMPANY,), lambda exchange: (exchange.pair.pk,)),
    ExchangePage("internships:finish_pair", (SCHOOL,), lambda exchange: (exchange.pair.pk,)),
    ExchangePage("internships:tell_discrimination", (PILOT, SCHOOL, COMPANY)),
    ExchangePage("internships:take_back_telling", (SCHOOL,)),
]
# Only take something.
ACTS: set[str] = {
    "internships:approve_offer",
    "internships:cancel_offers",
    "internships:confirm_offers",
    "internships:drop_factor_action",
    "internships:confirm_import",
    "internships:drop_week",
    "internships:help_pupil",
    "internships:mentee_agrees",
    "internships:mentor_agrees",
    "internships:pupil_leave",
    "internships:restore_offer",
    "internships:return_offer",
    "internships:release_school_names",
    "internships:share_mentee_names",
    "internships:share_names",
    "internships:submit_offer",
}
# Answer with a file, or a piece of a page.
FILES_AND_PIECES: set[str] = {
    "internships:agreement_file",
    "internships:draw_file",
    "internships:round_files",
    "internships:choose_company",
    "internships:offers_template",
}
# Seen in a journey of their own.
SEEN_IN_A_JOURNEY: set[str] = {"internships:prepare_internship"}
