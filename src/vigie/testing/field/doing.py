"""What a tester does with an application: send it, tell what came back, declare what went wrong, give it up."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import Changes, record
from vigie.accounts.models import Person
from vigie.testing.field.deadlines import next_opening
from vigie.testing.field.testers import give_what_waits
from vigie.testing.models import Application, Campaign, Conflict, Test
from vigie.testing.refusals import NotNow
from vigie.testing.sealing.notes import seal_notes

OVER: Final = _("Cette campagne est finie : n'envoyez plus rien.")


def refusal_to_send(application: Application) -> str:
    """Return why an application is not to be sent now, or nothing. One query, two once the last day is over."""
    campaign, today = application.test.campaign, timezone.localdate()
    if campaign.ended_on or campaign.stopped_on:
        return str(OVER)
    if today < campaign.starts_on:
        said = gettext("Cette campagne commence le %(day)s : n'envoyez rien avant.")
        return said % {"day": date_format(campaign.starts_on, "j F")}
    if today > campaign.ends_on and not application.test.applications.exclude(sent_on=None).exists():
        return gettext("Le dernier jour de la campagne est passé : ne commencez plus ce test, renoncez-y.")
    if application.opens_at and application.opens_at > timezone.now():
        return gettext("Ce n'est pas encore l'heure : revenez un peu plus tard.")
    before = application.test.applications.filter(position__lt=application.position, sent_on=None)
    if before.exists():
        return gettext("Ce n'est pas encore votre tour.")
    return ""


def locked(application_id: int) -> Application:
    """Return an application, locked with the whole campaign: nobody gives it to someone else meanwhile."""
    campaign_id = Application.objects.values_list("test__campaign", flat=True).get(pk=application_id)
    Campaign.objects.select_for_update().get(pk=campaign_id)
    return Application.objects.select_related("test__campaign", "test__target", "tester").get(pk=application_id)


def still_of(application: Application, by: Person) -> None:
    """Raise NotNow when the campaign is over, or an application no longer given to someone, or was given up."""
    campaign = application.test.campaign
    if campaign.ended_on or campaign.stopped_on:
        raise NotNow(str(OVER))
    if application.abandoned or application.tester is None or application.tester.person_id != by.pk:
        raise NotNow(gettext("Cette candidature n'est plus à faire par vous."))


def mark_sent(*, application_id: int, by: Person) -> None:
    """Note that an application is sent, which opens the next one after its delay. Done again, nothing changes."""
    with transaction.atomic():
        application = locked(application_id)
        still_of(application, by)
        if application.sent_on:
            return
        if refusal := refusal_to_send(application):
            raise NotNow(refusal)
        application.sent_on = timezone.localdate()
        application.save(update_fields=["sent_on"])
        following = application.test.applications.filter(position=application.position + 1).first()
        if following:
            following.opens_at, following.due_on = next_opening(timezone.localtime(), following.delay)
            following.save(update_fields=["opens_at", "due_on"])
        record(actor=by, verb="testing_sent", on=application)


def report(*, application_id: int, notes: Mapping[str, str], by: Person) -> None:
    """Seal what came back, for those who hold the campaign's key alone. Told once: a second time, nothing changes."""
    with transaction.atomic():
        application = locked(application_id)
        still_of(application, by)
        if application.reported_on:
            return
        if not application.sent_on:
            raise NotNow(gettext("Notez d'abord l'envoi : le compte rendu vient ensuite."))
        public = bytes(application.test.campaign.public_key)
        application.sealed_notes = seal_notes(public, application.code, notes)
        application.reported_on = timezone.localdate()
        application.save(update_fields=["sealed_notes", "reported_on"])
        record(actor=by, verb="testing_reported", on=application, changes=told_of(application))


def told_of(application: Application) -> Changes:
    """Return what the journal tells of sealed notes: their SHA-256, so that they cannot be replaced later."""
    return {gettext("empreinte"): ["", sha256(bytes(application.sealed_notes)).hexdigest()]}


def declare_incident(*, application_id: int, incident: str, by: Person) -> None:
    """Note what may keep a test from counting; the first one told is kept, others follow it."""
    with transaction.atomic():
        application = locked(application_id)
        still_of(application, by)
        test = application.test
        if incident in test.incident.split(" ; "):
            return
        longest = Test._meta.get_field("incident").max_length
        test.incident = " ; ".join(filter(None, [test.incident, incident]))[:longest]
        test.save(update_fields=["incident"])
        record(actor=by, verb="testing_incident_declared", on=application)


def declare_conflict(*, application_id: int, by: Person) -> None:
    """Note that a tester knows the organisation: what was not sent to it goes to others. Raises NotNow once sent."""
    with transaction.atomic():
        application = locked(application_id)
        still_of(application, by)
        if application.sent_on:
            raise NotNow(gettext("Elle est déjà envoyée : déclarez plutôt un incident."))
        tester, tag = application.tester, application.test.target.organisation_tag
        assert tester is not None
        Conflict.objects.get_or_create(tester=tester, organisation_tag=tag)
        theirs = tester.applications.filter(test__target__organisation_tag=tag, sent_on=None, abandoned="")
        theirs.update(tester=None)
        record(actor=by, verb="testing_conflict_declared", on=application)
        give_what_waits(application.test.campaign)


def abandon(*, application_id: int, reason: str, by: Person) -> None:
    """Give up an application; what the test had not sent yet would bother someone for nothing, and goes with it."""
    with transaction.atomic():
        application = locked(application_id)
        still_of(application, by)
        if application.sent_on:
            raise NotNow(gettext("Elle est déjà envoyée : déclarez plutôt un incident."))
        application.abandoned = reason
        application.save(update_fields=["abandoned"])
        others = application.test.applications.filter(sent_on=None, abandoned="")
        others.update(abandoned=gettext("Le test n'est plus complet."))
        record(actor=by, verb="testing_application_abandoned", on=application)
