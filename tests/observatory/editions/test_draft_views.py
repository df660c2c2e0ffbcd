"""Pages of an edition in preparation: what each person may do there, and what is said when it cannot be done."""

import pytest
from django.urls import reverse

from tests.observatory.editions.scene import SIGNATURE, begun, catalogue, make_facts, protect, reviewed, signed
from vigie.accounts.models import Membership
from vigie.core.models import JobProgress
from vigie.observatory.models import EditionDraft, Publication

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _facts():
    make_facts()


def address(name, *args):
    return reverse(f"observatory:{name}", args=args)


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_whole_way_through_pages(pilot, reader, client_of):
    mine, theirs = client_of(pilot), client_of(reader)
    fixed = catalogue(pilot)
    sent = {"vintage": 2025, "title": "Essai", "introduction": "Bref.", "catalogue": fixed.pk, "reviewer": reader.pk}
    assert mine.post(address("add_draft"), sent).status_code == 302
    draft = EditionDraft.objects.get()
    followed = mine.post(address("protect_draft", draft.pk))
    assert followed.url == reverse("core:job", args=[JobProgress.objects.get().pk])
    JobProgress.objects.all().delete()
    draft = protect(draft, pilot)
    page = text_of(theirs.get(address("review_draft", draft.pk)))
    assert "120" in page
    assert "Méthode" in page
    answer = {"read_hash": draft.protected_hash, "comment": "Rien à reprendre."}
    assert theirs.post(address("review_draft", draft.pk), answer).status_code == 302
    signature = {**SIGNATURE, "agrees": "on", "read_hash": draft.protected_hash}
    assert mine.post(address("sign_draft", draft.pk), signature).url == address("edition", 1)
    assert mine.post(address("sign_draft", draft.pk), signature).url == address("edition", 1)
    assert Publication.objects.count() == 1
    assert "Rien à reprendre." in text_of(mine.get(address("draft", draft.pk)))


@pytest.mark.parametrize("role", ["administrator", "elected_member", "contributor", "stranger"])
def test_a_draft_does_not_exist_for_others(role, cast, pilot, reader, client_of):
    draft = protect(begun(pilot, reader), pilot)
    client = client_of(cast[role])
    for name in ("draft", "review_draft", "draft_content", "edit_draft", "sign_draft", "abandon_draft"):
        assert client.get(address(name, draft.pk)).status_code == 404
    assert client.post(address("protect_draft", draft.pk)).status_code == 404
    assert client.get(address("drafts")).status_code == 404


def test_a_reviewer_of_one_edition_does_not_see_another(pilot, reader, contributor, client_of):
    make_facts(vintage=2024)
    mine, other = begun(pilot, reader), protect(begun(pilot, contributor, vintage=2024), pilot)
    client = client_of(reader)
    assert client.get(address("draft", mine.pk)).status_code == 200
    assert client.get(address("draft", other.pk)).status_code == 404
    assert client.get(address("draft_content", other.pk)).status_code == 404


def test_a_reviewer_named_no_longer_sees_nothing(pilot, reader, contributor, client_of):
    draft = begun(pilot, reader)
    client = client_of(reader)
    assert client.get(address("draft", draft.pk)).status_code == 200
    EditionDraft.objects.update(reviewer=contributor)
    assert client.get(address("draft", draft.pk)).status_code == 404


def test_a_reviewer_who_left_the_plan_sees_nothing(pilot, reader, client_of):
    draft = protect(begun(pilot, reader), pilot)
    Membership.objects.filter(person=reader).delete()
    client = client_of(reader)
    for name in ("draft", "review_draft", "draft_content"):
        assert client.get(address(name, draft.pk)).status_code in (403, 404)


def test_the_preparer_does_not_review(pilot, reader, client_of):
    draft = protect(begun(pilot, reader), pilot)
    answer = client_of(pilot).post(address("review_draft", draft.pk), {"read_hash": draft.protected_hash})
    assert answer.status_code == 403
    assert "une autre personne la relit" in answer.content.decode()


