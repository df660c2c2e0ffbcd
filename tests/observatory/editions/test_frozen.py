"""The database refuses to change what is signed or fixed."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.observatory.drawn import DrawnFile
from vigie.observatory.editions.drawing import keep
from vigie.observatory.frozen_tables import CATALOGUES, FILES, PUBLICATIONS
from vigie.observatory.models import Catalogue, Publication, PublicationFile

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
