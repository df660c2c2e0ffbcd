"""The shipped law: loaded once, refreshed without harm, never more certain than it is."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from vigie.law import loading
from vigie.law.loading import TABLES, LawFileError, load_law, shipped_rows
from vigie.law.models import Criterion, CriterionText, DiscriminationType, Domain, Mark, Route, TimeLimit

pytestmark = pytest.mark.django_db


@pytest.fixture
def law():
    tables = {model.__name__: model for model in apps.get_app_config("law").get_models()}
    load_law(tables)
    return tables


def counts(tables):
    return {name: model.objects.count() for name, model in tables.items()}


def test_loading_twice_changes_nothing(law):
    before = counts(law)
    tally = load_law(law)
    assert (tally.created, tally.changed) == (0, 0)
    assert counts(law) == before
    assert tally.unchanged == sum(before.values())


def test_an_altered_row_is_put_right_and_another_is_left(law):
    Criterion.objects.filter(code="age").update(label="autre chose", explanation="de trop")
    Domain.objects.create(code="local", label="un domaine ajouté", mark=Mark.UNVERIFIED)
    tally = load_law(law)
    assert (tally.created, tally.changed) == (0, 1)
    assert Criterion.objects.get(code="age").label == "âge"
    assert Domain.objects.filter(code="local").exists()


def test_a_table_of_the_past_without_a_field_can_still_be_filled(law):
    class Past:
        """A model as a migration sees it, before a field existed."""

        class _meta:  # noqa: N801
            concrete_fields = [field for field in Domain._meta.concrete_fields if field.name != "source"]

        objects = Domain.objects

    Domain.objects.all().delete()
    load_law({**law, "Domain": Past})
    assert Domain.objects.get(code="education").source == ""


def test_every_file_has_known_marks_laws_and_starts():
    marks = set(Mark)
    for file in TABLES:
        for row in shipped_rows(file):
            assert row["mark"] in marks
            for text in row.get("texts", ()):
                assert {text["mark"], text["date_mark"]} <= marks
                assert text["law"] in CriterionText.Law
            if file == "time_limits":
                assert row["start"] in TimeLimit.Start


def test_codes_are_given_once_a_file():
    for file in TABLES:
        codes = [row["code"] for row in shipped_rows(file)]
        assert len(codes) == len(set(codes))


def test_a_last_date_is_a_whole_day(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "DATA", tmp_path)
    (tmp_path / "domains.json").write_text('{"rows": [{"code": "x", "in_force_until": "2016"}]}')
    with pytest.raises(LawFileError, match="x"):
        list(shipped_rows("domains"))


def test_what_the_plan_needs_is_there(law):
    assert set(Domain.objects.values_list("code", flat=True)) >= {
        "employment", "goods_and_services", "housing", "education", "health", "social_protection", "public_services",
    }  # fmt: skip
    assert set(DiscriminationType.objects.values_list("code", flat=True)) == {
        "direct", "indirect", "harassment", "systemic",
    }  # fmt: skip
    assert Route.objects.filter(code="defender_of_rights", contact__contains="3928").exists()


@pytest.mark.parametrize(
    ("table", "code", "mark"),
    [
        (DiscriminationType, "systemic", Mark.UNVERIFIED),
        (Criterion, "philosophical_opinions", Mark.UNVERIFIED),
        (Route, "association", Mark.VERIFIED_2016),
        (Route, "group_action", Mark.UNVERIFIED),
        (TimeLimit, "penal_offence", Mark.VERIFIED),
        (TimeLimit, "civil_court", Mark.PARTLY),
        (TimeLimit, "public_liability", Mark.UNVERIFIED),
        (TimeLimit, "contract_end", Mark.SECONDARY),
    ],
)
def test_marks_are_those_of_the_sources(law, table, code, mark):
    assert table.objects.get(code=code).mark == mark


def test_doubtful_cells_of_verified_rows_keep_their_own_mark(law):
    whistleblower = Criterion.objects.get(code="whistleblower")
    assert whistleblower.is_verified
    assert whistleblower.texts.get(law="civil").mark == Mark.UNVERIFIED
    assert (whistleblower.in_penal_code, whistleblower.in_civil_law, whistleblower.in_labour_code) == (True, None, True)
    autonomy = Criterion.objects.get(code="loss_of_autonomy").texts.get(law="penal")
    assert (autonomy.mark, autonomy.date_mark, autonomy.has_verified_date) == (Mark.VERIFIED, Mark.DEDUCED, False)
    assert Criterion.objects.get(code="bank_domiciliation").in_penal_code is False


def test_the_commands_say_what_they_did(law):
    out = StringIO()
    call_command("load_law", stdout=out)
    assert "créées\N{NO-BREAK SPACE}: 0, modifiées\N{NO-BREAK SPACE}: 0" in out.getvalue()
    out = StringIO()
    call_command("law_to_check", stdout=out)
    said = out.getvalue()
    assert "systémique" in said
    assert "lanceur d'alerte" in said
    assert "perte d'autonomie" in said
    assert "origine" not in said


def test_nothing_to_check_is_said(law):
    for table in law.values():
        table.objects.update(mark=Mark.VERIFIED)
    CriterionText.objects.update(date_mark=Mark.VERIFIED)
    out = StringIO()
    call_command("law_to_check", stdout=out)
    assert "Rien" in out.getvalue()
