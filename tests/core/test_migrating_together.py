"""Steps made together do to the database what they do one by one."""

import pytest
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.migrations.state import ProjectState
from django.db.utils import ConnectionHandler

from vigie.core.migrating_together import CheckTogether, CreateTogether, RunTogether, together

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SEEN = []


def look(apps: Apps, _editor) -> None:
    SEEN.append(sorted(field.name for field in apps.get_model("core", "child")._meta.get_fields()))


def positive(field):
    return models.CheckConstraint(condition=models.Q(**{f"{field}__gt": 0}), name=f"{field}_positive")


def steps():
    name = ("name", models.CharField(max_length=9))
    return [
        migrations.CreateModel("parent", [name], {"db_table": "made_parent"}),
        migrations.CreateModel(
            "child",
            [name, ("parent", models.ForeignKey("core.parent", models.CASCADE))],
            {"db_table": "made_child", "indexes": [models.Index(fields=["name"], name="made_index")]},
        ),
        migrations.AddField("child", "age", models.IntegerField(default=1)),
        migrations.AddField("parent", "favourite", models.ForeignKey("core.child", models.CASCADE, null=True)),
        migrations.AddConstraint("child", positive("age")),
        migrations.AddConstraint("child", positive("id")),
        migrations.RunPython(look),
        migrations.RunPython(look),
    ]


def made(operations) -> tuple[list[tuple], list[list[str]], list[str]]:
    """Run steps in a database of their own; return all it holds, what functions saw, and the models at the end."""
    SEEN.clear()
    own = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})["default"]
    migration, state = migrations.Migration("0001", "core"), ProjectState()
    migration.operations = list(operations)
    assert state.apps
    with own.schema_editor(atomic=False) as editor:
        state = migration.apply(state, editor)
    with own.cursor() as cursor:
        held = cursor.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    own.close()
    return held, list(SEEN), sorted(str(model) for model in state.apps.get_models())


def test_steps_of_one_kind_that_follow_one_another_are_one():
    assert [type(step).__name__ for step in together(steps())] == [
        CreateTogether.__name__,
        "AddField",
        "AddField",
        CheckTogether.__name__,
        RunTogether.__name__,
    ]


def test_they_make_the_same_tables_and_functions_see_the_same_models():
    alone, grouped = made(steps()), made(together(steps()))
    assert grouped == alone
    assert any("age_positive" in sql and "id_positive" in sql for name, sql in grouped[0] if name == "made_child")
    assert grouped[1] == [["age", "id", "name", "parent", "parent"]] * 2
