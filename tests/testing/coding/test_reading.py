"""Two readings, blind, and what is held of them."""

import pytest

from tests.factories import MembershipFactory
from tests.testing.read_scene import make_coders, make_frozen, make_sentinel, make_test, read_twice
from tests.vaults import give_vault, pair_of
from vigie.accounts.models import JournalEntry, Membership, Role
from vigie.testing.coding.access import CodingRefused
from vigie.testing.coding.agreeing import agreement_of
from vigie.testing.coding.naming import name_coder, possible_coders, remove_coder
from vigie.testing.coding.outcomes import held_outcomes
from vigie.testing.coding.reading import code_outcome, disagreements, settle, still_to_code, to_read, unsettled
from vigie.testing.coding.validity import decide_validity
from vigie.testing.field.testers import people_to_name
from vigie.testing.models import CampaignEnvelope, Coding, Outcome, Tester, Validity
from vigie.testing.sealing.keys import campaign_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(pilot):
    return make_frozen(pilot)


def outcome(campaign, code):
    return Outcome.objects.get(campaign=campaign, code=code)


def name(campaign, person, pilot, **fields):
    return name_coder(
        **{
            "campaign_id": campaign.pk,
            "person": person,
            "settles": False,
            "by": pilot,
            "pair": pair_of(pilot),
            **fields,
        }
    )


def test_whoever_is_named_opens_what_is_sealed_to_the_campaign(campaign, pilot):
    reader = make_sentinel("Léo Lit")
    name(campaign, reader, pilot)
    assert campaign_key(campaign, reader, pair_of(reader)).public == bytes(campaign.public_key)
    assert reader not in possible_coders(campaign)


def test_nobody_reads_in_a_campaign_where_they_test(campaign, pilot):
    tester = make_sentinel("Tia Teste")
    Tester.objects.create(campaign=campaign, person=tester)
    assert tester not in possible_coders(campaign)
    with pytest.raises(CodingRefused, match="ne peut pas lire"):
        name(campaign, tester, pilot)


def test_whoever_runs_a_campaign_neither_reads_nor_tests_in_it(campaign, pilot):
    other, reader = MembershipFactory(role=Role.PILOT).person, make_sentinel("Léo Lit")
    give_vault(other)
    for person in (pilot, other):
        MembershipFactory(person=person, role=Role.SENTINEL)
    assert list(possible_coders(campaign)) == list(people_to_name(campaign)) == [reader]
    # No longer a pilot, they still know what they prepared.
    Membership.objects.filter(role=Role.PILOT).delete()
    assert pilot not in {*possible_coders(campaign), *people_to_name(campaign)}
    with pytest.raises(CodingRefused, match="conduire"):
        name(campaign, pilot, pilot)


def test_whoever_does_not_hold_the_key_cannot_give_it(campaign, pilot):
    CampaignEnvelope.objects.all().delete()
    with pytest.raises(CodingRefused, match="pas la clé"):
        name(campaign, make_sentinel("Léo Lit"), pilot)
    assert not campaign.coders.exists()


def test_one_person_settles_at_a_time(campaign, pilot):
    first, second = make_coders(campaign, pilot)
    name(campaign, first.person, pilot, settles=True)
    second.refresh_from_db()
    assert not second.settles
    assert campaign.coders.filter(settles=True).get() == first


def test_whoever_has_read_is_not_removed_and_loses_their_key_otherwise(campaign, pilot):
    first, second = make_coders(campaign, pilot)
    application, _other = make_test(campaign, 1)
    code_outcome(coder=first, application_id=application.pk, outcome=outcome(campaign, "info"))
    with pytest.raises(CodingRefused, match="déjà lu"):
        remove_coder(coder_id=first.pk, by=pilot)
    remove_coder(coder_id=second.pk, by=pilot)
    assert not CampaignEnvelope.objects.filter(campaign=campaign, person=second.person).exists()
    remove_coder(coder_id=second.pk, by=pilot)


def test_each_reads_what_is_reported_in_an_order_of_their_own(campaign, pilot):
    coders = make_coders(campaign, pilot)
    for number in range(1, 7):
        make_test(campaign, number)
    make_test(campaign, 7, reported_on=None)
    make_test(campaign, 8, abandoned="offre retirée")
    first, second = ([each.pk for each in to_read(coder)] for coder in coders)
    assert len(first) == 12
    assert sorted(first) == sorted(second)
    assert first != second != sorted(second)


