"""Between looks nobody learns the effect: two campaigns that differ by swapped effects alone show the same bytes."""

import re

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.testing.evidence.conftest import brought
from tests.testing.read_scene import make_read_campaign, make_sentinel
from tests.vaults import open_vault_in
from vigie.accounts.models import JournalEntry
from vigie.testing.evidence.adding import add_evidence
from vigie.testing.models import Application, Coding, Profile, Tester
from vigie.testing.phones.accesses import give_access

pytestmark = pytest.mark.django_db

OF_A_TESTER = ("charter", "stop_testing", "phone")
OF_AN_APPLICATION = (
    *("own_application", "report_application", "add_evidence"),
    *("declare_incident", "declare_conflict", "abandon_application"),
)
TELLING = (
    "journal",
    "indicator",
    "report",
    "calendar",
    "catalogue",
    "home",
    "dashboard",
    "dataset",
    "export",
    "figures",
)
LETTER = b"From: agence@example.org\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\n\r\nBonjour Madame Haddad"
CELLS = [("visite", "silence")] * 2 + [("info", "info")]


def make_watched(pilot):
    """Return a campaign that is read but not over, with a letter that names who seemed to ask, and who reads it."""
    campaign, coders = make_read_campaign(pilot, CELLS, looks=2)
    application = Application.objects.filter(test__campaign=campaign).order_by("pk").first()
    letter = brought(LETTER, "text/plain", "haddad.eml")
    add_evidence(application=application, kind="email", upload=letter, by=pilot)
    return campaign, coders


def patterns():
    """Every address of the room that takes the code of a campaign, alone or with a number or a format."""
    for room in get_resolver().url_patterns:
        if isinstance(room, URLResolver) and room.app_name == "testing":
            yield from (each for each in room.url_patterns if isinstance(each, URLPattern))


def addresses(campaign):
    application = Application.objects.filter(test__campaign=campaign).order_by("pk").first()
    values = {
        "code": campaign.code,
        "campaign_code": campaign.code,
        "number": 1,
        "application": application.code,
        "file_format": "csv",
    }
    for pattern in patterns():
        names = pattern.pattern.regex.groupindex
        if names and set(names) <= set(values):
            yield reverse(f"testing:{pattern.name}", kwargs={name: values[name] for name in names})


def shown(browser, campaign):
    """Return what someone reads at every address of the campaign, marks of the request apart."""
    return read(browser, addresses(campaign))


def read(browser, wanted):
    """Return what someone reads at some addresses, marks of the request apart."""
    # Sentences that earlier acts left for the next page are read first.
    browser.get("/tests/publics/aucune/")
    found = {}
    for address in wanted:
        with transaction.atomic():
            answer = browser.get(address)
            transaction.set_rollback(True)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        kept = re.sub(rb'[A-Za-z0-9]{64}|nonce="[^"]*"', b"", content)
        found[address] = (answer.status_code, kept)
    return found


def swap_outcomes():
    """Give each application of a test what came back to the other."""
    for pair in pairs():
        held = [list(Coding.objects.filter(application=each).order_by("coder")) for each in pair]
        for first, second in zip(*held, strict=True):
            first.outcome, second.outcome = second.outcome, first.outcome
            Coding.objects.bulk_update([first, second], ["outcome"])


def swap_profiles():
    """Say of each application of a test that the other profile sent it."""
    campaign = Profile.objects.first().campaign
    aside = Profile.objects.create(campaign=campaign, letter="Z", description="de côté")
    for first, second in pairs():
        for each, profile in ((first, aside), (second, first.profile), (first, second.profile)):
            Application.objects.filter(pk=each.pk).update(profile=profile)
    aside.delete()


def pairs():
    found = {}
    for each in Application.objects.order_by("test", "profile__letter"):
        found.setdefault(each.test_id, []).append(each)
    return list(found.values())


