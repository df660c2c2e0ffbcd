"""Yearly moments: found in the plan's own words, dated each year, missed when a year has none."""

import json
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AxisFactory, PlanFactory
from vigie.cockpit.demonstration import PLAN_FILE
from vigie.plan.models import AxisItem, YearlyMoment, YearlyMomentDate
from vigie.plan.moments import moment_rows, moments_to_take, moments_without_date, take_moments
from vigie.plan.yearly_moments import PlanText, lacking, named_moments, title_in

NOT_YEARLY = [
    "Programme annuel de sensibilisation puis de conscientisation impliquant les acteurs d'un secteur",
    "Formaliser un module court de formation et adopter un objectif quantitatif annuel (exemple : 150 sur 5 ans)",
    "À travers l'organisation d'un temps fort qui mettra à l'honneur des parcours de jeunes talents",
    "Voyage d'étude dans un pays voisin, avec des temps de restitution pour les autres élus",
]


# --- Words -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("text", NOT_YEARLY)
def test_what_only_resembles_is_left(text):
    assert title_in(text) == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Un moment annuel de restitution", "Un moment annuel de restitution"),
        ("L'organisation d'un temps fort annuel", "L'organisation d'un temps fort annuel"),
        ("Chaque année, étude d'un axe. Pour 2017 : axe 1.", "Étude d'un axe"),
    ],
)
def test_the_plan_names_its_moments(text, title):
    assert title_in(text) == title


@given(st.text(max_size=400))
def test_a_title_always_fits_and_words_are_those_of_the_plan(text):
    for named in named_moments([PlanText(f"Chaque année, {text}"), PlanText(text)]):
        assert 0 < len(named.title) <= 250
        assert named.source in {text, f"Chaque année, {text}"}


@given(st.dictionaries(st.integers(1, 9), st.sets(st.integers(2015, 2020))), st.integers(2015, 2020))
def test_a_moment_lacks_the_years_it_has_no_date_for(years, year):
    assert lacking(years, year) == {moment for moment in years if year not in years[moment]}


def test_the_real_plan_names_four_moments_and_no_more():
    source = json.loads(PLAN_FILE.read_text())
    texts = [
        item["texte"] for axis in source["axes"] for lines in axis.values() if isinstance(lines, list) for item in lines
    ]
    texts += [action["description"] or "" for action in source["actions"]]
    named = named_moments([PlanText(text) for text in texts])
    assert [one.source for one in named] == [text for text in texts if title_in(text)]
    assert [one.title for one in named] == [
        "Un moment annuel de restitution",
        "La construction d'un temps fort de portage de la thématique à une échéance à déterminer",
        "L'organisation d'un temps fort annuel consacré à cette dimension",
        "Étude d'un axe du Contrat de Ville, en lien avec le collectif Egalit'air",
    ]
    assert [one.has_open_date for one in named] == [False, True, False, False]
    assert list(named[3].topics) == [2017]
    assert named[3].topics[2017].startswith("Axe 1 sur l'insertion et l'emploi")


# --- Taking them -----------------------------------------------------------------------------------------------------
@pytest.fixture
def plan(db):
    plan = PlanFactory(title="Plan d'essai", starts_in=2015)
    axis = AxisFactory(plan=plan, number=1)
    AxisItem.objects.create(axis=axis, kind="prerequisite", order=0, text="Un moment annuel de restitution")
    AxisItem.objects.create(axis=axis, kind="prerequisite", order=1, text=NOT_YEARLY[0])
    plan.actions.create(
        code="A04", name="Étude", description="Chaque année, étude d'un axe. Pour 2017 : axe 1 sur l'emploi."
    )
    return plan


def test_moments_are_taken_once_with_the_words_of_the_plan(plan, pilot):
    taken = take_moments(plan=plan, actor=pilot)
    assert [moment.title for moment in taken] == ["Un moment annuel de restitution", "Étude d'un axe"]
    assert [bool(moment.axis_id) for moment in taken] == [True, False]
    assert taken[1].action.code == "A04"
    assert taken[1].source.startswith("Chaque année")
    (known,) = YearlyMomentDate.objects.all()
    assert (known.year, known.dated, known.topic) == (2017, "2017", "Axe 1 sur l'emploi")
    assert take_moments(plan=plan, actor=pilot) == []


def test_a_moment_renamed_is_not_taken_again(plan, pilot):
    take_moments(plan=plan, actor=pilot)
    YearlyMoment.objects.filter(title__startswith="Étude").update(title="Étude annuelle")
    assert moments_to_take(plan) == []


