"""Testers: named by the pilot, trained, bound by the charter they sign themselves; then given applications."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person, Role
from vigie.testing.campaigns.seeds import seed_of
from vigie.testing.field.assigning import Hand, Task, assign
from vigie.testing.field.deadlines import due_on_when_given
from vigie.testing.field.lots import Lot
from vigie.testing.models import Application, Campaign, Profile, Tester
from vigie.testing.refusals import NotNow


def people_to_name(campaign: Campaign) -> QuerySet[Person]:
    """Return the sentinels who may be named: neither testers already, nor those who run the campaign or read in it."""
    current = Membership.objects.current()
    sentinels, pilots = (current.filter(role=role).values("person") for role in (Role.SENTINEL, Role.PILOT))
    found = Person.objects.filter(pk__in=sentinels).exclude(pk__in=pilots)
    for others in (campaign.testers, campaign.coders, campaign.envelopes):
        found = found.exclude(pk__in=others.values("person"))
    return found.order_by("name")


def name_tester(
    *, campaign: Campaign, person: Person, profile: Profile | None, trained_on: date | None, by: Person
) -> Tester:
    """Name someone; named twice, they are one. Raises NotNow for whoever reads in the campaign."""
    with transaction.atomic():
        # Whoever names readers holds this line too: nobody becomes both at the same instant.
        Campaign.objects.select_for_update().get(pk=campaign.pk)
        if campaign.coders.filter(person=person).exists():
            raise NotNow(gettext("Cette personne lit ce qui revient dans cette campagne : elle ne peut pas y tester."))
        told = {"profile": profile, "trained_on": trained_on}
        tester, is_new = Tester.objects.get_or_create(campaign=campaign, person=person, defaults=told)
        if is_new:
            record(actor=by, verb="testing_tester_named", on=campaign)
    return tester


def train_tester(*, tester: Tester, trained_on: date, by: Person) -> None:
    """Note when a tester was trained."""
    with transaction.atomic():
        tester.trained_on = trained_on
        tester.save(update_fields=["trained_on"])
        record(actor=by, verb="testing_tester_trained", on=tester.campaign)


def sign_charter(*, tester_id: int, by: Person) -> None:
    """Sign the charter, for oneself. Signed twice, it keeps its first day."""
    with transaction.atomic():
        tester = Tester.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=tester_id)
        if tester.charter_signed_on:
            return
        tester.charter_signed_on = timezone.localdate()
        tester.save(update_fields=["charter_signed_on"])
        record(actor=by, verb="testing_charter_signed", on=tester.campaign)


def give_applications(*, campaign_id: int, by: Person) -> tuple[int, int]:
    """Give what waits to the testers who are ready; return how many were given, and how many wait. Raises NotNow."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if not campaign.drawn_on or campaign.ended_on or campaign.stopped_on:
            raise NotNow(gettext("Les candidatures se répartissent une fois les tests tirés au sort, avant la fin."))
        given, waiting = give_what_waits(campaign)
        if given:
            record(actor=by, verb="testing_applications_given", on=campaign, changes={"candidatures": ["", given]})
    return given, waiting


def give_what_waits(campaign: Campaign) -> tuple[int, int]:
    """Give what waits of a campaign that is locked; return how many were given, and how many still wait."""
    waiting = list(
        Application.objects.filter(test__campaign=campaign, tester=None, sent_on=None, abandoned="").select_related(
            "profile", "test__target"
        )
    )
    tests: defaultdict[int, list[Task]] = defaultdict(list)
    for each in waiting:
        tests[each.test.number].append(Task(each.code, each.profile.letter, each.test.target.organisation_tag))
    found = assign(Lot(seed_of(campaign).hex()), tests, hands_of(campaign))
    give(campaign, {each: found[each.code] for each in waiting if each.code in found})
    return len(found), len(waiting) - len(found)


def give(campaign: Campaign, found: Mapping[Application, int]) -> None:
    """Write who is given what, and until when. As many queries as testers and last days."""
    given_on, given = max(timezone.localdate(), campaign.starts_on), defaultdict(list)
    for each, tester in found.items():
        may_be_sent = each.position == 1 or each.opens_at
        due_on = due_on_when_given(each.opens_at, each.due_on, given_on, campaign.ends_on) if may_be_sent else None
        given[tester, due_on].append(each.pk)
    for (tester, due_on), keys in given.items():
        Application.objects.filter(pk__in=keys).update(tester=tester, due_on=due_on)


def hands_of(campaign: Campaign) -> list[Hand]:
    """Return the testers who may be given something, with what they have."""
    load: defaultdict[int, Counter[str]] = defaultdict(Counter)
    tests: defaultdict[int, set[int]] = defaultdict(set)
    held = Application.objects.filter(test__campaign=campaign, tester__isnull=False)
    for tester, letter, number in held.values_list("tester", "profile__letter", "test__number"):
        load[tester][letter] += 1
        tests[tester].add(number)
    return [
        Hand(
            tester.pk,
            load[tester.pk],
            frozenset(conflict.organisation_tag for conflict in tester.conflicts.all()),
            tester.profile.letter if tester.profile else None,
            frozenset(tests[tester.pk]),
        )
        for tester in campaign.testers.select_related("profile").prefetch_related("conflicts")
        if tester.is_ready
    ]


def stop_testing(*, tester_id: int, by: Person) -> None:
    """Stop, for oneself and for good in this campaign: others take what was not sent. Done again, nothing changes."""
    _stop(tester_id, by, "testing_tester_stopped")


def remove_tester(*, tester_id: int, by: Person) -> None:
    """Take a campaign away from someone who no longer answers, for good, as if they had stopped themselves."""
    _stop(tester_id, by, "testing_tester_removed")


def _stop(tester_id: int, by: Person, verb: str) -> None:
    with transaction.atomic():
        campaign_id = Tester.objects.values_list("campaign", flat=True).get(pk=tester_id)
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        tester = Tester.objects.select_for_update().get(pk=tester_id)
        if tester.stopped_on:
            return
        tester.stopped_on = timezone.localdate()
        tester.save(update_fields=["stopped_on"])
        tester.applications.filter(sent_on=None, abandoned="").update(tester=None)
        if not campaign.ended_on:
            _give_up_untold(tester)
        record(actor=by, verb=verb, on=campaign)
        if campaign.drawn_on and not campaign.ended_on:
            give_what_waits(campaign)


def _give_up_untold(tester: Tester) -> None:
    """Abandon what someone sent and never told: nobody else knows what came back. The rest of these tests goes too."""
    untold = tester.applications.exclude(sent_on=None).filter(reported_on=None, abandoned="")
    tests = list(untold.values_list("test", flat=True))
    untold.update(abandoned=gettext("Envoyée, sans compte rendu : la personne a cessé de tester."))
    Application.objects.filter(test__in=tests, sent_on=None, abandoned="").update(
        abandoned=gettext("Le test n'est plus complet.")
    )