def test_a_pilot_is_not_offered_to_review_their_own_edition(pilot, reader, client_of):
    page = text_of(client_of(pilot).get(address("add_draft")))
    assert f'<option value="{reader.pk}"' in page
    assert f'<option value="{pilot.pk}"' not in page


def test_what_changed_while_it_was_read_is_said(pilot, reader, client_of):
    draft = protect(begun(pilot, reader), pilot)
    page = client_of(reader).post(address("review_draft", draft.pk), {"read_hash": "0" * 64})
    assert "a changé pendant votre lecture" in text_of(page)
    page = client_of(reader).post(
        address("review_draft", draft.pk), {"read_hash": draft.protected_hash, "reprendre": "1"}
    )
    assert "Dites ce qui est à reprendre." in text_of(page)
    draft.refresh_from_db()
    assert draft.state == "audited"


def test_what_is_not_protected_cannot_be_read(pilot, reader, client_of):
    draft = begun(pilot, reader)
    assert client_of(reader).get(address("review_draft", draft.pk)).status_code == 404


def test_signing_asks_for_a_name_and_an_agreement(pilot, reader, client_of):
    draft = reviewed(begun(pilot, reader), pilot, reader)
    page = text_of(client_of(pilot).post(address("sign_draft", draft.pk), {"read_hash": draft.protected_hash}))
    assert "3 réponses sont à corriger" in page
    assert not Publication.objects.exists()


def test_two_pilots_who_write_at_once_lose_no_word(pilot, reader, client_of):
    draft = begun(pilot, reader)
    client = client_of(pilot)
    seen = client.get(address("edit_draft", draft.pk)).context["form"]["seen"].value()
    EditionDraft.objects.update(title="Écrit entre-temps")
    sent = {"title": "Mon titre", "introduction": "", "catalogue": draft.catalogue_id, "seen": seen}
    page = text_of(client.post(address("edit_draft", draft.pk), sent))
    assert "Quelqu&#x27;un a modifié" in page
    assert "Écrit entre-temps" in page
    assert "Mon titre" in page


def test_a_second_edition_of_a_year_is_refused_in_words(pilot, reader, client_of):
    publication = signed(pilot, reader)
    sent = {"vintage": 2025, "title": "Encore", "catalogue": publication.catalogue_id, "reviewer": reader.pk}
    page = text_of(client_of(pilot).post(address("add_draft"), sent))
    assert "L&#x27;édition de cette année est signée" in page
    assert "Écrivez une année" in text_of(client_of(pilot).post(address("add_draft"), {**sent, "vintage": 2199}))


def test_a_correction_gives_its_reason(pilot, reader, client_of):
    publication = signed(pilot, reader)
    client, page = client_of(pilot), address("correct_edition", publication.number)
    sent = {"title": "Corrigée", "catalogue": publication.catalogue_id, "reviewer": reader.pk}
    assert "Ce champ est obligatoire" in text_of(client.post(page, sent))
    assert client.post(page, {**sent, "correction_reason": "Une coquille."}).status_code == 302
    draft = EditionDraft.objects.get(corrects=publication)
    assert (draft.vintage, draft.correction_reason) == (2025, "Une coquille.")


def test_abandoning_asks_first(pilot, reader, client_of):
    draft = begun(pilot, reader)
    client = client_of(pilot)
    assert "ne sera pas publiée" in text_of(client.get(address("abandon_draft", draft.pk)))
    assert client.post(address("abandon_draft", draft.pk)).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "abandoned"


def test_a_signed_edition_is_not_protected_again(pilot, reader, client_of):
    draft = EditionDraft.objects.get(publication=signed(pilot, reader))
    page = client_of(pilot).post(address("protect_draft", draft.pk), follow=True)
    assert "elle ne change plus" in text_of(page)
