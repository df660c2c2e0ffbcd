"""Real processes: two pilots sign at once; a worker is killed while it draws."""

import json
import os
import signal

import pytest

from tests.installation import install_ready, wait_until
from tests.observatory.test_at_once import run_at_once

pytestmark = pytest.mark.own_installation
PREPARE = """
from tests.factories import MembershipFactory, OrganisationFactory
from tests.observatory.editions.scene import begun, make_facts, reviewed
organisation = OrganisationFactory()
pilot, _other = [
    MembershipFactory(organisation=organisation, role="pilot", person__name=name).person for name in ("Un", "Deux")
]
reader = MembershipFactory(organisation=organisation, role="reader").person
for vintage in (2023, 2024):
    make_facts(40, vintage=vintage)
    reviewed(begun(pilot, reader, vintage=vintage), pilot, reader)
"""
SIGN = """
from django.core.exceptions import ValidationError
from tests.observatory.editions.scene import SIGNATURE
from vigie.accounts.models import Person
from vigie.observatory.editions.signing import sign_draft
from vigie.observatory.models import EditionDraft
draft = EditionDraft.objects.get(vintage={vintage})
try:
    pilot = Person.objects.get(name={name!r})
    publication = sign_draft(draft_id=draft.pk, read_hash=draft.protected_hash, actor=pilot, **SIGNATURE)
    print(publication.number)
except ValidationError as refusal:
    print(refusal.messages[0])
"""
SIGNED = """
import json
from django_tasks_db.models import DBTaskResult
from vigie.accounts.models import JournalEntry
from vigie.observatory.models import Publication
print(json.dumps([
    list(Publication.objects.order_by("number").values_list("number", "vintage")),
    JournalEntry.objects.filter(verb="edition_signed").count(),
    DBTaskResult.objects.filter(task_path__endswith="draw_publication").count(),
]))
"""


@pytest.fixture
def installation(tmp_path):
    return install_ready(tmp_path, "vigie_editions")


def test_signing_at_once(installation, tmp_path):
    """The same edition by two people, and another of the same ledger: one number each, or a sentence."""
    installation.python(PREPARE)
    one, two, other = run_at_once(
        installation,
        tmp_path,
        SIGN.format(vintage=2024, name="Un"),
        SIGN.format(vintage=2024, name="Deux"),
        SIGN.format(vintage=2023, name="Un"),
    )
    assert one == two
    said = sorted([one, other])
    assert said[0] == "1"
    assert said[1].startswith("Une autre édition a été signée depuis la protection")
    signed, lines, jobs = json.loads(installation.python(SIGNED))
    assert signed == [[1, 2024 if one == "1" else 2023]]
    assert (lines, jobs) == (1, 1)


PUBLISH = """
from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
print(publish(edition_of()).pk)
"""
DRAW = """
import pathlib, time
from vigie.observatory.drawn import DrawnFile
from vigie.observatory.editions import drawing

def draw(edition, communes):
    for rank in range(6):
        if {is_slow} and rank == 3:
            pathlib.Path({ready!r}).touch()
            time.sleep(600)
        yield DrawnFile(f"{{rank}}.txt", "text/plain", f"{{edition.title}} {{rank}}".encode())

drawing.DRAWERS = (draw,)
drawing.draw_publication.call({publication})
"""
DRAWN = """
import json
from vigie.observatory.models import PublicationFile
print(json.dumps(list(PublicationFile.objects.values_list("name", "content_hash"))))
"""


def test_drawing_killed_half_way_and_run_again(installation, tmp_path):
    publication, ready = installation.python(PUBLISH), tmp_path / "ready"
    process = installation.start_python(DRAW.format(is_slow=True, ready=str(ready), publication=publication))
    wait_until(ready.exists)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    half = json.loads(installation.python(DRAWN))
    assert [name for name, _hash in half] == ["0.txt", "1.txt", "2.txt"]
    installation.python(DRAW.format(is_slow=False, ready=str(ready), publication=publication))
    whole = json.loads(installation.python(DRAWN))
    assert whole[:3] == half
    assert [name for name, _hash in whole] == [f"{rank}.txt" for rank in range(6)]
