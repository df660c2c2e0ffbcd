"""Pages of indicators: partners read, the pilot writes, elected members and others are refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import MembershipFactory
from tests.observatory.indicators.indicator_scene import draft, fill, make_indicator
from vigie.accounts.models import JournalEntry
from vigie.observatory.models import Diagnosis, DiagnosisFinding, Indicator, IndicatorTarget, Measure

pytestmark = pytest.mark.django_db
READ = ("observatory:indicators", "observatory:indicator")
WRITE = (
    "observatory:add_indicator",
    "observatory:change_indicator",
    "observatory:remove_indicator",
    "observatory:add_measure",
    "observatory:add_target",
    "observatory:import_series",
)


def address(name, indicator):
    needs_one = name not in {"observatory:indicators", "observatory:add_indicator", "observatory:import_series"}
    return reverse(name, args=[indicator.pk] if needs_one else [])


@pytest.fixture
def indicator():
    return make_indicator()


@pytest.mark.one_database
@pytest.mark.parametrize("name", [*READ, *WRITE])
def test_everyone_meets_what_their_role_opens(name, indicator, cast, client_of):
    page = address(name, indicator)
    met = {role: client_of(person).get(page).status_code for role, person in cast.items()}
    partners = 200 if name in READ else 403
    assert met == {
        "visitor": 302,
        "pilot": 200,
        "administrator": 403,
        "elected_member": 403,
        "contributor": partners,
        "reader": partners,
        "stranger": partners,
    }


def test_a_reader_is_offered_nothing_to_write(indicator, reader, client_of):
    fill(indicator, draft("2016", 4))
    page = client_of(reader).get(reverse("observatory:indicator", args=[indicator.pk])).content.decode()
    assert "modifier/" not in page
    assert '<form method="post" action="/observatoire' not in page


def indicator_fields(**more):
    return {
        "label": "Plaintes pour discrimination",
        "definition": "Plaintes déposées.",
        "unit": "plaintes",
        "direction": "rise_is_good",
        "kind": "external",
        "source": "Parquet",
        "frequency": "yearly",
        **more,
    }


def test_an_indicator_is_added_once(pilot, client_of):
    client = client_of(pilot)
    page = reverse("observatory:add_indicator")
    assert client.post(page, indicator_fields()).status_code == 302
    again = client.post(page, indicator_fields())
    assert again.status_code == 422
    assert "déjà enregistrée" in again.content.decode()
    added = Indicator.objects.get()
    assert (added.code, added.opened_at) == ("plaintes-pour-discrimination", None)


def test_counting_people_asks_for_the_sexes(pilot, client_of):
    client_of(pilot).post(reverse("observatory:add_indicator"), indicator_fields(counts_people="on"))
    added = Indicator.objects.get()
    assert added.by_sex
    form = client_of(pilot).get(reverse("observatory:add_measure", args=[added.pk])).content.decode()
    assert all(f'name="{sex}"' in form for sex in ("women", "men", "not_stated"))


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"kind": "context"}, "licence"),
        ({"kind": "facts", "is_public_source": "on"}, "pas public avant"),
        ({"kind": "facts", "counts_people": "on"}, "par sexe"),
        ({"kind": "room"}, "room"),
        ({"label": "???"}, "lettres"),
    ],
)
def test_a_form_that_does_not_hold_is_refused(more, reason, pilot, client_of):
    answer = client_of(pilot).post(reverse("observatory:add_indicator"), indicator_fields(**more))
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert not Indicator.objects.exists()


def test_what_is_counted_of_facts_is_chosen_in_words(pilot, client_of):
    fields = indicator_fields(kind="facts", is_share="on", counted=["sex:women"], counted_by="age_band")
    client_of(pilot).post(reverse("observatory:add_indicator"), fields)
    assert Indicator.objects.get().computation == {"filters": {"sex": ["women"]}, "by": "age_band", "base": {}}


def test_a_new_method_raises_its_version(indicator, pilot, client_of):
    page = reverse("observatory:change_indicator", args=[indicator.pk])
    client_of(pilot).post(page, indicator_fields(method="Autrement", is_method_new="on"))
    indicator.refresh_from_db()
    assert indicator.method_version == 2
    assert JournalEntry.objects.latest("number").verb == "indicator_changed"


def test_no_form_opens_an_indicator_and_the_act_is_told_once(indicator, pilot, client_of):
    client = client_of(pilot)
    client.post(reverse("observatory:change_indicator", args=[indicator.pk]), indicator_fields(opened_at="2026-01-01"))
    indicator.refresh_from_db()
    assert indicator.opened_at is None
    for _ in range(2):
        client.post(reverse("observatory:open_indicator", args=[indicator.pk]))
    assert JournalEntry.objects.filter(verb="indicator_opened").count() == 1
    client.post(reverse("observatory:withdraw_indicator", args=[indicator.pk]))
    indicator.refresh_from_db()
    assert indicator.opened_at is None


def test_an_indicator_that_a_finding_rests_on_stays(indicator, pilot, client_of):
    diagnosis = Diagnosis.objects.create(title="Diagnostic")
    DiagnosisFinding.objects.create(diagnosis=diagnosis, title="Peu", kind="quantitative", indicator=indicator)
    client = client_of(pilot)
    answer = client.post(reverse("observatory:remove_indicator", args=[indicator.pk]), follow=True)
    assert "il reste" in answer.content.decode()
    DiagnosisFinding.objects.all().delete()
    client.post(reverse("observatory:remove_indicator", args=[indicator.pk]))
    assert not Indicator.objects.exists()


# --- Figures ---------------------------------------------------------------------------------------------------------
def test_a_figure_left_empty_is_unknown_and_zero_is_zero(indicator, pilot, client_of):
    page = reverse("observatory:add_measure", args=[indicator.pk])
    client_of(pilot).post(page, {"period": "2016", "value": "0"})
    client_of(pilot).post(page, {"period": "2007-2013", "value": ""})
    assert {row.period: row.status for row in Measure.objects.all()} == {"2016": "known", "2007-2013": "unknown"}
    shown = client_of(pilot).get(reverse("observatory:indicator", args=[indicator.pk])).content.decode()
    assert "inconnu" in shown
    assert "2007 – 2013" in shown


def test_parts_by_sex_add_up(pilot, client_of):
    people = make_indicator(counts_people=True, by_sex=True)
    page = reverse("observatory:add_measure", args=[people.pk])
    wrong = client_of(pilot).post(page, {"period": "2016", "value": "10", "women": "8", "men": "4", "not_stated": "0"})
    assert wrong.status_code == 422
    assert "12" in wrong.content.decode()
    client_of(pilot).post(page, {"period": "2016", "women": "8", "men": "4", "not_stated": "0"})
    assert Measure.objects.get(breakdown="").value == 12


@pytest.mark.parametrize(
    "fields",
    [
        {"period": "jamais", "value": "3"},
        {"period": "2016", "value": "beaucoup"},
        {"period": "2016", "value": "9" * 30},
        {"period": "2016", "value": "NaN"},
        {"period": "2016\x00", "value": "3"},
        {"value": "3"},
    ],
)
def test_what_is_no_figure_is_refused(indicator, fields, pilot, client_of):
    answer = client_of(pilot).post(reverse("observatory:add_measure", args=[indicator.pk]), fields)
    assert answer.status_code == 422
    assert not Measure.objects.exists()


def test_a_share_is_typed_in_percent_and_computed_from_its_base(pilot, client_of):
    share = make_indicator(is_share=True)
    page = reverse("observatory:add_measure", args=[share.pk])
    client_of(pilot).post(page, {"period": "2016", "value": "25"})
    client_of(pilot).post(page, {"period": "2017", "numerator": "3", "observations": "12"})
    assert [float(row.value) for row in Measure.objects.in_order()] == [0.25, 0.25]
    too_much = client_of(pilot).post(page, {"period": "2018", "value": "125"})
    assert too_much.status_code == 422
    shown = client_of(pilot).get(reverse("observatory:indicator", args=[share.pk])).content.decode()
    assert "prudence" in shown
    assert "observations non communiqué" in shown
    assert "intervalle à 95" in shown


def test_a_period_is_corrected_and_removed_from_its_page(indicator, pilot, client_of):
    fill(indicator, draft("2016", 4))
    measure = Measure.objects.get()
    client = client_of(pilot)
    page = reverse("observatory:change_measure", args=[measure.pk])
    assert 'value="4"' in client.get(page).content.decode()
    client.post(page, {"period": "2020", "value": "5"})
    measure.refresh_from_db()
    assert (measure.period, measure.value) == ("2016", 5)
    client.post(reverse("observatory:remove_measure", args=[measure.pk]))
    assert not Measure.objects.exists()


def test_figures_that_vigie_computes_are_not_typed(pilot, client_of):
    computed = make_indicator(kind="room")
    fill(computed, draft("2016", 4))
    client = client_of(pilot)
    assert client.get(reverse("observatory:add_measure", args=[computed.pk])).status_code == 404
    assert client.get(reverse("observatory:change_measure", args=[Measure.objects.get().pk])).status_code == 404


def test_a_target_and_its_path(indicator, pilot, client_of):
    fill(indicator, draft("2018", 20), draft("2019", 30))
    client = client_of(pilot)
    fields = {"amount": "150", "period": "2022", "starting_period": "2018", "is_cumulated": "on"}
    page = reverse("observatory:add_target", args=[indicator.pk])
    assert client.post(page, fields).status_code == 302
    assert client.post(page, fields).status_code == 422
    shown = client.get(reverse("observatory:indicator", args=[indicator.pk])).content.decode()
    assert "en retard" in shown
    target = IndicatorTarget.objects.get()
    backwards = client.post(reverse("observatory:change_target", args=[target.pk]), {**fields, "period": "2010"})
    assert backwards.status_code == 422
    client.post(reverse("observatory:remove_target", args=[target.pk]))
    assert not IndicatorTarget.objects.exists()


def test_what_does_not_compare_is_said(indicator, pilot, client_of):
    fill(indicator, draft("2007-2013", 5), draft("2016", 4))
    shown = client_of(pilot).get(reverse("observatory:indicator", args=[indicator.pk])).content.decode()
    assert "même durée" in shown
    assert "depuis 2007" not in shown


def test_rising_complaints_are_a_good_sign(pilot, client_of):
    complaints = make_indicator(direction="rise_is_good")
    fill(complaints, draft("2016", 4), draft("2017", 6))
    assert "bon signe" in client_of(pilot).get(reverse("observatory:indicators")).content.decode()


def test_the_cited_figures_and_those_of_the_plan_are_taken_from_the_page(real_plan, pilot, client_of):
    client = client_of(pilot)
    page = client.post(reverse("observatory:take_cited_figures"), follow=True).content.decode()
    assert "3 chiffres cités" in page
    assert "Tous les chiffres" in client.post(reverse("observatory:take_cited_figures"), follow=True).content.decode()
    client.post(reverse("observatory:compute_indicators"))
    assert Indicator.objects.filter(kind="room").exists()
    listed = client.get(reverse("observatory:indicators")).content.decode()
    assert "2007 – 2013" in listed


def test_queries_do_not_grow_with_indicators_nor_figures(pilot, client_of, count_queries):
    client = client_of(pilot)
    few = make_indicator("a")
    fill(few, draft("2016", 4))
    page = reverse("observatory:indicators")
    client.get(page)
    one = count_queries(lambda: client.get(page))
    for code in "bcdefgh":
        more = make_indicator(code)
        fill(more, *(draft(str(year), year) for year in range(2000, 2020)))
    assert count_queries(lambda: client.get(page)) == one
    assert count_queries(lambda: client.get(reverse("observatory:indicator", args=[more.pk]))) == count_queries(
        lambda: client.get(reverse("observatory:indicator", args=[few.pk]))
    )


# --- Import and export -----------------------------------------------------------------------------------------------
def given(client, content, name="series.csv", **more):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("observatory:import_series"), {"file": file, **more}, follow=True)


def test_a_file_is_previewed_then_imported_once(indicator, pilot, client_of):
    client = client_of(pilot)
    page = given(client, b"periode;valeur\n2016;4\n2017;nd\n", indicator=indicator.pk)
    shown = page.content.decode().replace("\u00a0", " ")
    assert "Nouveaux : 2" in shown
    assert not Measure.objects.exists()
    seen = page.context["preview"].fingerprint
    confirm = reverse("observatory:confirm_series", args=[page.context["upload"].pk])
    assert "2 nouveaux" in client.post(confirm, {"seen": seen}, follow=True).content.decode()
    client.post(confirm, {"seen": seen})
    assert Measure.objects.count() == 2


def test_columns_are_named_on_the_preview(indicator, pilot, client_of):
    client = client_of(pilot)
    page = given(client, b"Exercice;Nb\n2016;4\n", indicator=indicator.pk)
    upload = page.context["upload"]
    said = {"title": ["Exercice", "Nb"], "column": ["period", "value"]}
    page = client.post(reverse("observatory:series_codebook", args=[upload.pk]), said, follow=True)
    assert page.context["preview"].counts["new"] == 1


def test_a_preview_that_moved_is_shown_anew(indicator, pilot, client_of):
    client = client_of(pilot)
    upload = given(client, b"periode;valeur\n2016;4\n", indicator=indicator.pk).context["upload"]
    answer = client.post(reverse("observatory:confirm_series", args=[upload.pk]), {"seen": "autre"})
    assert answer.status_code == 409
    assert not Measure.objects.exists()


def test_a_file_waiting_belongs_to_who_gave_it(indicator, pilot, agglomeration, client_of):
    upload = given(client_of(pilot), b"periode;valeur\n2016;4\n", indicator=indicator.pk).context["upload"]
    other = MembershipFactory(organisation=agglomeration, role="pilot").person
    page = reverse("observatory:series_preview", args=[upload.pk])
    assert client_of(other).get(page).status_code == 404
    cancel = reverse("observatory:cancel_series", args=[upload.pk])
    assert client_of(other).post(cancel).status_code == 404
    client_of(pilot).post(cancel)
    assert "plus en attente" in client_of(pilot).get(page, follow=True).content.decode()


def test_a_file_that_is_none_is_refused_on_its_field(pilot, client_of):
    answer = given(client_of(pilot), b"%PDF-1.7")
    assert answer.status_code == 422
    assert "PDF" in answer.content.decode()


@pytest.mark.parametrize("name", ["observatory:export_indicators", "observatory:export_measures"])
@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_partners_take_indicators_and_figures_away(name, form, indicator, reader, elected_member, client_of):
    fill(indicator, draft("2016", 4))
    address = reverse(name, args=[form])
    assert client_of(reader).get(address).status_code == 200
    assert client_of(elected_member).get(address).status_code == 403
    assert client_of(reader).get(reverse(name, args=["exe"])).status_code == 404


@pytest.mark.parametrize("name", ["observatory:indicators", "observatory:indicator", "observatory:export_measures"])
def test_partners_do_not_read_the_small_counts_that_the_pilot_works_on(name, reader, pilot, client_of):
    confided = make_indicator("confie")
    fill(confided, draft("2024", 3.75, note="trois, dont deux le 7 juin"))
    where = {"observatory:indicator": [confided.pk], "observatory:export_measures": ["csv"]}.get(name, [])
    read = client_of(reader).get(reverse(name, args=where)).content.decode()
    assert "secr" in read
    assert not any(told in read for told in ("3,75", "3.75", "7 juin"))
    written = client_of(pilot).get(reverse(name, args=where)).content.decode()
    assert "3,75" in written or "3.75" in written
