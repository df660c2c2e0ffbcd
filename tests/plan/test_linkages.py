"""Ties to other documents: who answers, what is shared both ways, and nothing about anybody where nothing may pass."""

import io
import json
import zipfile
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdf import PdfReader

from tests.factories import ActionFactory, PersonFactory
from tests.plan.scene import CANARY, make_scene
from vigie.accounts.models import JournalEntry
from vigie.cockpit.demonstration import PLAN_FILE
from vigie.plan.exporting.json_export import plan_as_json
from vigie.plan.importing.importing_plan import apply_import
from vigie.plan.importing.sources import read_bytes
from vigie.plan.linkage_form import LinkageForm
from vigie.plan.linkages import share_action, sheet_of, unshare_action
from vigie.plan.models import AskedFigure, Linkage, Plan, PublicCopy, YearlyFigure
from vigie.plan.models.context import speaks_of_radicalisation

STRICT_NAME = "Le plan de prévention de la radicalisation"


@pytest.fixture
def scene(partner):
    return make_scene(partner)


@pytest.fixture
def strict(scene):
    found = Linkage.objects.create(
        plan=scene.plan,
        name=STRICT_NAME,
        tie="actions de prévention primaire",
        note=CANARY,
        not_shared=CANARY,
        project={"name": "Projet", "public": f"40 jeunes {CANARY}", "operators": 4242},
        sharing="no_personal_data",
    )
    found.actions.add(scene.action)
    return found


def sheet_address(linkage, file_format):
    return reverse("plan:linkage_sheet", args=[linkage.pk, file_format])


def text_of(content: bytes, file_format: str) -> str:
    if file_format == "pdf":
        reader = PdfReader(io.BytesIO(content))
        return " ".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return " ".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def filled(linkage, **changes):
    form = LinkageForm(instance=linkage, owner=linkage.plan)
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in (values | changes).items() if value is not None}


@pytest.mark.parametrize(
    "name", [STRICT_NAME, "DÉRADICALISATION", "cellule « radicalisés »", "Plan anti-Radicalisation"]
)
def test_radicalisation_is_known_by_its_name(name):
    assert speaks_of_radicalisation(name)
    assert Linkage(name=name, sharing="working_papers").keeps_people_out


def test_another_document_is_not():
    assert not Linkage(name="La politique jeunesse").keeps_people_out


# --- Nothing about anybody -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("file_format", ["pdf", "docx", "xlsx"])
def test_nothing_about_people_leaves_by_the_sheet(client_of, reader, scene, strict, file_format):
    asked = AskedFigure.objects.create(action=scene.action, label=CANARY, counts_people=True)
    YearlyFigure.objects.create(asked=asked, year=2018, value=4242, women=4242)
    scene.action.timing_text = CANARY
    scene.action.place_text = CANARY
    scene.action.description = CANARY
    scene.action.save()
    answer = client_of(reader).get(sheet_address(strict, file_format))
    assert answer.status_code == 200
    text = text_of(answer.content, file_format)
    assert "Compter ensemble" in text
    assert "Association d" in text
    assert CANARY not in text
    assert "4242" not in text


def test_every_field_of_the_sheet_is_known():
    """A field added here is looked at: may it hold somebody?"""
    from dataclasses import fields

    from vigie.plan.linkages import SharedAction, Sheet

    assert {one.name for one in fields(SharedAction)} == {"code", "name", "axes", "bearers", "timing", "status"}
    assert {one.name for one in fields(Sheet)} == {
        "name",
        "plan_title",
        "tie",
        "reference",
        "contribution",
        "referent",
        "sharing",
        "keeps_people_out",
        "project",
        "actions",
    }


def test_an_old_row_about_radicalisation_is_strict_whatever_it_says(scene):
    someone = PersonFactory(name=f"Lou {CANARY}")
    old = Linkage.objects.create(plan=scene.plan, name=STRICT_NAME, sharing="working_papers", referent=someone)
    assert sheet_of(old).keeps_people_out
    assert CANARY not in str(sheet_of(old))


@pytest.mark.parametrize(
    ("sharing", "is_named"), [("not_stated", False), ("public_only", False), ("working_papers", True)]
)
def test_a_referent_is_named_only_where_working_papers_pass(scene, sharing, is_named):
    someone = PersonFactory(name="Dominique Référent")
    tie = Linkage.objects.create(plan=scene.plan, name="La politique jeunesse", sharing=sharing, referent=someone)
    assert ("Dominique" in sheet_of(tie).referent) is is_named