def test_a_reading_changes_until_another_is_made_and_a_third_is_refused(campaign, pilot):
    first, second, *_ = coders = make_coders(campaign, pilot, 4)
    application, _other = make_test(campaign, 1)
    code_outcome(coder=first, application_id=application.pk, outcome=outcome(campaign, "info"))
    code_outcome(coder=first, application_id=application.pk, outcome=outcome(campaign, "silence"))
    assert Coding.objects.get().outcome.code == "silence"
    code_outcome(coder=second, application_id=application.pk, outcome=outcome(campaign, "silence"))
    for late in (first, coders[2]):
        with pytest.raises(CodingRefused, match="déjà faites"):
            code_outcome(coder=late, application_id=application.pk, outcome=outcome(campaign, "info"))
    assert application not in to_read(coders[2])


def test_a_third_person_settles_and_does_not_read(campaign, pilot):
    coders = make_coders(campaign, pilot, 3)
    application, other = make_test(campaign, 1)
    read_twice(application, coders, "silence", "info")
    read_twice(other, coders, "info")
    assert to_read(coders[2]) == []
    with pytest.raises(CodingRefused, match="deux autres personnes lisent"):
        code_outcome(coder=coders[2], application_id=application.pk, outcome=outcome(campaign, "info"))
    with pytest.raises(CodingRefused, match="ce n'est pas vous"):
        settle(coder=coders[0], application_id=application.pk, outcome=outcome(campaign, "info"), reason="r")
    with pytest.raises(CodingRefused, match="pas, ou plus"):
        settle(coder=coders[2], application_id=other.pk, outcome=outcome(campaign, "info"), reason="r")
    assert list(unsettled(campaign)) == [application]
    assert still_to_code(campaign) == 1
    settle(coder=coders[2], application_id=application.pk, outcome=outcome(campaign, "info"), reason="c'est écrit")
    assert still_to_code(campaign) == 0
    assert list(disagreements(campaign)) == [application]
    with pytest.raises(CodingRefused, match="pas, ou plus"):
        settle(coder=coders[2], application_id=application.pk, outcome=outcome(campaign, "silence"), reason="r")
    decide_validity(test_id=application.test_id, validity=Validity.VALID, reason="", by=pilot)
    assert [each.position for each in held_outcomes(campaign)] == [2, 2]


def test_nothing_is_held_before_two_readings_and_a_settlement(campaign, pilot):
    coders = make_coders(campaign, pilot)
    application, other = make_test(campaign, 1)
    decide_validity(test_id=application.test_id, validity=Validity.VALID, reason="", by=pilot)
    read_twice(application, coders, "silence", "info")
    code_outcome(coder=coders[0], application_id=other.pk, outcome=outcome(campaign, "info"))
    assert [each.position for each in held_outcomes(campaign)] == [None, None]
    # Two people only: whoever settles has read too.
    settle(coder=coders[1], application_id=application.pk, outcome=outcome(campaign, "silence"), reason="c'est écrit")
    assert {each.position for each in held_outcomes(campaign)} == {1, None}


def test_agreement_is_told_over_all_profiles_at_once(campaign, pilot):
    coders = make_coders(campaign, pilot)
    for number in range(1, 5):
        first, second = make_test(campaign, number)
        read_twice(first, coders, "info")
        read_twice(second, coders, "silence", "info" if number == 1 else "")
    found = agreement_of(campaign)
    assert found.plain.number == 8
    assert [sum(row) for row in found.table] == [0, 4, 4, 0]
    assert 0 < found.plain.kappa < 1


def test_a_test_is_judged_once_it_is_over_and_with_a_reason_when_it_does_not_count(campaign, pilot):
    going = make_test(campaign, 1, reported_on=None)[0].test
    over = make_test(campaign, 2)[0].test
    with pytest.raises(CodingRefused, match="pas fini"):
        decide_validity(test_id=going.pk, validity=Validity.VALID, reason="", by=pilot)
    with pytest.raises(CodingRefused, match="pourquoi"):
        decide_validity(test_id=over.pk, validity=Validity.INVALID, reason=" ", by=pilot)
    decide_validity(test_id=over.pk, validity=Validity.INVALID, reason="annonce retirée", by=pilot)
    over.refresh_from_db()
    assert (over.validity, over.decided_by) == (Validity.INVALID, pilot)


def test_the_journal_names_neither_an_application_nor_an_outcome(campaign, pilot):
    coders = make_coders(campaign, pilot)
    application, _other = make_test(campaign, 1)
    read_twice(application, coders, "silence", "info")
    settle(coder=coders[1], application_id=application.pk, outcome=outcome(campaign, "info"), reason="c'est écrit")
    lines = JournalEntry.objects.filter(verb__startswith="testing_").exclude(object_type="campaign")
    assert not lines.exists()
    told = str(list(JournalEntry.objects.values("object_label", "changes")))
    assert application.code not in told
    assert "info" not in told
