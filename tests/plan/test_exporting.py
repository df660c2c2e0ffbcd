"""The annex of the contract, the table of actions, the inventory, and deadlines in words."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vigie.plan
from tests.factories import ActionFactory, PlanFactory
from vigie.core.documents import Heading, TableBlock, plain
from vigie.core.exports import write_table
from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.exporting.action_table import action_table, inventory_table
from vigie.plan.exporting.annex import annex_of
from vigie.plan.exporting.json_export import plan_as_json
from vigie.plan.exporting.timing_words import timing_in_words
from vigie.plan.importing.importing_plan import apply_import, preview_import
from vigie.plan.importing.sources import read_bytes
from vigie.plan.models import Plan
from vigie.plan.reading_timing import parse_timing
from vigie.plan.timing import Timing

VALENCIENNES = Path(vigie.plan.__file__).parent / "data" / "valenciennes_plan.json"
SOURCE = json.loads(VALENCIENNES.read_text())


@pytest.fixture
def valenciennes(db):
    apply_import(reading=read_bytes(VALENCIENNES.read_bytes(), "plan.json"), actor=None)
    return Plan.objects.get()


def words_of(value) -> str:
    """Return every text of a document, whatever holds it."""
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return "\n".join(words_of(part) for part in value)
    return words_of(list(vars(value).values())) if hasattr(value, "__dict__") else ""


def leaves(value) -> list[str]:
    """Return the long texts of a JSON value."""
    if isinstance(value, str):
        return [value] if len(value) > 25 else []
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in leaves(part)]
    return [leaf for part in value for leaf in leaves(part)] if isinstance(value, list) else []


def test_the_annex_has_its_number_and_all_the_plan_says(valenciennes):
    document = annex_of(valenciennes)
    assert document.annex == "Annexe 7 du Contrat de Ville de Valenciennes Métropole 2015-2020"
    text = words_of(document).casefold()
    kept_in_vigie = leaves([SOURCE["notes"], SOURCE["plan"]["periode"]["note"]])
    for action in SOURCE["actions"]:
        kept_in_vigie += [action[key] for key in ("notes", "libelle_axe_source", "tableau") if action[key]]
    for key in ("articulations", "statistiques_citees", "objectifs_chiffres"):
        kept_in_vigie += [one["note"] for one in SOURCE[key] if one.get("note")]
    missing = [leaf for leaf in leaves(SOURCE) if leaf not in kept_in_vigie and leaf.casefold() not in text]
    assert missing == []
    assert not [note for note in kept_in_vigie if len(note) > 60 and note.casefold() in text]


def test_deductions_are_marked_until_confirmed_or_not_at_all(valenciennes):
    assert "(classement déduit)" in words_of(annex_of(valenciennes))
    assert "(classement déduit)" not in words_of(annex_of(valenciennes, marks_deductions=False))


def test_actions_without_axis_have_their_own_table(valenciennes):
    titles = [block.text for block in annex_of(valenciennes).blocks if isinstance(block, Heading)]
    assert "Actions hors des axes" in titles
    tables = [block for block in annex_of(valenciennes).blocks if isinstance(block, TableBlock)]
    assert any("A15" in [plain(row[0]) for row in table.rows] for table in tables)


@pytest.mark.django_db
def test_an_empty_plan_has_an_annex_a_table_and_a_json():
    plan = PlanFactory(title="Vide")
    assert annex_of(plan).title == "Vide"
    assert action_table(plan).rows == ()
    reading = read_bytes(json.dumps(plan_as_json(plan)).encode(), "x")
    assert preview_import(reading).changes_nothing


def test_the_inventory_comes_back_in_its_four_columns(valenciennes):
    table = inventory_table(valenciennes)
    assert table.headers == ("Nom de l'institution", "Dispositif", "Axe", "Échéance")
    for file_format in ("xlsx", "csv"):
        preview = preview_import(read_bytes(write_table(table, file_format), "inventaire"))
        assert preview.counts("created") == dict.fromkeys(preview.counts("created"), 0)
        assert [(one.label, one.differences) for one in preview.of("changed")] == []


@pytest.mark.django_db
def test_exports_cost_the_same_queries_whatever_the_number_of_actions(django_assert_max_num_queries):
    plan = PlanFactory()
    ActionFactory.create_batch(30, plan=plan)
    for make, most in ((plan_as_json, 45), (action_table, 20), (annex_of, 45)):
        with django_assert_max_num_queries(most):
            make(plan)


DATES = st.dates(min_value=FuzzyDate(1900).first_day, max_value=FuzzyDate(2100).last_day)
FUZZY = st.builds(lambda day, size: FuzzyDate(*(day.year, day.month, day.day)[:size]), DATES, st.integers(1, 3))
FLAGS = st.sampled_from(["is_ongoing", "is_being_set_up", "is_on_request", "is_yearly", "is_to_be_decided"])


@given(st.none() | FUZZY, st.none() | FUZZY, st.sets(FLAGS, max_size=2), st.booleans())
def test_a_deadline_in_words_is_read_back(one, other, flags, is_since):
    start, end = (one, other) if not (one and other) else sorted([one, other])
    timing = Timing(
        start=start, end=end, is_since=is_since and start is not None and end is None, **dict.fromkeys(flags, True)
    )
    assert parse_timing(timing_in_words(timing)) == timing