def test_where_only_the_public_may_read_a_closed_action_is_left_out(scene):
    tie = Linkage.objects.create(plan=scene.plan, name="La politique jeunesse", sharing="public_only")
    closed = ActionFactory(plan=scene.plan, name="Fermée")
    tie.actions.set([scene.action, closed])
    PublicCopy.objects.create(plan=scene.plan, object_type="action", object_id=scene.action.pk, content={})
    assert [one.name for one in sheet_of(tie).actions] == ["Compter ensemble"]


def test_the_database_refuses_a_name_where_nothing_may_pass(strict):
    strict.referent = PersonFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        strict.save(update_fields=["referent"])


def test_the_page_warns_in_plain_words(client_of, reader, strict):
    page = client_of(reader).get(reverse("plan:linkage", args=[strict.pk])).content.decode()
    assert "Ne transmettez rien sur personne" in page
    assert "aucune donnée personnelle" in client_of(reader).get(reverse("plan:linkages")).content.decode()


# --- The form --------------------------------------------------------------------------------------------------------
def test_the_rule_cannot_be_relaxed(client_of, pilot, strict):
    address = reverse("plan:line", args=["articulation", strict.pk])
    answer = client_of(pilot).post(address, filled(strict, sharing="working_papers"))
    assert answer.status_code == 200
    strict.refresh_from_db()
    assert strict.sharing == "no_personal_data"


def test_a_new_document_about_radicalisation_gets_the_rule(client_of, pilot, scene):
    address = reverse("plan:add_line", args=["articulation", scene.plan.pk])
    client_of(pilot).post(address, {"name": STRICT_NAME, "sharing": "working_papers"})
    assert Linkage.objects.get(name=STRICT_NAME).sharing == "no_personal_data"


def test_the_form_refuses_a_name_and_keeps_none_in_the_journal(client_of, pilot, contributor, strict, scene):
    address = reverse("plan:line", args=["articulation", strict.pk])
    answer = client_of(pilot).post(address, filled(strict, referent=contributor.pk))
    assert "écrivez plutôt une fonction" in answer.content.decode()
    other = reverse("plan:line", args=["articulation", scene.linkage.pk])
    assert client_of(pilot).post(other, filled(scene.linkage, referent=contributor.pk)).status_code == 302
    scene.linkage.refresh_from_db()
    assert scene.linkage.referent == contributor
    assert contributor.name not in str(list(JournalEntry.objects.values()))


# --- Shared actions --------------------------------------------------------------------------------------------------
def test_an_action_is_shared_both_ways(client_of, pilot, scene, strict):
    client = client_of(pilot)
    extra = scene.plan.actions.get(code="B00")
    client.post(reverse("plan:share_action", args=[strict.pk]), {"action": extra.pk})
    tie = f'href="{reverse("plan:linkage", args=[strict.pk])}"'
    assert tie in client.get(reverse("plan:action", args=[extra.pk])).content.decode()
    assert extra.name in client.get(reverse("plan:linkage", args=[strict.pk])).content.decode()
    client.post(reverse("plan:unshare_action", args=[strict.pk, extra.pk]))
    assert tie not in client.get(reverse("plan:action", args=[extra.pk])).content.decode()
    assert JournalEntry.objects.filter(object_type="action", object_id=str(extra.pk)).count() == 2


def test_sharing_twice_writes_once(pilot, scene, strict):
    for act in (share_action, share_action, unshare_action, unshare_action):
        act(linkage=strict, action=scene.plan.actions.get(code="B00"), actor=pilot)
    assert JournalEntry.objects.count() == 2


@pytest.mark.parametrize("number", ["", "0", "x", "9" * 30])
def test_an_odd_choice_is_a_sentence(client_of, pilot, strict, number):
    answer = client_of(pilot).post(reverse("plan:share_action", args=[strict.pk]), {"action": number}, follow=True)
    assert "Choisissez une action" in answer.content.decode()


def test_an_action_of_another_plan_is_not_shared(client_of, pilot, strict):
    other = ActionFactory()
    client_of(pilot).post(reverse("plan:share_action", args=[strict.pk]), {"action": other.pk})
    assert other not in strict.actions.all()
    assert client_of(pilot).post(reverse("plan:unshare_action", args=[strict.pk, other.pk])).status_code == 404
    with pytest.raises(ValueError, match="own plan"):
        share_action(linkage=strict, action=other, actor=pilot)


