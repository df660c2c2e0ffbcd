"""A file without its metadata when that can be, as it is otherwise."""

from tests.core.attachments.test_archives import archive
from tests.core.attachments.test_images import DRAWN, SECRETS, jpeg
from vigie.core.attachments.cleaning import without_metadata


def test_a_photo_loses_what_tells_of_the_person():
    assert without_metadata(jpeg(*SECRETS, *DRAWN)) == jpeg(*DRAWN)


def test_what_cannot_be_read_or_is_refused_stays_as_it_is():
    for content in (b"", b"des mots", b"\xff\xd8\xff cass\xe9", archive(virus=b"x")):
        assert without_metadata(content) == content