def test_a_year_without_a_date_is_missed(plan, pilot):
    take_moments(plan=plan, actor=pilot)
    assert moments_without_date(plan, 2017).count() == 1
    assert moments_without_date(plan, 2018).count() == 2
    assert [row.is_lacking for row in moment_rows(plan, date(2017, 5, 1))] == [True, False]


# --- Pages -----------------------------------------------------------------------------------------------------------
def test_the_pilot_takes_dates_and_reports(client_of, pilot, plan):
    client = client_of(pilot)
    assert "Un moment annuel de restitution" in client.get(reverse("plan:moments")).content.decode()
    client.post(reverse("plan:take_moments", args=[plan.pk]))
    moment = plan.yearly_moments.get(title__startswith="Un moment")
    address = reverse("plan:add_line", args=["date-de-moment", moment.pk])
    year = timezone.localdate().year
    assert f'value="{year}"' in client.get(address).content.decode()
    values = {"year": year, "dated": f"juin {year}", "place": "Le Phénix", "topic": "", "report": ""}
    assert client.post(address, values).status_code == 302
    known = moment.dates.get()
    assert (known.dated, str(known.last_day)) == (f"{year}-06", f"{year}-06-30")
    assert "déjà sa date" in client.post(address, values).content.decode()
    assert "Le Phénix" in client.get(reverse("plan:moments")).content.decode()


@pytest.mark.parametrize("values", [{"year": "2018", "dated": "bientôt"}, {"year": "20188", "dated": "2018"}, {}])
def test_a_bad_date_is_a_sentence(client_of, pilot, plan, values):
    take_moments(plan=plan, actor=pilot)
    moment = plan.yearly_moments.first()
    answer = client_of(pilot).post(reverse("plan:add_line", args=["date-de-moment", moment.pk]), values)
    assert answer.status_code == 200
    assert not moment.dates.exists()


def test_a_date_is_corrected_and_removed(client_of, pilot, plan):
    take_moments(plan=plan, actor=pilot)
    known = YearlyMomentDate.objects.get()
    client = client_of(pilot)
    address = reverse("plan:line", args=["date-de-moment", known.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"year": 2017, "dated": "14/06/2017"}).status_code == 302
    known.refresh_from_db()
    assert str(known.first_day) == "2017-06-14"
    client.post(reverse("plan:remove_line", args=["date-de-moment", known.pk]))
    assert not YearlyMomentDate.objects.exists()


def test_the_desk_of_the_pilot_says_what_is_missing(client_of, pilot, reader, plan):
    take_moments(plan=plan, actor=pilot)
    page = client_of(pilot).get(reverse("cockpit:desk")).content.decode()
    assert "2 moments annuels sans date cette année" in page
    assert "moments annuels sans date" not in client_of(reader).get(reverse("cockpit:desk")).content.decode()


@pytest.mark.parametrize(
    "role", ["visitor", "pilot", "contributor", "reader", "stranger", "elected_member", "administrator"]
)
def test_who_reads_and_who_writes(client_of, cast, plan, role):
    client = client_of(cast[role])
    refused = 302 if role == "visitor" else 403
    may_read = role in {"pilot", "contributor", "reader", "stranger"}
    assert client.get(reverse("plan:moments")).status_code == (200 if may_read else refused)
    moment = YearlyMoment.objects.create(plan=plan, title="Temps fort")
    done = client.post(reverse("plan:take_moments", args=[plan.pk]))
    assert done.status_code == (302 if role in {"pilot", "visitor"} else 403)
    assert plan.yearly_moments.count() == (3 if role == "pilot" else 1)
    form = client.get(reverse("plan:line", args=["moment", moment.pk]))
    assert form.status_code == (200 if role == "pilot" else refused)


def test_queries_do_not_grow(client_of, pilot, plan, count_queries):
    client = client_of(pilot)
    take_moments(plan=plan, actor=pilot)
    client.get(reverse("plan:moments"))
    few = count_queries(lambda: client.get(reverse("plan:moments")))
    for number in range(27):
        moment = YearlyMoment.objects.create(plan=plan, title=f"Moment {number}", axis=plan.axes.first())
        known = YearlyMomentDate(moment=moment, year=2018)
        known.set_date("2018-06")
        known.save()
    assert count_queries(lambda: client.get(reverse("plan:moments"))) == few
