"""The files of a signed edition, drawn once."""

import pytest

from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.observatory.drawn import DrawnFile
from vigie.observatory.editions import drawing
from vigie.observatory.editions.drawing import draw_publication
from vigie.observatory.models import PublicationFile

pytestmark = pytest.mark.django_db

DRAWN = [DrawnFile(f"{rank}.txt", "text/plain", bytes([rank]), {"rank": rank}) for rank in range(4)]


def draw_all(edition, communes):
    yield from DRAWN


def draw_half(edition, communes):
    yield from DRAWN[:2]
    raise KeyboardInterrupt


def stored():
    return list(PublicationFile.objects.values_list("name", "content_hash", "details"))


@pytest.fixture
def drawn_by(monkeypatch):
    return lambda *drawers: monkeypatch.setattr(drawing, "DRAWERS", drawers)


def test_drawing_stopped_half_way_and_run_again_gives_the_same_files(drawn_by):
    publication = publish(edition_of())
    drawn_by(draw_half)
    with pytest.raises(KeyboardInterrupt):
        draw_publication.call(publication.pk)
    assert len(stored()) == 2
    drawn_by(draw_all)
    draw_publication.call(publication.pk)
    draw_publication.call(publication.pk)
    assert [name for name, *_ in stored()] == [file.name for file in DRAWN]


def test_what_was_drawn_first_stays(drawn_by):
    publication = publish(edition_of())
    drawn_by(draw_all)
    draw_publication.call(publication.pk)
    before = stored()
    drawn_by(lambda edition, communes: [DrawnFile("1.txt", "text/plain", b"other")])
    draw_publication.call(publication.pk)
    assert stored() == before


def test_everything_is_drawn_from_an_edition():
    publication = publish(edition_of(), is_drawn=True)
    names = set(PublicationFile.objects.filter(publication=publication).values_list("name", flat=True))
    assert {"edition.pdf", "affiche.pdf"} <= names
    assert any(name.endswith(".svg") for name in names)
    assert any(name.endswith(".parquet") for name in names)
    draw_publication.call(publication.pk)
    assert len(names) == PublicationFile.objects.count()
