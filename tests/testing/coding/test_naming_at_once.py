"""Nobody tests and reads in the same campaign, even when both are asked for at the same instant."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.testing.read_scene import make_frozen, make_sentinel
from tests.vaults import pair_of
from vigie.testing.coding.access import CodingRefused
from vigie.testing.coding.naming import name_coder
from vigie.testing.field.testers import name_tester
from vigie.testing.models import Coder, Tester
from vigie.testing.refusals import NotNow


def as_coder(campaign, person, pilot):
    name_coder(campaign_id=campaign.pk, person=person, settles=False, by=pilot, pair=pair_of(pilot))


def as_tester(campaign, person, pilot):
    name_tester(campaign=campaign, person=person, profile=None, trained_on=None, by=pilot)


@pytest.mark.django_db
def test_whoever_reads_is_not_named_to_test_and_conversely(pilot):
    campaign, reader, tester = make_frozen(pilot), make_sentinel("Léo Lit"), make_sentinel("Tia Teste")
    as_coder(campaign, reader, pilot)
    as_tester(campaign, tester, pilot)
    with pytest.raises(NotNow, match="ne peut pas y tester"):
        as_tester(campaign, reader, pilot)
    with pytest.raises(CodingRefused):
        as_coder(campaign, tester, pilot)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer at a time in by itself.")
def test_named_both_at_once_someone_is_one_of_the_two(pilot):
    campaign, people = make_frozen(pilot), [make_sentinel(f"Personne {number}") for number in range(4)]
    start, refused = Barrier(2 * len(people)), []

    def name(how, person):
        start.wait()
        try:
            how(campaign, person, pilot)
        except (NotNow, CodingRefused):
            refused.append(person)
        finally:
            connection.close()

    threads = [Thread(target=name, args=(how, person)) for person in people for how in (as_coder, as_tester)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    named = [*Coder.objects.values_list("person", flat=True), *Tester.objects.values_list("person", flat=True)]
    assert sorted(named) == sorted(person.pk for person in people)
    assert len(refused) == len(people)
