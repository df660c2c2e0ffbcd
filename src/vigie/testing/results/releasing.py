"""What may be told of a campaign, and to whom: organisations once they could answer, the whole once signed."""

from collections import Counter
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.documents import Document
from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault_key import sub_key
from vigie.territory.thresholds import small_count_threshold
from vigie.testing.analysis.designs import Result
from vigie.testing.campaigns.modes import Names, locks_of
from vigie.testing.evidence.erased import purged_after
from vigie.testing.models import Campaign, RightOfReply, Study, Target, Validity
from vigie.testing.report.composing import report_of
from vigie.testing.results.counting import without_small
from vigie.testing.results.describing import told_result
from vigie.testing.results.gathering import design_of_campaign, organisation_code
from vigie.testing.results.studying import ResultsRefused
from vigie.testing.sealing.identities import KEY, open_target

NAME, ANSWER = "name", "answer"


def whole_only(result: Result) -> Result:
    """Return the figures without any organisation, what was written of a test, nor small counts of tests left out."""
    return {**without_small(result, small_count_threshold()), "organisations": [], "organisations_overall": []}


def public_report(study: Study) -> Document:
    """Return the report that everyone may read: no organisation in it."""
    design = replace(design_of_campaign(study.campaign), organisation=None)
    return report_of(whole_only(told_result(study)), design)


def private_report(study: Study) -> Document:
    """Return the report of the pilot, organisations under their codes where the mode allows them."""
    return report_of(told_result(study), design_of_campaign(study.campaign))


def why_not_released(campaign: Campaign) -> str:
    """Return why figures may not be shown to everyone, or nothing."""
    if not locks_of(campaign.mode).may_be_published:
        return gettext("Une campagne judiciaire ne se publie pas : un juge passe d'abord.")
    if purged_after(campaign):
        return gettext(
            "Les personnes et les pièces de cette campagne sont effacées : ses chiffres restent ici, mais plus rien ne "
            "permet de vérifier qu'ils ne désignent personne."
        )
    tests = Counter(campaign.tests.filter(validity=Validity.VALID).values_list("target__organisation_tag", flat=True))
    if len(tests) < small_count_threshold():
        return gettext("Trop peu d'organisations ont été testées : publier l'ensemble en désignerait une.")
    if tests.total() - max(tests.values()) < small_count_threshold():
        return gettext(
            "Presque tous les tests sont d'une seule organisation, qui déduirait de l'ensemble ce que les autres ont "
            "répondu : il ne se publie pas."
        )
    return ""


def release(*, campaign_id: int, by: Person) -> Study:
    """Show the figures of the whole to everyone; asked again, nothing changes. Raises ResultsRefused."""
    with transaction.atomic():
        study = Study.objects.select_for_update().get(campaign=campaign_id)
        if study.released_on:
            return study
        if reason := why_not_released(study.campaign):
            raise ResultsRefused(reason)
        study.released_on = timezone.localdate()
        study.save(update_fields=["released_on"])
        record(actor=by, verb="testing_results_released", on=study.campaign)
    return study


def organisations_by_code(campaign: Campaign) -> dict[str, str]:
    """Return the names of the organisations whose tests count, by their codes: read them for the pilot alone."""
    targets = Target.objects.filter(campaign=campaign, test__validity=Validity.VALID)
    return {
        organisation_code(campaign, each.organisation_tag): open_target(each.code, bytes(each.sealed)).organisation
        for each in targets
    }


def may_tell_names(campaign: Campaign) -> bool:
    """Whether the mode lets the pilot tell organisations, and then read their names."""
    return locks_of(campaign.mode).names is Names.AFTER_REPLY


def is_over(reply: RightOfReply, today: date) -> bool:
    """Whether an organisation could answer: it has, or its delay is over."""
    return reply.answered_on is not None or reply.answer_until < today


def tell(*, campaign_id: int, code: str, answer_until: date, by: Person) -> RightOfReply:
    """Note that an organisation was told, and until when it may answer. Raises ResultsRefused."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        known = organisations_by_code(campaign) if may_tell_names(campaign) else {}
        if code not in known:
            raise ResultsRefused(gettext("Cette organisation n'est pas à prévenir dans cette campagne."))
        today = timezone.localdate()
        if answer_until <= today:
            raise ResultsRefused(gettext("Laissez du temps pour répondre : choisissez un jour à venir."))
        sealed = seal_text(sub_key(KEY), known[code], place(campaign, code, NAME))
        reply, is_new = RightOfReply.objects.get_or_create(
            campaign=campaign,
            code=code,
            defaults={"sealed_name": sealed, "told_on": today, "answer_until": answer_until},
        )
        if is_new:
            record(actor=by, verb="testing_organisation_told", on=campaign)
    return reply


def note_answer(*, reply_id: int, answer: str, by: Person) -> None:
    """Keep what an organisation answered, sealed."""
    with transaction.atomic():
        reply = RightOfReply.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=reply_id)
        reply.sealed_answer = seal_text(sub_key(KEY), answer, place(reply.campaign, reply.code, ANSWER))
        reply.answered_on = reply.answered_on or timezone.localdate()
        reply.save(update_fields=["sealed_answer", "answered_on"])
        record(actor=by, verb="testing_answer_noted", on=reply.campaign)


def answer_of(reply: RightOfReply) -> str:
    """Return what an organisation answered, or nothing."""
    if not reply.sealed_answer:
        return ""
    return open_text(sub_key(KEY), bytes(reply.sealed_answer), place(reply.campaign, reply.code, ANSWER))


def name_of(reply: RightOfReply) -> str:
    """Return the name of an organisation that was told."""
    return open_text(sub_key(KEY), bytes(reply.sealed_name), place(reply.campaign, reply.code, NAME))


def place(campaign: Campaign, code: str, field: str) -> Place:
    """Return where a name or an answer is sealed."""
    return Place(f"testing/reply/{field}", f"{campaign.code}/{code}", 0)
