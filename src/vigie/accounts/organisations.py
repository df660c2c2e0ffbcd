"""Organisations: added, changed, their names confirmed; and the structures that ask to join (S75)."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import lock_chain, record
from vigie.accounts.models import JoinRequest, Organisation, OrganisationName, Person, parent_refusal
from vigie.core import outbox

CHANGEABLE = (
    "name",
    "category",
    "parent",
    "took_part_in_diagnosis",
    "is_signatory",
    "signatory_capacity",
    "email",
    "website",
)
# Often someone's own address, or their name: the journal, which cannot be erased, says that they changed and no more.
UNTOLD = {"email", "signatory_capacity"}
# Requests to join that wait: beyond, the public form takes no more.
MOST_WAITING_OF_AN_ADDRESS = 3
MOST_WAITING_OF_A_DAY = 50


def save_organisation(*, organisation: Organisation, values: dict[str, Any], actor: Person) -> Organisation:
    """Add an organisation, or change one; only what differs is written.

    Raises ValidationError when it would make a third level (S120).
    """
    with transaction.atomic():
        is_new = organisation.pk is None
        stored = Organisation() if is_new else Organisation.objects.select_for_update().get(pk=organisation.pk)
        changed = [field for field in CHANGEABLE if field in values and values[field] != getattr(stored, field)]
        refuse_third_level(stored, values.get("parent", stored.parent))
        changes = {label_of(field): [shown(stored, field)] for field in changed}
        for field in changed:
            setattr(stored, field, values[field])
        if is_new:
            stored.save(force_insert=True)
        elif changed:
            stored.save(update_fields=changed)
        for field in changed:
            changes[label_of(field)].append(shown(stored, field))
        if is_new or changed:
            verb = "organisation_created" if is_new else "organisation_changed"
            record(actor=actor, verb=verb, on=stored, changes=changes)
    return stored


def refuse_third_level(organisation: Organisation, parent: Organisation | None) -> None:
    """Raise ValidationError when an organisation may not become a service of that one."""
    reason = parent_refusal(organisation, parent)
    if reason:
        raise ValidationError({"parent": reason})


def label_of(field: str) -> str:
    """Return the French name of a field."""
    return str(Organisation._meta.get_field(field).verbose_name)  # type: ignore[union-attr]


def shown(organisation: Organisation, field: str) -> str:
    """Return a value as the journal tells it; empty for what may be about a person."""
    if field in UNTOLD:
        return ""
    if field == "category":
        return str(organisation.get_category_display())
    value = getattr(organisation, field)
    if isinstance(value, bool):
        return gettext("oui") if value else gettext("non")
    return str(value or "")


def confirm_name(*, name: OrganisationName, actor: Person) -> None:
    """Confirm that another name is this organisation's; twice is harmless."""
    with transaction.atomic():
        if OrganisationName.objects.filter(pk=name.pk, is_guess=True).update(is_guess=False):
            changes = {gettext("autre nom"): ["", name.name]}
            record(actor=actor, verb="name_confirmed", on=name.organisation, changes=changes)


def ask_to_join(*, structure_name: str, contact_name: str, email: str, message: str) -> JoinRequest:
    """Keep the request of a structure; the same one, still waiting, is kept once.

    Raises ValidationError when too many wait already, from this address or of late.
    """
    with transaction.atomic():
        # One at a time, so that requests sent together are counted together.
        lock_chain()
        refuse_too_many_requests(structure_name=structure_name, email=email.lower())
        request, is_new = JoinRequest.objects.get_or_create(
            structure_name=structure_name,
            email=email.lower(),
            state=JoinRequest.State.WAITING,
            defaults={"contact_name": contact_name, "message": message},
        )
        if is_new:
            record(actor=None, actor_label=gettext("formulaire public"), verb="join_requested", on=request)
    return request


def refuse_too_many_requests(*, structure_name: str, email: str) -> None:
    """Raise ValidationError when a new request would be one too many; no address of a machine is needed for that."""
    waiting = JoinRequest.objects.filter(state=JoinRequest.State.WAITING)
    own = waiting.filter(email=email)
    if own.filter(structure_name=structure_name).exists():
        return
    if own.count() >= MOST_WAITING_OF_AN_ADDRESS:
        raise ValidationError(
            gettext(
                "Merci de votre élan ! Plusieurs demandes envoyées de cette adresse attendent déjà une réponse : "
                "nous les lisons d'abord, puis vous pourrez en envoyer d'autres."
            )
        )
    if waiting.filter(created_at__gt=timezone.now() - timedelta(days=1)).count() >= MOST_WAITING_OF_A_DAY:
        raise ValidationError(
            gettext(
                "Nous avons reçu beaucoup de demandes aujourd'hui et n'en prenons plus pour le moment. "
                "Gardez votre texte et renvoyez-le demain : il sera lu avec plaisir."
            )
        )


def answer_join_request(
    *, request: JoinRequest, organisation: Organisation | None, answer: str, actor: Person
) -> JoinRequest:
    """Accept the request of a structure, which becomes ``organisation``, or decline it when there is none.

    answer: what is written to whoever asked. Raises ValidationError when the request was answered already.
    """
    with transaction.atomic():
        current = JoinRequest.objects.select_for_update().get(pk=request.pk)
        if current.state != JoinRequest.State.WAITING:
            raise ValidationError(gettext("Cette demande a déjà reçu une réponse."))
        current.state = JoinRequest.State.ACCEPTED if organisation else JoinRequest.State.DECLINED
        current.organisation, current.answer = organisation, answer
        current.answered_at, current.answered_by = timezone.now(), actor
        current.save(update_fields=["state", "organisation", "answer", "answered_at", "answered_by"])
        outbox.send(
            to=current.email,
            subject=gettext("Votre demande d'adhésion au plan"),
            body=render_to_string("accounts/email/join_answer.txt", {"join_request": current}),
            kind="join_answer",
            about=outbox.key_of(current),
        )
        record(
            actor=actor,
            verb="join_request_answered",
            on=current,
            changes={gettext("réponse"): ["", current.get_state_display()]},
        )
    return current
