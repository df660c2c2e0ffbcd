"""The draw of a campaign: from its promised seed, once, as soon as its protocol is frozen."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.testing.campaigns.seeds import seed_of
from vigie.testing.field.drawing import DrawLimits, DrawnApplication, DrawnTest, DrawProfile, DrawTarget, draw
from vigie.testing.field.limits import most_tests
from vigie.testing.models import Application, Campaign, Test
from vigie.testing.refusals import NotNow


def refusal_to_draw(campaign: Campaign) -> str:
    """Return why tests cannot be drawn now, or nothing."""
    if campaign.drawn_on:
        return gettext("Les tests sont déjà tirés au sort : le tirage ne se refait pas.")
    if campaign.ended_on or campaign.stopped_on:
        return gettext("Cette campagne est finie.")
    if not campaign.frozen_on:
        return gettext("Figez d'abord le protocole : on ne tire pas au sort ce qui peut encore changer.")
    if not campaign.targets.filter(dropped_on=None).exists():
        return gettext("Ajoutez d'abord des cibles.")
    return ""


def draw_tests(*, campaign_id: int, by: Person) -> int:
    """Draw the tests of a campaign and write them; return how many. Raises NotNow."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if refusal := refusal_to_draw(campaign):
            raise NotNow(refusal)
        drawn = drawn_from(campaign)
        if not drawn:
            raise NotNow(gettext("Les limites de la campagne (contacts, minutes de travail) ne permettent aucun test."))
        write(campaign, drawn)
        campaign.drawn_on = timezone.localdate()
        campaign.save(update_fields=["drawn_on"])
        record(actor=by, verb="testing_tests_drawn", on=campaign, changes={"tests": ["", len(drawn)]})
    return len(drawn)


def drawn_from(campaign: Campaign) -> tuple[DrawnTest, ...]:
    """Return what the seed of a frozen campaign draws from its targets, the same later, whatever was dropped since.

    Raises CannotOpen.
    """
    kept = campaign.targets.filter(Q(dropped_on=None) | Q(test__isnull=False)).values_list(
        "code", "stratum", "organisation_tag"
    )
    profiles = [
        DrawProfile(profile.letter, tuple(name.name for name in profile.names.all()))
        for profile in campaign.profiles.prefetch_related("names")
    ]
    return draw(
        seed_of(campaign).hex(),
        (DrawTarget(*target) for target in kept),
        profiles,
        campaign.messages.values_list("letter", flat=True),
        limits_of(campaign, len(profiles)),
    )


def limits_of(campaign: Campaign, profiles: int) -> DrawLimits:
    """Return the limits of the draw: the tests planned, within the budget of work."""
    allowed = most_tests(campaign.minutes, campaign.most_minutes, profiles)
    most = campaign.planned if allowed is None else min(campaign.planned, allowed)
    return DrawLimits(most, campaign.most_contacts, campaign.least_delay, campaign.most_delay)


def write(campaign: Campaign, drawn: Iterable[DrawnTest]) -> None:
    """Write what was drawn. Six queries."""
    targets = dict(campaign.targets.values_list("code", "pk"))
    rows = list(drawn)
    tests = Test.objects.bulk_create(
        Test(campaign=campaign, target_id=targets[each.target], number=each.number) for each in rows
    )
    profiles = dict(campaign.profiles.values_list("letter", "pk"))
    messages = dict(campaign.messages.values_list("letter", "pk"))
    names = {(letter, name): pk for letter, name, pk in campaign.profiles.values_list("letter", "names__name", "names")}

    def written(test: Test, each: DrawnApplication) -> Application:
        return Application(
            test=test,
            profile_id=profiles[each.profile],
            position=each.position,
            delay=each.delay,
            message_id=messages.get(each.message or ""),
            name_id=names.get((each.profile, each.name or "")),
        )

    Application.objects.bulk_create(
        written(test, each) for test, row in zip(tests, rows, strict=True) for each in row.applications
    )
