"""What a version keeps, its proof, and what the database refuses."""

import hashlib
import json

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.plan.revision.scene import small_plan
from tests.plan.scene import make_scene
from vigie.core.frozen_tables import FrozenTable
from vigie.plan.exporting.json_export import plan_as_json
from vigie.plan.frozen_tables import VERSIONS
from vigie.plan.importing.json_form import ACTION_OWN_KEYS
from vigie.plan.models import Plan, PlanVersion
from vigie.plan.revision.citing import citation
from vigie.plan.revision.content_words import FIELDS, SECTIONS
from vigie.plan.revision.freezing import (
    ACTION_KEPT,
    SECTIONS_KEPT,
    canonical_bytes,
    frozen_content,
    hash_of_content,
    is_intact,
)
from vigie.plan.revision.reading import sections_of
from vigie.plan.revision.recording import record_first_version

pytestmark = pytest.mark.django_db
# Of what an action's file says, what no version keeps.
PRIVATE = {"notes", "notes_annuelles", "pilote", "ce_qui_debloque", "qui_est_attendu"}


def test_nothing_private_is_frozen(partner):
    scene = make_scene(partner)
    text = json.dumps(frozen_content(scene.plan), ensure_ascii=False)
    assert scene.lead.name not in text
    for kept_out in (
        "notes_annuelles",
        "notes_reglees",
        "pilote",
        "engagements",
        "compte_rendu",
        "depense",
        "confirme",
    ):
        assert f'"{kept_out}' not in text, kept_out
    assert scene.note.text not in text


def test_every_word_of_the_frozen_plan_has_a_french_name(db):
    assert set(SECTIONS_KEPT) == set(SECTIONS)
    assert set(FIELDS) >= ACTION_KEPT
    own = {key.name for key in ACTION_OWN_KEYS}
    assert own - ACTION_KEPT <= PRIVATE


def test_the_real_plan_is_frozen_whole():
    call_command("import_plan", "src/vigie/plan/data/valenciennes_plan.json", verbosity=0)
    plan = Plan.objects.get()
    version = record_first_version(plan=plan, actor=None)
    assert len(version.content["actions"]) == 19
    assert len(version.content["axes"]) == 6
    assert len(version.content["priorites_validees"]) == 3
    assert is_intact(PlanVersion.objects.get())
    shown = {section.key: section for section in sections_of(version.content)}
    assert len(shown["actions"].things) == 19
    words = {label for section in shown.values() for thing in section.things for label, _text in thing.facts}
    assert not [word for word in words if "_" in word]
    assert (
        citation(version)
        == "Plan territorial de lutte contre les discriminations, version 1, date d'adoption inconnue."
    )


def test_the_hash_is_that_of_the_file_people_download(pilot):
    version = record_first_version(plan=small_plan(), actor=pilot)
    assert version.content_hash == hashlib.sha256(canonical_bytes(version.content)).hexdigest()


def test_the_hash_does_not_depend_on_the_order_of_keys():
    assert hash_of_content({"a": 1, "b": 2}) == hash_of_content({"b": 2, "a": 1})
    assert hash_of_content({"a": 1}) != hash_of_content({"a": 2})


def test_a_plan_has_one_first_version(pilot):
    plan = small_plan()
    record_first_version(plan=plan, actor=pilot, adopted_on="2015-06", body_label="Conseil communautaire")
    with pytest.raises(ValueError, match="déjà une version"):
        record_first_version(plan=plan, actor=pilot)
    assert citation(plan.versions.get()) == ("Plan d'essai, version 1, adoptée en juin 2015 par Conseil communautaire.")


def test_the_version_stays_when_the_plan_changes(pilot):
    plan = small_plan()
    version = record_first_version(plan=plan, actor=pilot)
    plan.actions.update(description="Autre chose.")
    version.refresh_from_db()
    assert version.content["actions"][0]["description"] == "Deux jours par an."
    assert plan_as_json(plan)["actions"][0]["description"] == "Autre chose."


def with_triggers(table: FrozenTable) -> None:
    """Put back the triggers that the tests take off SQLite; the test's transaction takes them away again."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for statement in table.protecting("sqlite"):
                cursor.execute(statement)


@pytest.mark.parametrize(
    "attack",
    [
        lambda version: PlanVersion.objects.filter(pk=version.pk).update(number=9),
        lambda version: PlanVersion.objects.filter(pk=version.pk).update(content={}),
        lambda version: version.delete(),
    ],
)
def test_the_database_refuses_to_change_a_version(pilot, attack):
    version = record_first_version(plan=small_plan(), actor=pilot)
    with_triggers(VERSIONS)
    with pytest.raises(DatabaseError, match="ne se modifie pas"), transaction.atomic():
        attack(version)
    assert PlanVersion.objects.get().content_hash == version.content_hash
