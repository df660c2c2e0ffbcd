"""A mandate begins, is renewed, ends; the rights it gives begin and end on the same days."""

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.belonging import begin_membership, close_membership, said_membership
from vigie.accounts.inviting import close_invitation
from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person, Role
from vigie.core.day_words import date_format
from vigie.network.mandates.condition_words import in_words
from vigie.network.mandates.holding import missing_for
from vigie.network.models import EndReason, Mandate
from vigie.network.refusals import NotNow

A_DAY: Final = timedelta(days=1)
LONGEST: Final = timedelta(days=5 * 366)


def locked(mandate_id: int) -> Mandate:
    """Return a mandate as it stands now, its holder locked: two acts on the mandates of someone come one by one."""
    holder = Mandate.objects.values_list("person", flat=True).get(pk=mandate_id)
    Person.objects.select_for_update().get(pk=holder)
    return Mandate.objects.select_related("person", "organisation", "membership").get(pk=mandate_id)


def begin_mandate(*, mandate_id: int, starts_on: date, ends_on: date, by: Person | None) -> None:
    """Give a mandate its days and its rights. Raises NotNow while something required is missing (S73)."""
    with transaction.atomic():
        mandate = locked(mandate_id)
        refuse_erased(mandate.person)
        if mandate.ended_on or mandate.starts_on:
            raise NotNow(gettext("Ce mandat a déjà commencé, ou a été abandonné."))
        refuse_missing(mandate)
        _set_days(mandate, starts_on, ends_on)
        _grant(mandate, by)
        close_preparation(mandate)
        record(actor=by, verb="network_mandate_begun", on=mandate, changes=said_days(mandate))


def renew_mandate(*, mandate_id: int, ends_on: date, by: Person) -> Mandate:
    """Follow a mandate by another, from the day after its last one, or from today. Done twice, it is one.

    Raises NotNow while something required is missing: a charter changed since, for one.
    """
    with transaction.atomic():
        before = locked(mandate_id)
        refuse_erased(before.person)
        if known := Mandate.objects.filter(renews=before).first():
            return known
        if before.starts_on is None or before.ends_on is None or before.ended_on:
            raise NotNow(gettext("Seul un mandat allé à son terme, ou qui s'en approche, se renouvelle."))
        refuse_missing(before)
        mandate = Mandate(
            person=before.person,
            organisation=before.organisation,
            function=before.function,
            sex=before.sex,
            candidacy=before.candidacy,
            nomination=before.nomination,
            renews=before,
        )
        _set_days(mandate, max(before.ends_on + A_DAY, timezone.localdate()), ends_on)
        mandate.communes.set(before.communes.all())
        mandate.neighbourhoods.set(before.neighbourhoods.all())
        _grant(mandate, by)
        record(actor=by, verb="network_mandate_renewed", on=mandate, changes=said_days(mandate))
    return mandate


def end_mandate(*, mandate_id: int, last_day: date, reason: str, by: Person) -> None:
    """End a mandate before its term, and the one that was to follow; its rights end the same day.

    One that prepares is given up. Raises NotNow.
    """
    with transaction.atomic():
        mandate = locked(mandate_id)
        if mandate.ended_on or (mandate.ends_on and mandate.ends_on < timezone.localdate()):
            raise NotNow(gettext("Ce mandat est déjà terminé."))
        if mandate.ends_on and last_day > mandate.ends_on:
            raise NotNow(gettext("Ce mandat se termine de lui-même avant ce jour : choisissez une date plus tôt."))
        following = Mandate.objects.select_related("person", "organisation", "membership").filter(ended_on=None)
        ending: Mandate | None = mandate
        while ending:
            after = following.filter(renews=ending).first()
            _end(ending, last_day, EndReason(reason), by)
            ending = after


def _end(mandate: Mandate, last_day: date, reason: EndReason, by: Person) -> None:
    """Write the end of one mandate, and take back its rights; one that never took effect renews nothing."""
    mandate.ended_on, mandate.end_reason = last_day, reason
    if mandate.starts_on and last_day < mandate.starts_on:
        mandate.renews = None
    mandate.save(update_fields=["ended_on", "end_reason", "renews"])
    _take_back(mandate, last_day, by)
    record(actor=by, verb="network_mandate_ended", on=mandate, changes={gettext("fin"): ["", last_day.isoformat()]})


