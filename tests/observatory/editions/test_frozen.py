"""The database refuses to change what is signed or fixed."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.observatory.editions.scene import make_facts
from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.accounts.journal_guard import JOURNAL
from vigie.cockpit.frozen_tables import EDITIONS
from vigie.observatory.drawn import DrawnFile
from vigie.observatory.editions.drawing import keep
from vigie.observatory.forgetting_order import forget_order
from vigie.observatory.frozen_tables import CATALOGUES, FACTS, FILES, FROZEN, PUBLICATIONS
from vigie.observatory.models import Catalogue, Fact, Publication, PublicationFile
from vigie.plan.frozen_tables import VERSIONS

pytestmark = pytest.mark.django_db


@pytest.fixture
def publication():
    made = publish(edition_of())
    keep(made, DrawnFile("a.txt", "text/plain", b"a"))
    with connection.cursor() as cursor:
        for table in (CATALOGUES, FILES, PUBLICATIONS):
            for statement in (*table.releasing(connection.vendor), *table.protecting(connection.vendor)):
                cursor.execute(statement)
    return made


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no such statement")
@pytest.mark.parametrize("table", [JOURNAL, VERSIONS, EDITIONS, *FROZEN], ids=lambda table: table.name)
def test_never_emptied_at_once(table):
    with connection.cursor() as cursor:
        for statement in table.protecting_whole("postgresql"):
            cursor.execute(statement)
        with pytest.raises(DatabaseError, match=table.refusal), transaction.atomic():
            cursor.execute(f"TRUNCATE {table.name} CASCADE")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps no order")
def test_facts_are_written_anew_under_the_trigger():
    make_facts(6)
    with connection.cursor() as cursor:
        for statement in FACTS.protecting_whole("postgresql"):
            cursor.execute(statement)
        forget_order()
        assert Fact.objects.count() == 6
        with pytest.raises(DatabaseError, match="ne se modifie pas"), transaction.atomic():
            cursor.execute(f"TRUNCATE {FACTS.name} CASCADE")


@pytest.mark.parametrize(
    ("model", "field", "sentence"),
    [
        (Publication, "title", "Une édition signée ne se modifie pas"),
        (Publication, "signatory_name", "Une édition signée ne se modifie pas"),
        (PublicationFile, "name", "Un fichier d'une édition signée ne se modifie pas"),
        (Catalogue, "title", "Un catalogue fixé ne se modifie pas"),
    ],
)
def test_neither_changed_nor_removed(publication, model, field, sentence):
    for act in (lambda rows: rows.update(**{field: "autre"}), lambda rows: rows._raw_delete(rows.db)):
        with pytest.raises(DatabaseError, match=sentence), transaction.atomic():
            act(model.objects.all())
    assert not model.objects.filter(**{field: "autre"}).exists()
