"""Search: texts as they are compared, extracts, what is found on the page."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ActionFactory, AxisFactory, OrganisationFactory, PlanFactory
from vigie.plan.models import ActionNote, AxisItem, BibliographyEntry, Linkage
from vigie.plan.search import LONGEST_WORD, MOST_WORDS, extract, find, matches, normalise, words_of
from vigie.plan.search_index import refresh_search_text


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Égalité", "egalite"),
        ("L’Œuvre  commune", "l'oeuvre commune"),
        ("« Nos quartiers » (2016)", "nos quartiers 2016"),
        ("e\u0301te\u0301", "ete"),
        ("a\x00b", "a b"),
    ],
)
def test_texts_are_compared_without_case_nor_accents(text, compared):
    assert normalise(text) == compared


def test_words_are_few_short_and_each_once():
    assert words_of("Égalité EGALITE égalité") == ["egalite"]
    assert len(words_of(" ".join(f"mot{number}" for number in range(50)))) == MOST_WORDS
    assert len(words_of("a" * 500)[0]) == LONGEST_WORD


def test_words_are_found_where_they_are_written():
    text = "Théâtre et Œuvre"
    assert [text[start:end] for start, end in find(text, ["theatre", "oeuvre"])] == ["Théâtre", "Œuvre"]


def test_extract_is_around_the_first_word_and_marks_it():
    fragments = extract("mot " * 100 + "l'égalité des droits", words_of("EGALITE"))
    assert [fragment.text for fragment in fragments if fragment.is_match] == ["égalité"]
    assert fragments[0].text == "… "


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_is_cut_without_loss_of_order(text, query):
    words = words_of(query)
    fragments = extract(text, words, 100)
    flat = " ".join(text.split())
    shown = "".join(fragment.text for fragment in fragments)
    assert shown.removeprefix("… ").removesuffix(" …") in f"… {flat} …"
    for word in words:
        assert matches([word], text) or not matches(words, text)


@given(st.text(max_size=100))
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.fixture
def plan(db):
    return PlanFactory(title="Plan d'essai")


def found(client, words: str) -> dict[str, int]:
    answer = client.get(reverse("plan:search"), {"q": words})
    assert answer.status_code == 200
    return {str(group.label): group.total for group in answer.context["groups"]}


def test_everything_in_the_plan_is_searched(plan, pilot, client_of):
    axis = AxisFactory(plan=plan, title="La déconstruction des préjugés")
    AxisItem.objects.create(axis=axis, kind="aim", text="Former sur les préjugés", order=1)
    OrganisationFactory(name="Collectif contre les préjugés")
    Linkage.objects.create(plan=plan, name="SDAASP", tie="Les préjugés au guichet")
    BibliographyEntry.objects.create(plan=plan, text="Une étude des préjugés")
    action = ActionFactory(plan=plan, name="Théâtre-forum")
    ActionNote.objects.create(action=action, year=2018, text="Les PREJUGES reculent")
    refresh_search_text([action.pk])
    assert found(client_of(pilot), "prejuges") == {
        "Actions": 1,
        "Axes": 1,
        "Éléments des axes": 1,
        "Structures": 1,
        "Articulations": 1,
        "Bibliographie": 1,
    }


def test_every_word_must_be_found_anywhere_in_the_action(plan, pilot, client_of):
    action = ActionFactory(plan=plan, name="Semaine de l'égalité")
    action.participations.create(organisation=OrganisationFactory(name="Médiathèque"), part="bearer")
    refresh_search_text([action.pk])
    assert found(client_of(pilot), "egalite mediatheque")["Actions"] == 1
    assert found(client_of(pilot), "egalite absente") == {}


def test_matches_are_marked_and_texts_escaped(plan, pilot, client_of):
    action = ActionFactory(plan=plan, name="<i>Égalité</i>")
    refresh_search_text([action.pk])
    text = client_of(pilot).get(reverse("plan:search"), {"q": "egalite"}).content.decode()
    assert "<mark>Égalité</mark>" in text
    assert "<i>" not in text


def test_doubts_of_the_pilot_are_not_searched(plan, pilot, client_of):
    action = ActionFactory(plan=plan, source_notes="Porteur incertain")
    refresh_search_text([action.pk])
    assert found(client_of(pilot), "incertain") == {}


@pytest.mark.django_db
def test_refresh_is_done_in_bulk(plan, django_assert_num_queries):
    actions = ActionFactory.create_batch(20, plan=plan)
    with django_assert_num_queries(5):
        refresh_search_text(action.pk for action in actions)


@pytest.mark.parametrize("words", ["%", "_", "\\", "\x00", "'; --", " ", "a" * 5000])
def test_odd_words_never_break(plan, pilot, client_of, words):
    ActionFactory(plan=plan)
    assert found(client_of(pilot), words) == {}