def test_the_pilot_and_everyone_else_read_the_same_whichever_profile_is_favoured(
    pilot, client_of, elected_member, contributor, administrator
):
    campaign, _coders = make_watched(pilot)
    browsers = [client_of(None), *map(client_of, (elected_member, contributor, administrator))]
    browsers.append(open_vault_in(client_of(pilot)))
    before = [shown(browser, campaign) for browser in browsers]
    assert any(status == 200 for status, _content in before[-1].values())
    swap_outcomes()
    for browser, earlier in zip(browsers, before, strict=True):
        now = shown(browser, campaign)
        assert {each for each in now if now[each] != earlier[each]} == set()


def elsewhere():
    """Every address of other rooms that takes nothing and tells what is counted, done or due."""
    for room in get_resolver().url_patterns:
        if isinstance(room, URLResolver) and room.app_name != "testing":
            named = [each for each in room.url_patterns if isinstance(each, URLPattern) and each.name]
            for each in named:
                if not each.pattern.regex.groupindex and any(word in each.name for word in TELLING):
                    yield reverse(f"{room.namespace}:{each.name}" if room.namespace else each.name)


def test_what_counts_tells_or_exports_elsewhere_is_the_same_whichever_profile_is_favoured(pilot, client_of, caplog):
    caplog.set_level("INFO")
    make_watched(pilot)
    browser, wanted = open_vault_in(client_of(pilot)), sorted(set(elsewhere()))
    before = read(browser, wanted)
    assert sum(status == 200 for status, _content in before.values()) >= 8, before.keys()
    swap_outcomes()
    now = read(browser, wanted)
    assert {each for each in now if now[each] != before[each]} == set()
    assert [word for word in ("visite", "silence", "perçu comme") if word in caplog.text] == []


def test_whoever_tests_reads_the_same_whatever_came_back_and_whichever_profile_is_favoured(pilot, client_of):
    campaign, _coders = make_watched(pilot)
    person, today = make_sentinel("Tia Teste"), timezone.localdate()
    tester = Tester.objects.create(campaign=campaign, person=person, trained_on=today, charter_signed_on=today)
    Application.objects.filter(test__campaign=campaign, position=1).update(tester=tester)
    untold = Application.objects.filter(tester=tester).last()
    Application.objects.filter(pk=untold.pk).update(reported_on=None, sealed_notes=b"")
    give_access(tester_id=tester.pk, by=person)
    own = [reverse("testing:own_tests"), *(reverse(f"testing:{name}", args=[campaign.code]) for name in OF_A_TESTER)]
    for application in Application.objects.filter(tester=tester):
        own += [reverse(f"testing:{name}", args=[application.code]) for name in OF_AN_APPLICATION]
    browser = open_vault_in(client_of(person))
    pages = lambda: {**shown(browser, campaign), **read(browser, own)}  # noqa: E731
    before = pages()
    assert sum(before[each][0] == 200 for each in own) >= len(own) / 2
    swap_outcomes()
    now = pages()
    assert {each for each in now if now[each] != before[each]} == set()
    told = b"".join(content for _status, content in now.values())
    assert [word for word in (campaign.name, "perçu comme", "profil testé") if word.encode() in told] == []


def test_whoever_reads_sees_the_same_whichever_profile_applied(pilot, client_of):
    campaign, coders = make_watched(pilot)
    browsers = [open_vault_in(client_of(coder.person)) for coder in coders]
    before = [shown(browser, campaign) for browser in browsers]
    assert any("Réponse à".encode() in content for _status, content in before[0].values())
    assert any(b"Bonjour [" in content for _status, content in before[0].values())
    assert not any(b"haddad" in content.lower() for seen in before for _status, content in seen.values())
    for name in ("piece", "original"):
        assert before[0][reverse(f"testing:{name}", args=[campaign.code, 1])][0] == 403
    swap_profiles()
    for browser, earlier in zip(browsers, before, strict=True):
        now = shown(browser, campaign)
        assert {each for each in now if now[each] != earlier[each]} == set()


def test_the_journal_tells_no_effect(pilot):
    make_watched(pilot)
    told = str(list(JournalEntry.objects.filter(verb__startswith="testing_").values("object_label", "changes")))
    for word in ("visite", "silence", "perçu comme"):
        assert word not in told
