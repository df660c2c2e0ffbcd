"""No fact, draft or unprotected count is reached by any address, whoever asks; a draft, by its pilot and its reviewer.

A year of facts holds a number that nothing else holds, and a small count in a commune of its own. Every address of
Vigie is asked by everyone, pages, files, exports and API alike, and what each answers is searched.
"""

import io
import re
import uuid
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from tests.observatory.editions.scene import begun, make_facts, protect
from tests.permission_scene import (
    ADMINISTRATOR,
    CONTRIBUTOR,
    ELECTED_MEMBER,
    OTHER_CONTRIBUTOR,
    OTHER_READER,
    PILOT,
    SENT,
    VISITOR,
    make_cast,
    make_things,
)
from vigie.observatory.editions.catalogue import fix_catalogue
from vigie.territory.models import Commune

pytestmark = pytest.mark.django_db

SMALL, TOTAL = 3, 1327
PLACE, CODE, WORDS = "Zébulonville", "59998", "Seuls le pilote et la personne qui relit lisent ceci"
# 1327, 1 327, 1,327, with whatever space.
SECRET_TOTAL = re.compile(r"(?<![0-9])1[\s\u00a0\u202f.,]?327(?![0-9])")
# The commune or its code, then the number, with nothing between them but marks.
SMALL_COUNT = re.compile(f"(?:{PLACE}|{CODE})" + r"(?:<[^>]*>|value|[^<>0-9A-Za-zÀ-ÿ]){0,40}" + f"{SMALL}(?![0-9])")
NOBODY = (VISITOR, ADMINISTRATOR, ELECTED_MEMBER, CONTRIBUTOR, OTHER_CONTRIBUTOR)
# Leaves the person signed out.
LEFT_OUT = {"account_logout"}


Scene = tuple[dict[str, Any], dict[str, Any], dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker) -> Iterator[Scene]:
    """Everyone, the values that addresses take, and an edition that counts secret numbers: made once, then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_scene()
        transaction.set_rollback(True)


def make_scene() -> Scene:
    """Make everyone, the values that addresses take, and an edition in preparation that counts secret numbers."""
    cast, places = make_cast()
    things, others = make_things(cast, places.bearer)
    make_facts(TOTAL - SMALL, vintage=2026)
    Commune.objects.create(insee_code=CODE, name=PLACE)
    make_facts(SMALL, vintage=2026, place=f"commune:{CODE}", domain="housing")
    fixed = fix_catalogue(title="Essai", tables=[("domain", "place")], actor=None)
    draft = begun(cast[PILOT], cast[OTHER_READER], vintage=2026, introduction=WORDS, catalogue=fixed)
    protect(draft, cast[PILOT])
    mine = {f"observatory:{name}": {"draft_id": draft.pk} for name in DRAFT_PAGES}
    return cast, things, others | mine


DRAFT_PAGES = ("draft", "review_draft", "draft_content", "edit_draft", "protect_draft", "sign_draft", "abandon_draft")


def addresses(resolver: Any, room: str = "", before: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """Yield every address: its full name, its route with parameters between angle brackets, its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inside = f"{entry.app_name}:" if entry.app_name else room
            yield from addresses(entry, inside, before + str(entry.pattern))
        else:
            yield f"{room}{entry.name}", before + str(entry.pattern), entry


def filled(route: str, values: dict[str, Any]) -> str:
    """Return an address whose parameters have values: those known by their names, else any of the right kind."""

    def value(found: re.Match[str]) -> str:
        kind, name = (found["kind"] or "str:").rstrip(":"), found["name"]
        anything = {"int": 1, "uuid": uuid.UUID(int=1)}.get(kind, "x")
        return str(values.get(name, anything))

    return "/" + re.sub(r"<(?P<kind>\w+:)?(?P<name>\w+)>", value, route).replace("^", "").replace("$", "")


def answers(client: Any, address: str, sent: dict[str, str]) -> Iterator[str]:
    """Yield what an address answers, zipped files unzipped; what it would write is undone."""
    for ask in (lambda: client.get(address), lambda: client.post(address, sent)):
        with transaction.atomic():
            answer = ask()
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        yield f"{answer.get('Location', '')}\n{answer.headers}\n{readable(body)}"
        if answer.status_code != 405:
            return


def readable(body: bytes) -> str:
    """Return a body as text, with what it holds when it is a zip."""
    if not body.startswith(b"PK"):
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def walked(client: Any, things: dict[str, Any], others: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the name of every address, with what it answers."""
    for name, route, _pattern in addresses(get_resolver()):
        if name not in LEFT_OUT:
            values = things | others.get(name, {})
            for body in answers(client, filled(route, values), SENT.get(name, {})):
                yield name, body


@pytest.mark.one_database
@pytest.mark.parametrize("person", NOBODY)
def test_nobody_else_reaches_anything_of_a_draft(person, scene, client_of):
    cast, things, others = scene
    found = [
        name
        for name, body in walked(client_of(cast[person]), things, others)
        if SECRET_TOTAL.search(body) or SMALL_COUNT.search(body) or WORDS in body
    ]
    assert found == []


@pytest.mark.one_database
@pytest.mark.parametrize("person", [PILOT, OTHER_READER])
def test_the_pilot_and_the_reviewer_read_what_is_protected_and_no_more(person, scene, client_of):
    cast, things, others = scene
    bodies = list(walked(client_of(cast[person]), things, others))
    assert [name for name, body in bodies if SMALL_COUNT.search(body)] == []
    reached = {name for name, body in bodies if SECRET_TOTAL.search(body)}
    assert reached == {"observatory:review_draft", "observatory:draft_content"}


def test_the_search_would_find_what_it_looks_for():
    assert SMALL_COUNT.search(f"<th>{PLACE}</th><td>{SMALL}</td>")
    assert SMALL_COUNT.search(f'["commune:{CODE}"],"value",{SMALL}]')
    assert SMALL_COUNT.search(f"{PLACE};{SMALL}")
    assert not SMALL_COUNT.search(f"<th>{PLACE}</th><td>secret</td><td>3</td>")
    assert all(SECRET_TOTAL.search(text) for text in ("1327", "1 327", "1\u202f327 faits", ">1,327<"))
