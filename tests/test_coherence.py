"""What no single test sees: the direction of foreign keys, templates nobody uses, words kept in step with the code."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.checks import run_checks
from django.core.management import get_commands, load_command_class

SOURCE = Path(settings.PACKAGE)
# From the top of the house to its ground; rooms on one line do not know each other.
FLOORS = [
    {"cockpit"},
    {"internships", "support", "testing"},
    {"label"},
    {"network"},
    {"training", "awareness"},
    {"surveys"},
    {"observatory"},
    {"plan"},
    {"accounts"},
    {"territory", "law"},
    {"core"},
]
HEIGHT = {room: len(FLOORS) - floor for floor, rooms in enumerate(FLOORS) for room in rooms}
TEMPLATES = sorted(path for path in SOURCE.rglob("templates/**/*.html"))
FORBIDDEN_NAMES = {"utils", "helpers", "services", "common", "misc", "signals"}


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith("vigie.")]


def test_every_room_has_its_floor():
    rooms = {config.label for config in apps.get_app_configs() if config.name.startswith("vigie.")}
    assert rooms == set(HEIGHT)


def test_relations_only_point_down_the_house():
    wrong = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in our_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model in our_models()
        if model._meta.app_label != field.related_model._meta.app_label
        and HEIGHT[field.related_model._meta.app_label] >= HEIGHT[model._meta.app_label]
    ]
    assert wrong == []


def test_every_template_is_used():
    text = "\n".join(
        path.read_text() for path in SOURCE.rglob("*") if path.suffix in {".py", ".html", ".txt"} and path.is_file()
    )
    # Templates of libraries are found by their names, and error pages by Django or the sign-in library.
    by_library = re.compile(r"(^|/)(allauth|account|mfa|django|usersessions)/|^(400|403|404|429|500|403_csrf)\.html$")
    names = [str(path).split("/templates/", 1)[1] for path in TEMPLATES]
    assert [name for name in names if not by_library.search(name) and name not in text] == []


def whole_text(path):
    """A template with what it includes."""
    text = path.read_text()
    for name in re.findall(r'{% include "([^"]+)"', text):
        text += "".join(whole_text(found) for found in TEMPLATES if str(found).endswith(f"/templates/{name}"))
    return text


def test_a_page_has_exactly_one_main_heading():
    extends = '{% extends "base.html" %}'
    pages = [path for path in TEMPLATES if extends in path.read_text() and "layouts" not in path.parts]
    assert pages
    counts = {path.name: whole_text(path).count("<h1") for path in pages}
    assert {name: count for name, count in counts.items() if count != 1} == {}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_carry_no_inline_style_script_or_handler(path):
    text = path.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", text)
    assert not re.search(r"<script(?![^>]*(\ssrc=|type=\"application/json\"))", text)


def test_nothing_is_loaded_from_another_host():
    suspects = re.compile(r"""(src|action|url\()\s*=?\s*["']?(https?:)?//""")
    wrong = []
    for path in SOURCE.rglob("*"):
        if path.suffix in {".html", ".css", ".js"} and "vendor" not in path.parts and suspects.search(path.read_text()):
            wrong.append(path.name)
    assert wrong == []


def test_files_are_named_after_what_they_hold():
    assert [path.name for path in SOURCE.rglob("*.py") if path.stem in FORBIDDEN_NAMES] == []


def test_every_command_is_documented_and_speaks_french():
    page = (settings.PROJECT / "docs" / "commands.md").read_text()
    ours = {name: room for name, room in get_commands().items() if str(room).startswith("vigie.")}
    assert ours
    assert [name for name in ours if f"### `{name}`" not in page] == []
    assert [name for name, room in ours.items() if not load_command_class(room, name).help] == []


def test_every_setting_is_documented():
    page = (settings.PROJECT / "docs" / "settings.md").read_text()
    read = set(re.findall(r'environment\.\w+\(\s*"([A-Z_]+)"', (SOURCE / "settings.py").read_text()))
    assert len(read) > 10
    assert sorted(name for name in read if f"`{name}`" not in page) == []


def test_migrations_are_up_to_date():
    done = subprocess.run(
        [sys.executable, "-m", "vigie", "makemigrations", "--check", "--dry-run"],
        env={**os.environ, "PYTHONPATH": str(SOURCE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_framework_has_nothing_to_say_addresses_included():
    assert run_checks() == []


def test_the_data_register_knows_every_table_of_people():
    from vigie.cockpit.data_register import REGISTER

    about_people = {
        model._meta.label
        for model in our_models()
        for field in model._meta.get_fields()
        if (
            getattr(field, "related_model", None) is not None
            and field.related_model._meta.label == "accounts.Person"
            and not field.auto_created
        )
        or field.name in {"email", "phone", "to"}
    }
    assert about_people
    assert sorted(about_people - set(REGISTER)) == []


def test_a_test_that_empties_the_tables_puts_back_what_migrations_filled():
    """Otherwise the tests that come after it find neither the law nor the types of contents."""
    marks = [
        (path.name, found)
        for path in (settings.PROJECT / "tests").rglob("test_*.py")
        for found in re.findall(r"django_db\(transaction=True[^)]*\)", path.read_text())
    ]
    assert marks
    assert [mark for mark in marks if "serialized_rollback=True" not in mark[1]] == []
