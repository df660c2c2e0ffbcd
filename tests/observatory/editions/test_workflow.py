"""An edition on its way: draft, protected, audited, reviewed, signed; what sends it back; who may do what."""

import pytest
from django.core.exceptions import ValidationError

from tests.observatory.editions.scene import SIGNATURE, begun, make_facts, protect, reviewed, signed
from vigie.accounts.models import JournalEntry
from vigie.core import jobs
from vigie.core.models import OutboxMessage
from vigie.observatory.editions.preparing import abandon_draft, change_draft
from vigie.observatory.editions.protecting import ask_for_protection, protect_edition
from vigie.observatory.editions.reading import edition_of
from vigie.observatory.editions.reviewing import approve, ask_for_changes
from vigie.observatory.editions.signing import sign_draft
from vigie.observatory.models import EditionDraft, Publication
from vigie.observatory.released import Status
from vigie.observatory.released_json import hash_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _facts():
    make_facts()


def verbs():
    return list(
        JournalEntry.objects.filter(verb__startswith="edition").values_list("verb", flat=True).order_by("number")
    )


def sign(draft, actor, read_hash=None):
    read = draft.protected_hash if read_hash is None else read_hash
    return sign_draft(draft_id=draft.pk, read_hash=read, actor=actor, **SIGNATURE)


def test_from_draft_to_signature(pilot, reader):
    publication = signed(pilot, reader)
    assert verbs() == ["edition_begun", "edition_audited", "edition_approved", "edition_signed"]
    edition = edition_of(publication)
    assert publication.number == edition.number == 1
    assert publication.content_hash == hash_of(publication.content)
    assert (edition.signatory_name, edition.signatory_title) == ("Maxime Fictive", "Vice-présidente")
    assert edition.total.value == 120
    assert publication.reviewed_by == reader
    draft = EditionDraft.objects.get()
    assert (draft.state, draft.publication, draft.content) == ("signed", publication, None)


def test_what_is_published_is_what_was_reviewed(pilot, reader):
    draft = reviewed(begun(pilot, reader), pilot, reader)
    publication = sign(draft, pilot)
    signature = {"number", "signed_on", "signatory_name", "signatory_title"}
    assert {name for name in publication.content if publication.content[name] != draft.content[name]} == signature


def test_no_small_count_is_shown(pilot, reader):
    edition = edition_of(signed(pilot, reader))
    cells = [cell for table in edition.tables for cell in table.cells]
    assert {Status.VALUE, Status.ZERO, Status.SECRET} <= {cell.status for cell in cells}
    assert all(cell.value >= 5 for cell in cells if cell.status is Status.VALUE)


def test_a_dimension_nobody_was_asked_is_not_zero(pilot, reader):
    make_facts(vintage=2024, sex="not_stated")
    edition = edition_of(signed(pilot, reader, vintage=2024))
    assert {cell.status for cell in edition.table("sex").cells} == {Status.NOT_COLLECTED}
    assert {cell.status for cell in edition.table("domain", "sex").cells} == {Status.NOT_COLLECTED}
    assert Status.VALUE in {cell.status for cell in edition.table("domain").cells}


def test_signing_twice_gives_one_publication(pilot, reader):
    draft = reviewed(begun(pilot, reader), pilot, reader)
    assert sign(draft, pilot) == sign(draft, pilot)
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("step", [begun, lambda pilot, reader: protect(begun(pilot, reader), pilot)])
def test_what_is_not_reviewed_is_not_signed(step, pilot, reader):
    with pytest.raises(ValidationError, match="pas relue"):
        sign(step(pilot, reader), pilot)


def test_the_reviewer_signs_nothing(pilot, reader):
    draft = reviewed(begun(pilot, reader), pilot, reader)
    with pytest.raises(ValidationError, match="ni celle qui la signe"):
        sign(draft, reader)


def test_any_change_sends_the_edition_back(pilot, reader):
    draft = reviewed(begun(pilot, reader), pilot, reader)
    read_hash = draft.protected_hash
    assert change_draft(draft_id=draft.pk, values={"introduction": "Autre chose."}, actor=pilot)
    draft.refresh_from_db()
    assert (draft.state, draft.content, draft.reviewed_at) == ("draft", None, None)
    with pytest.raises(ValidationError, match="pas relue"):
        sign(draft, pilot, read_hash)
    assert not change_draft(draft_id=draft.pk, values={"introduction": "Autre chose."}, actor=pilot)


def test_content_changed_under_the_reviewer_is_not_signed(pilot, reader):
    draft = reviewed(begun(pilot, reader), pilot, reader)
    EditionDraft.objects.update(content={**draft.content, "introduction": "Glissé après la relecture."})
    with pytest.raises(ValidationError, match="plus celle qui a été relue"):
        sign(draft, pilot)


def test_a_fact_corrected_since_asks_for_another_protection(pilot, reader):
    draft = reviewed(begun(pilot, reader), pilot, reader)
    make_facts(1)
    with pytest.raises(ValidationError, match="protégez l'édition de nouveau"):
        sign(draft, pilot)


