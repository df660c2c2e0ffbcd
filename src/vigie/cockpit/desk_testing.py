"""What campaigns of tests wait for: a protocol to freeze, an end whose day has passed; and what sentinels do."""

from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from vigie.cockpit.waiting import Waiting
from vigie.testing.coding.reading import to_read, unsettled
from vigie.testing.field.own_tests import memberships_of, own_tests
from vigie.testing.models import Campaign, Coder


def to_run_tests(day: date) -> list[Waiting]:
    """What the pilot has to do for tests to leave, and for campaigns to end."""
    living = Campaign.objects.filter(ended_on=None, stopped_on=None)
    unfrozen = list(living.filter(frozen_on=None).values_list("code", flat=True))
    due = list(living.filter(drawn_on__isnull=False, ends_on__lt=day).values_list("code", flat=True))
    freeze = ngettext_lazy(
        "%(number)d campagne de tests au protocole à figer",
        "%(number)d campagnes de tests au protocole à figer",
        "number",
    )
    end = ngettext_lazy("%(number)d campagne de tests à terminer", "%(number)d campagnes de tests à terminer", "number")
    return [
        Waiting(end % {"number": len(due)}, page_of(due, "testing:campaign"), len(due)),
        Waiting(freeze % {"number": len(unfrozen)}, page_of(unfrozen, "testing:protocol"), len(unfrozen)),
    ]


def to_test(person_id: int | None) -> list[Waiting]:
    """What a sentinel has to do: a charter to sign, tests to send, answers to tell or to read, readings to settle."""
    if person_id is None:
        return []
    own, page = own_tests(person_id), reverse("testing:own_tests")
    unsigned = sum(not each.charter_signed_on and not each.stopped_on for each in memberships_of(person_id))
    charter = ngettext_lazy("%(number)d charte à lire et à signer", "%(number)d chartes à lire et à signer", "number")
    send = ngettext_lazy("%(number)d test à envoyer", "%(number)d tests à envoyer", "number")
    tell = ngettext_lazy(
        "%(number)d test à raconter, dès la réponse", "%(number)d tests à raconter, dès la réponse", "number"
    )
    return [
        Waiting(charter % {"number": unsigned}, page, unsigned),
        Waiting(send % {"number": len(own.now)}, page, len(own.now)),
        Waiting(tell % {"number": len(own.to_report)}, page, len(own.to_report)),
        *to_code(person_id),
    ]


def to_code(person_id: int) -> list[Waiting]:
    """What someone has to read, and to settle."""
    page = reverse("testing:my_readings")
    coders = list(Coder.objects.select_related("campaign").filter(person=person_id, campaign__ended_on=None))
    waiting = sum(len(to_read(coder)) for coder in coders)
    differing = sum(unsettled(coder.campaign).count() for coder in coders if coder.settles)
    read = ngettext_lazy("%(number)d candidature à lire", "%(number)d candidatures à lire", "number")
    settle = ngettext_lazy(
        "%(number)d désaccord de lecture à trancher", "%(number)d désaccords de lecture à trancher", "number"
    )
    return [
        Waiting(read % {"number": waiting}, page, waiting),
        Waiting(settle % {"number": differing}, page, differing),
    ]


def page_of(codes: list[str], name: str) -> str:
    """Return the page of the one campaign, else the list of campaigns."""
    return reverse(name, args=codes) if len(codes) == 1 else reverse("testing:campaigns")
