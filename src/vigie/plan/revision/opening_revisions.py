"""Opens the yearly revision of a plan and tells its partners, or abandons it (S3)."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person, Role
from vigie.core.day_words import date_format
from vigie.core.outbox import cancel, key_of, send
from vigie.plan.models import Action, Participation, Plan, Revision
from vigie.plan.progress import CLOSED_STATUSES


def open_revision(
    *, plan: Plan, actor: Person, year: int, purpose: str = "", proposals_until: date | None = None
) -> Revision:
    """Open the revision that prepares the next version, and write once to each person who may propose.

    Raises ValueError, with a French sentence, when the plan has no version yet or is already being revised.
    """
    with transaction.atomic():
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        base = locked.versions.order_by("-number").first()
        if base is None:
            raise ValueError(gettext("Enregistrez d'abord la version adoptée : une révision part d'elle."))
        if locked.revisions.filter(state=Revision.State.OPEN).exists():
            raise ValueError(
                gettext("Une révision de ce plan est déjà en cours : adoptez-la ou abandonnez-la d'abord.")
            )
        revision = Revision.objects.create(
            plan=locked, base=base, year=year, purpose=purpose, proposals_until=proposals_until, opened_by=actor
        )
        record(actor=actor, verb="revision_opened", on=revision, changes={"year": ["", year]})
        tell_partners(revision, partners_of(locked))
    return revision


def partners_of(plan: Plan) -> Iterable[Person]:
    """Return the contributors, with an e-mail address, of the organisations that carry an action still open."""
    actions = Action.objects.filter(plan=plan).exclude(status__in=sorted(CLOSED_STATUSES))
    bearers = Participation.objects.filter(action__in=actions, part=Participation.Part.BEARER)
    ids = list(bearers.order_by().values_list("organisation_id", flat=True).distinct())
    # A role held in an organisation also holds in its services.
    held = Membership.objects.current().filter(
        Q(organisation__in=ids) | Q(organisation__services__in=ids), role=Role.CONTRIBUTOR
    )
    people = Person.objects.filter(pk__in=held.order_by().values("person"), is_active=True).exclude(email=None)
    return people.order_by("pk")


def tell_partners(revision: Revision, people: Iterable[Person]) -> None:
    """Write to each of these people, once, that they may propose changes."""
    subject = gettext("Révision %(year)s du plan : proposez vos changements") % {"year": revision.year}
    address = settings.VIGIE_ADDRESS + reverse("plan:revision", args=[revision.pk])
    for person in people:
        send(
            to=person.email or "",
            subject=subject,
            body=body_of(revision, address),
            kind="revision",
            about=key_of(revision),
            dedupe_key=f"{key_of(revision)}:{person.pk}",
        )


def body_of(revision: Revision, address: str) -> str:
    """Return the message that invites to propose."""
    until = ""
    if revision.proposals_until:
        until = gettext("Les propositions sont attendues jusqu'au %(day)s.\n") % {
            "day": date_format(revision.proposals_until)
        }
    purpose = f"{revision.purpose}\n\n" if revision.purpose else ""
    return gettext(
        "Bonjour,\n\n"
        "La révision %(year)s du plan « %(plan)s » est ouverte.\n\n"
        "%(purpose)s"
        "Votre structure porte une action : vous pouvez proposer de la modifier, de la retirer ou d'en ajouter une.\n"
        "%(until)s\n"
        "%(address)s\n"
    ) % {
        "year": revision.year,
        "plan": revision.plan.title,
        "purpose": purpose,
        "until": until,
        "address": address,
    }


def abandon_revision(*, revision: Revision, actor: Person, reason: str) -> Revision:
    """Close a revision without a new version; its proposals stay readable, and its messages not yet sent are held.

    Raises ValueError, with a French sentence, without a reason or when the revision is closed already.
    """
    reason = reason.strip()
    with transaction.atomic():
        locked = Revision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
        if not reason:
            raise ValueError(gettext("Écrivez pourquoi la révision est abandonnée : les partenaires le liront."))
        if locked.state != Revision.State.OPEN:
            raise ValueError(gettext("Cette révision est déjà close."))
        locked.state, locked.closed_at, locked.abandoned_because = Revision.State.ABANDONED, timezone.now(), reason
        locked.save(update_fields=["state", "closed_at", "abandoned_because"])
        cancel(about=key_of(locked))
        record(actor=actor, verb="revision_abandoned", on=locked, changes={"abandoned_because": ["", reason]})
    return locked