def test_an_edition_signed_meanwhile_asks_for_another_protection(pilot, reader):
    make_facts(vintage=2024)
    draft = reviewed(begun(pilot, reader), pilot, reader)
    signed(pilot, reader, vintage=2024)
    with pytest.raises(ValidationError, match="Une autre édition"):
        sign(draft, pilot)
    assert sign(reviewed(draft, pilot, reader), pilot).number == 2


def test_a_reviewer_says_what_to_change(pilot, reader):
    draft = protect(begun(pilot, reader), pilot)
    ask_for_changes(draft_id=draft.pk, read_hash=draft.protected_hash, comment="Un mot manque.", actor=reader)
    draft.refresh_from_db()
    assert (draft.state, draft.review_comment) == ("draft", "Un mot manque.")
    with pytest.raises(ValidationError, match="n'attend pas"):
        approve(draft_id=draft.pk, read_hash=draft.protected_hash, comment="", actor=reader)


def test_a_reviewer_approves_only_what_they_read(pilot, reader):
    draft = protect(begun(pilot, reader), pilot)
    with pytest.raises(ValidationError, match="pendant votre lecture"):
        approve(draft_id=draft.pk, read_hash="0" * 64, comment="", actor=reader)


def test_messages_never_carry_a_figure(pilot, reader):
    draft = reviewed(begun(pilot, reader), pilot, reader)
    bodies = OutboxMessage.objects.order_by("pk").values_list("to", "body")
    assert [to for to, _body in bodies] == [reader.email, pilot.email]
    assert not any("120" in body for _to, body in bodies)
    abandon_draft(draft_id=draft.pk, actor=pilot)
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {"cancelled"}


def test_a_year_is_published_once(pilot, reader):
    publication = signed(pilot, reader)
    with pytest.raises(ValidationError, match="est signée"):
        begun(pilot, reader)
    correction = signed(pilot, reader, corrects=publication, correction_reason="Une coquille.")
    assert (correction.number, correction.corrects, correction.vintage) == (2, publication, publication.vintage)
    assert edition_of(correction).corrects == 1
    with pytest.raises(ValidationError, match="déjà sa correction"):
        begun(pilot, reader, corrects=publication, correction_reason="Encore.")


def test_one_edition_of_a_year_is_prepared_at_once(pilot, reader):
    draft = begun(pilot, reader)
    with pytest.raises(ValidationError, match="déjà en préparation"):
        begun(pilot, reader)
    abandon_draft(draft_id=draft.pk, actor=pilot)
    abandon_draft(draft_id=draft.pk, actor=pilot)
    begun(pilot, reader)
    with pytest.raises(ValidationError, match="abandonnée"):
        change_draft(draft_id=draft.pk, values={"title": "Autre"}, actor=pilot)


def test_fictitious_facts_are_counted_apart(pilot, reader):
    make_facts(60, is_fictitious=True)
    fictitious = edition_of(signed(pilot, reader, is_fictitious=True))
    assert (fictitious.is_fictitious, fictitious.total.value) == (True, 60)
    assert "fictive" in fictitious.method[0].text
    real = edition_of(signed(pilot, reader))
    assert (real.is_fictitious, real.total.value) == (False, 120)


def test_a_year_without_facts_has_nothing_to_count(pilot, reader):
    draft = begun(pilot, reader, vintage=2020)
    with pytest.raises(jobs.PermanentFailure, match="Aucun fait de 2020"):
        protect(draft, pilot)


def test_protection_of_a_draft_changed_meanwhile_is_not_kept(pilot, reader):
    draft = begun(pilot, reader)
    progress = ask_for_protection(draft_id=draft.pk, person=pilot)
    assert ask_for_protection(draft_id=draft.pk, person=pilot) == progress
    draft.refresh_from_db()
    change_draft(draft_id=draft.pk, values={"title": "Autre titre"}, actor=pilot)
    with pytest.raises(jobs.PermanentFailure, match="a changé depuis"):
        protect_edition.call(draft.pk, draft.revision, pilot.pk, str(progress.pk))
    assert ask_for_protection(draft_id=draft.pk, person=pilot) != progress


def test_the_threshold_is_that_of_the_territory_and_never_under_three(pilot, reader):
    from vigie.territory.models import Territory

    Territory.objects.update(small_count_threshold=8)
    draft = protect(begun(pilot, reader), pilot)
    assert draft.threshold == draft.content["threshold"] == 8
    shown = [value for table in draft.content["tables"] for _key, status, value in table["cells"] if status == "value"]
    assert min(shown) >= 8


def test_protecting_again_gives_the_same_edition(pilot, reader):
    draft = protect(begun(pilot, reader), pilot)
    first = draft.protected_hash
    assert protect(draft, pilot).protected_hash == first


def test_erasing_a_person_keeps_the_signed_name(pilot, reader, administrator):
    from vigie.accounts.people import erase_person

    publication = signed(pilot, reader)
    erase_person(person=pilot, actor=administrator)
    publication.refresh_from_db()
    assert publication.signatory_name == publication.content["signatory_name"] == "Maxime Fictive"
    assert publication.signed_by.name == "Personne effacée"
