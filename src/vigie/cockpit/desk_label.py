"""What the label waits for: a signature, an application to write, a reading, an assessor, a decision, a renewal."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext_lazy

from vigie.accounts.actor import Actor
from vigie.accounts.models import Person, Role
from vigie.cockpit.waiting import Waiting
from vigie.label.deciding.ending import ending_soon
from vigie.label.models import Application, Assessment, Measure, SigningInvitation


def to_commit(actor: Actor) -> list[Waiting]:
    """What waits for anyone, whatever their role: a charter to sign as head of a structure, a structure to assess."""
    if actor.person_id is None:
        return []
    address = Person.objects.filter(pk=actor.person_id).values_list("email", flat=True).first()
    asked = SigningInvitation.objects.filter(closed_at=None, expires_at__gt=timezone.now(), email__iexact=address or "")
    standing = Assessment.objects.filter(person=actor.person_id, left_on=None, finished_on=None)
    given = standing.filter(application__closed_on=None, application__submitted_on__isnull=False)
    sign = ngettext_lazy("%(number)d charte du label à signer", "%(number)d chartes du label à signer", "number")
    read = ngettext_lazy(
        "%(number)d candidature au label à évaluer", "%(number)d candidatures au label à évaluer", "number"
    )
    signatures, readings = asked.count(), given.count()
    return [
        Waiting(sign % {"number": signatures}, reverse("label:to_sign"), signatures),
        Waiting(read % {"number": readings}, reverse("label:own_assessments"), readings),
    ]


def to_qualify(organisations: set[int], day: date) -> list[Waiting]:
    """What a contributor has to do for their structures: write, renew, follow the plan of progress."""
    writing = Application.objects.filter(organisation__in=organisations, closed_on=None, submitted_on=None).count()
    ending = ending_soon(day).filter(application__organisation__in=organisations).count()
    undone = [Measure.Standing.TO_DO, Measure.Standing.UNDER_WAY]
    late = Measure.objects.filter(plan__organisation__in=organisations, due_on__lt=day, standing__in=undone).count()
    write = ngettext_lazy(
        "%(number)d candidature au label à compléter", "%(number)d candidatures au label à compléter", "number"
    )
    renew = ngettext_lazy("%(number)d label bientôt à renouveler", "%(number)d labels bientôt à renouveler", "number")
    follow = ngettext_lazy(
        "%(number)d mesure en retard dans votre plan de progrès",
        "%(number)d mesures en retard dans votre plan de progrès",
        "number",
    )
    home = reverse("label:home")
    return [
        Waiting(write % {"number": writing}, home, writing),
        Waiting(renew % {"number": ending}, home, ending),
        Waiting(follow % {"number": late}, home, late),
    ]


def to_run_label() -> list[Waiting]:
    """What the pilot has to do: name who assesses, record what was decided."""
    handed_in = Application.objects.filter(closed_on=None, submitted_on__isnull=False)
    standing = Assessment.objects.filter(application=OuterRef("pk"), left_on=None)
    unread = list(handed_in.filter(~Exists(standing)).values_list("code", flat=True))
    ready = list(handed_in.filter(Exists(standing.exclude(finished_on=None))).values_list("code", flat=True))
    name = ngettext_lazy(
        "%(number)d candidature au label sans évaluateur ni évaluatrice",
        "%(number)d candidatures au label sans évaluateur ni évaluatrice",
        "number",
    )
    decide = ngettext_lazy(
        "%(number)d candidature au label à décider", "%(number)d candidatures au label à décider", "number"
    )
    return [
        Waiting(decide % {"number": len(ready)}, page_of(ready), len(ready)),
        Waiting(name % {"number": len(unread)}, page_of(unread), len(unread)),
    ]


def page_of(codes: list[str]) -> str:
    """Return the page of the one application, else the list of structures."""
    return reverse("label:application", args=codes) if len(codes) == 1 else reverse("label:overview")


def label_lines(actor: Actor, day: date) -> list[Waiting]:
    """Return all that the label asks of someone, by the roles they hold."""
    found = to_commit(actor)
    if actor.has(Role.CONTRIBUTOR):
        found += to_qualify(actor.organisations_as(Role.CONTRIBUTOR), day)
    if actor.has(Role.PILOT):
        found += to_run_label()
    return found