def refuse_erased(person: Person) -> None:
    """Raise NotNow for someone who was erased: they are named for nothing more."""
    if person.erased_at:
        raise NotNow(gettext("Cette personne est effacée : mettez plutôt fin à son mandat."))


def refuse_missing(mandate: Mandate) -> None:
    """Raise NotNow while something required is missing, and say what."""
    if lacking := missing_for(mandate, timezone.localdate()):
        raise NotNow(gettext("Il manque encore : %(conditions)s.") % {"conditions": in_words(lacking)})


def _set_days(mandate: Mandate, starts_on: date, ends_on: date) -> None:
    """Write the days of a mandate. Raises NotNow when they are in disorder, or meet another mandate."""
    if ends_on < starts_on:
        raise NotNow(gettext("Le dernier jour vient avant le premier (%(day)s).") % {"day": date_format(starts_on)})
    if ends_on - starts_on > LONGEST:
        raise NotNow(gettext("Un mandat dure cinq ans au plus : choisissez un dernier jour plus proche."))
    others = Mandate.objects.filter(person=mandate.person, function=mandate.function, starts_on__lte=ends_on)
    meeting = others.filter(Q(ended_on=None, ends_on__gte=starts_on) | Q(ended_on__gte=starts_on))
    # One given up before it began took no day.
    if meeting.exclude(pk=mandate.pk).exclude(ended_on__lt=F("starts_on")).exists():
        raise NotNow(gettext("Cette personne a déjà un mandat de cette fonction à ces dates : renouvelez-le plutôt."))
    mandate.starts_on, mandate.ends_on = starts_on, ends_on
    mandate.save()


def _grant(mandate: Mandate, by: Person | None) -> None:
    """Give the role of a mandate with its days; a role already held there without end takes them too."""
    assert mandate.starts_on
    assert mandate.ends_on
    membership = begin_membership(
        person=mandate.person,
        organisation=mandate.organisation,
        role=mandate.function,
        starts_on=mandate.starts_on,
        ends_on=mandate.ends_on,
    )
    if membership.ends_on != mandate.ends_on:
        membership.ends_on = mandate.ends_on
        membership.save(update_fields=["ends_on"])
    mandate.membership = membership
    mandate.save(update_fields=["membership"])
    said = said_membership(mandate.function, mandate.organisation)
    record(actor=by, verb="role_given", on=mandate.person, changes=said)


def _take_back(mandate: Mandate, last_day: date, by: Person | None) -> None:
    """End the rights of a mandate with its last day, or its preparation when it never began."""
    if mandate.starts_on is None:
        close_preparation(mandate, last_day)
        return
    if mandate.membership is None:
        return
    membership, mandate.membership = mandate.membership, None
    kept = membership.starts_on is None or membership.starts_on <= last_day
    close_membership(membership, last_day)
    if kept:
        mandate.membership = membership
    mandate.save(update_fields=["membership"])
    said = said_membership(mandate.function, mandate.organisation)
    record(actor=by, verb="membership_ended", on=mandate.person, changes=said)


def close_preparation(mandate: Mandate, last_day: date | None = None) -> None:
    """End the role of those who prepare, unless another mandate of theirs still does. last_day: by default, the eve."""
    if Mandate.objects.preparing().filter(person=mandate.person).exclude(pk=mandate.pk).exists():
        return
    eve = last_day or (mandate.starts_on or timezone.localdate()) - A_DAY
    open_ones = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gt=eve), role=Role.NETWORK_MEMBER)
    for membership in open_ones.filter(person=mandate.person):
        close_membership(membership, eve)
    for invitation in mandate.person.invitations.pending().filter(role=Role.NETWORK_MEMBER):
        close_invitation(invitation)


def said_days(mandate: Mandate) -> dict[str, list[str]]:
    """Return what the journal says of the days of a mandate."""
    assert mandate.starts_on
    assert mandate.ends_on
    return {
        gettext("fonction"): ["", str(mandate.get_function_display())],
        gettext("premier jour"): ["", mandate.starts_on.isoformat()],
        gettext("dernier jour"): ["", mandate.ends_on.isoformat()],
    }