# --- Who may ---------------------------------------------------------------------------------------------------------
READERS = {"pilot", "contributor", "reader", "stranger"}


@pytest.mark.parametrize(
    "role", ["visitor", "pilot", "contributor", "reader", "stranger", "elected_member", "administrator"]
)
def test_who_reads_and_who_writes(client_of, cast, scene, strict, role):
    client = client_of(cast[role])
    refused = 302 if role == "visitor" else 403
    pages = [
        reverse("plan:linkages"),
        reverse("plan:linkage", args=[strict.pk]),
        sheet_address(strict, "xlsx"),
    ]
    assert {client.get(page).status_code for page in pages} == {200 if role in READERS else refused}
    for address in (
        reverse("plan:share_action", args=[strict.pk]),
        reverse("plan:unshare_action", args=[strict.pk, scene.action.pk]),
    ):
        done = client.post(address)
        assert done.status_code == (302 if role in {"pilot", "visitor"} else 403)
    assert strict.actions.count() == (0 if role == "pilot" else 1)


def test_an_unknown_format_is_not_found(client_of, reader, strict):
    assert client_of(reader).get(sheet_address(strict, "exe")).status_code == 404


def test_queries_do_not_grow(client_of, reader, scene, count_queries):
    client = client_of(reader)
    address = reverse("plan:linkages")
    client.get(address)
    few = count_queries(lambda: client.get(address))
    for number in range(27):
        tie = Linkage.objects.create(plan=scene.plan, name=f"Encore {number}", referent=PersonFactory())
        tie.actions.add(scene.action)
    assert count_queries(lambda: client.get(address)) == few
    tie_page = reverse("plan:linkage", args=[tie.pk])
    one = count_queries(lambda: client.get(tie_page))
    tie.actions.add(*[ActionFactory(plan=scene.plan) for _ in range(20)])
    assert count_queries(lambda: client.get(tie_page)) == one


def test_a_deadline_is_said_from_what_was_understood(scene, strict):
    scene.action.starts, scene.action.first_day, scene.action.last_day = "2018-06", date(2018, 6, 1), date(2018, 6, 30)
    scene.action.save()
    assert sheet_of(strict).actions[0].timing == "juin 2018"


# --- In and out ------------------------------------------------------------------------------------------------------
@pytest.fixture
def imported(db):
    read_plan(json.loads(PLAN_FILE.read_text()))
    return Plan.objects.get()


def read_plan(content):
    return apply_import(reading=read_bytes(json.dumps(content).encode(), "plan.json"), actor=None)


def test_the_import_gives_the_rule_and_the_file_need_not_say_it(imported):
    strict = imported.linkages.get(name__contains="radicalisation")
    assert strict.sharing == "no_personal_data"
    written = plan_as_json(imported)["articulations"]
    assert written == json.loads(PLAN_FILE.read_text())["articulations"]


def test_what_is_said_of_sharing_goes_out_and_comes_back(imported):
    strict = imported.linkages.get(name__contains="radicalisation")
    strict.not_shared, strict.referent_label = "aucun nom", "la cellule de veille"
    strict.save()
    youth = imported.linkages.get(name__contains="jeunesse")
    youth.sharing, youth.contribution = "working_papers", "direct"
    youth.save()
    written = plan_as_json(imported)
    Linkage.objects.update(sharing="not_stated", not_shared="", referent_label="", contribution="")
    read_plan(written)
    for before in (strict, youth):
        after = Linkage.objects.get(pk=before.pk)
        for name in ("sharing", "not_shared", "referent_label", "contribution"):
            assert getattr(after, name) == getattr(before, name)


def test_a_file_cannot_relax_the_rule_and_takes_a_name_out(imported):
    Linkage.objects.filter(name__contains="radicalisation").update(sharing="not_stated", referent=PersonFactory())
    written = plan_as_json(imported)
    for one in written["articulations"]:
        one["partage"] = "documents de travail"
    preview = read_plan(written)
    assert any("radicalisation" in warning.message for warning in preview.warnings)
    strict = Linkage.objects.get(name__contains="radicalisation")
    assert (strict.sharing, strict.referent) == ("no_personal_data", None)
