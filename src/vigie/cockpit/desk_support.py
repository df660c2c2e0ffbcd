"""What the reception of people waits for, by counts alone: nothing of what was told, nor of whom it is about."""

from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from vigie.accounts.actor import Actor
from vigie.accounts.models import Person, Role
from vigie.cockpit.waiting import Waiting
from vigie.support.cases.supervising import open_rows, points_supervised, unreadable
from vigie.support.cases.worklist import cases_of, counted_views, rows_of, to_follow
from vigie.support.models import Referral
from vigie.support.referrals.receiving import received_by


def support_lines(actor: Actor, day: date) -> list[Waiting]:
    """Return what someone who listens, or answers for a reception, has to do."""
    found: list[Waiting] = []
    if actor.has(Role.LISTENER):
        found += to_listen(Person.objects.get(pk=actor.person_id), day)
    if actor.has(Role.SUPPORT_SUPERVISOR):
        found += to_supervise(actor, day)
    return found


def to_listen(person: Person, day: date) -> list[Waiting]:
    """Cases that wait for an answer, those where something is late, referrals received."""
    rows = rows_of(to_follow(cases_of(person, day)), day)
    counts = counted_views(rows, person.pk, day)
    received = received_by(person).filter(state=Referral.State.SENT).count()
    answer = ngettext_lazy(
        "%(number)d dossier d'accueil attend votre réponse",
        "%(number)d dossiers d'accueil attendent votre réponse",
        "number",
    )
    late = ngettext_lazy("%(number)d dossier d'accueil en retard", "%(number)d dossiers d'accueil en retard", "number")
    refer = ngettext_lazy(
        "%(number)d orientation reçue d'un autre lieu attend votre réponse",
        "%(number)d orientations reçues d'autres lieux attendent votre réponse",
        "number",
    )
    cases = reverse("support:cases")
    return [
        Waiting(late % {"number": counts["retard"]}, f"{cases}?vue=retard", counts["retard"]),
        Waiting(answer % {"number": counts["a-nous"]}, f"{cases}?vue=a-nous", counts["a-nous"]),
        Waiting(refer % {"number": received}, reverse("support:referrals"), received),
    ]


def to_supervise(actor: Actor, day: date) -> list[Waiting]:
    """Cases late at the points one answers for, and those that nobody there can open."""
    points = points_supervised(actor)
    late, lost = sum(row.is_late for row in open_rows(points, day)), len(unreadable(points))
    delayed = ngettext_lazy(
        "%(number)d dossier en retard dans vos lieux d'accueil",
        "%(number)d dossiers en retard dans vos lieux d'accueil",
        "number",
    )
    closed = ngettext_lazy(
        "%(number)d dossier que personne ne peut plus ouvrir dans vos lieux d'accueil",
        "%(number)d dossiers que personne ne peut plus ouvrir dans vos lieux d'accueil",
        "number",
    )
    page = reverse("support:supervision")
    return [Waiting(closed % {"number": lost}, page, lost), Waiting(delayed % {"number": late}, page, late)]
