"""Figures asked each year: unknown is not zero, people add up by sex, and answers come from the page or from a link."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ActionFactory
from tests.plan.scene import CODE, make_scene
from vigie.accounts.models import JournalEntry
from vigie.plan.asked_figures import ask_figure, change_asked_figure, stop_asking
from vigie.plan.models import ActionNote, AskedFigure, YearlyFigure
from vigie.plan.yearly_figures import Answer, answer_figures, answer_of, checked

counts = st.none() | st.integers(0, 50)


@given(counts, counts, counts, counts)
def test_people_that_add_up_are_kept_and_others_refused(total, women, men, other):
    answer = Answer(None if total is None else Decimal(total), women, men, other)
    known = [part for part in (women, men, other) if part is not None]
    wrong = total is not None and (sum(known) > total or (len(known) == 3 and sum(known) != total))
    if wrong:
        with pytest.raises(ValueError, match="total"):
            checked(answer)
    else:
        kept = checked(answer)
        assert kept.parts == answer.parts
        assert kept.value == (sum(known) if total is None and len(known) == 3 else total)


def test_people_are_counted_whole():
    with pytest.raises(ValueError, match="entier"):
        checked(Answer(Decimal("2.5")))


pytestmark = pytest.mark.django_db
YEAR = 2018


@pytest.fixture
def scene(partner):
    return make_scene(partner)


def this_year():
    return timezone.localdate().year


def said(asked, year) -> Answer:
    return answer_of(YearlyFigure.objects.get(asked=asked, year=year))


def posted(asked, year=None, **fields):
    """Return what a browser posts of one figure."""
    return {"annee": str(year or this_year())} | {f"figure_{asked.pk}_{name}": value for name, value in fields.items()}


def test_the_database_refuses_people_that_do_not_add_up(scene):
    with pytest.raises(IntegrityError), transaction.atomic():
        YearlyFigure.objects.create(asked=scene.asked, year=YEAR + 1, value=5, women=1, men=1, sex_not_stated=1)


def test_a_bearer_answers_and_the_journal_tells_it(scene, contributor, client_of):
    address = reverse("plan:figures", args=[scene.action.pk])
    client = client_of(contributor)
    assert client.post(address, posted(scene.asked, women="3", men="4", sex_not_stated="0")).status_code == 302
    assert said(scene.asked, this_year()) == Answer(Decimal(7), 3, 4, 0)
    line = JournalEntry.objects.get(verb="figures_answered")
    assert line.actor == contributor
    assert line.changes[f"{scene.asked.label} {this_year()}"][1].startswith("7 (femmes")
    client.post(address, posted(scene.asked, value="7", women="3", men="4", sex_not_stated="0"))
    assert JournalEntry.objects.filter(verb="figures_answered").count() == 1


def test_blank_leaves_as_it_was_nobody_knows_is_not_zero(scene, contributor, client_of):
    client, address = client_of(contributor), reverse("plan:figures", args=[scene.action.pk])
    client.post(address, posted(scene.asked, value="0"))
    assert said(scene.asked, this_year()) == Answer(Decimal(0))
    client.post(address, posted(scene.asked, value=""))
    assert said(scene.asked, this_year()) == Answer(Decimal(0))
    client.post(address, posted(scene.asked, value="", unknown="on"))
    assert said(scene.asked, this_year()) == Answer()
    page = client.get(reverse("plan:action", args=[scene.action.pk])).content.decode()
    assert "inconnu" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"value": "10", "women": "3", "men": "4", "sex_not_stated": "0"}, "font 7, et le total dit 10"),
        ({"value": "5", "women": "6"}, "plus que le total"),
        ({"value": "-1"}, "0"),
        ({"value": "beaucoup"}, "nombre"),
        ({"value": "99999999999999"}, "2147483647"),
        ({"value": "4", "unknown": "on"}, "pas les deux"),
    ],
)
def test_a_wrong_answer_is_said_and_writes_nothing(scene, contributor, client_of, fields, sentence):
    before = YearlyFigure.objects.count()
    answer = client_of(contributor).post(reverse("plan:figures", args=[scene.action.pk]), posted(scene.asked, **fields))
    assert answer.status_code == 200
    text = answer.content.decode().replace("\u202f", "").replace("\xa0", " ")
    assert sentence in text
    assert YearlyFigure.objects.count() == before


def test_the_link_answers_the_figures_of_its_year_with_the_note(scene, client):
    year = this_year() - 1
    news = {"status": "ongoing", "text": "Fait.", "obstacles": "Peu de monde", "waited_for": "La Région"}
    answer = client.post(
        reverse("plan:update", args=[CODE]), {**news, **posted(scene.asked, year, value="12")}, follow=True
    )
    assert "Peu de monde" in answer.content.decode()
    note = ActionNote.objects.get(text="Fait.")
    assert (note.year, note.obstacles, note.author) == (year, "Peu de monde", scene.lead)
    scene.action.refresh_from_db()
    assert scene.action.waited_for == "La Région"
    assert said(scene.asked, year).value == 12


def test_a_wrong_figure_keeps_the_whole_link_from_being_written(scene, client):
    notes = ActionNote.objects.count()
    data = {"status": "ongoing", "text": "Fait.", **posted(scene.asked, value="1", women="2")}
    assert client.post(reverse("plan:update", args=[CODE]), data).status_code == 200
    assert ActionNote.objects.count() == notes


def test_a_link_corrects_its_year_and_adds_another(scene, client):
    address, news = reverse("plan:update", args=[CODE]), {"status": "ongoing"}
    for year, text in ((this_year() - 1, "Avant"), (this_year(), "Maintenant"), (this_year() - 1, "Avant, corrigé")):
        client.post(address, {**news, "text": text, "annee": str(year)})
    notes = ActionNote.objects.filter(author=scene.lead, year__gte=this_year() - 1).order_by("year")
    assert [(note.year, note.text) for note in notes] == [
        (this_year() - 1, "Avant, corrigé"),
        (this_year(), "Maintenant"),
    ]


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("pilot", 200),
        ("contributor", 200),
        ("stranger", 403),
        ("reader", 403),
        ("elected_member", 403),
        ("administrator", 403),
        ("visitor", 302),
    ],
)
def test_who_answers(scene, cast, client_of, role, status):
    client, address = client_of(cast[role]), reverse("plan:figures", args=[scene.action.pk])
    assert client.get(address).status_code == status
    client.post(address, posted(scene.asked, value="3"))
    assert YearlyFigure.objects.filter(year=this_year()).exists() is (status == 200)


RUNNING = ("ask_figure", "asked_figure", "stop_asking", "ask_figures", "ask_news", "ask_news_preview")


@pytest.mark.parametrize("name", RUNNING)
def test_only_the_pilot_asks(scene, cast, client_of, name):
    number = {"ask_figure": scene.action.pk, "asked_figure": scene.asked.pk, "stop_asking": scene.asked.pk}
    address = reverse(f"plan:{name}", args=[number.get(name, scene.plan.pk)])
    found = {role: client_of(person).get(address).status_code for role, person in cast.items()}
    assert found == {role: 200 if role == "pilot" else 302 if role == "visitor" else 403 for role in cast}
    for role, person in cast.items():
        if role != "pilot":
            client_of(person).post(address, {"label": "Autre", "actions": [scene.action.pk]})
    assert not AskedFigure.objects.filter(label="Autre").exists()


@pytest.mark.parametrize(
    ("role", "status"), [("pilot", 200), ("reader", 200), ("elected_member", 403), ("administrator", 403)]
)
def test_who_reads_and_takes_out(scene, cast, client_of, role, status):
    client = client_of(cast[role])
    assert client.get(reverse("plan:yearly_figures", args=[scene.plan.pk])).status_code == status
    assert client.get(reverse("plan:export_figures", args=[scene.plan.pk, "csv"])).status_code == status


def test_the_table_says_unknown_by_an_empty_cell(scene, pilot, client_of):
    YearlyFigure.objects.create(asked=scene.asked, year=2019)
    client, address = client_of(pilot), reverse("plan:export_figures", args=[scene.plan.pk, "csv"])
    lines = client.get(address).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "3131" in lines[1]
    assert ";;" in lines[2] or ",," in lines[2]
    assert len(client.get(f"{address}?action={scene.action.pk + 999}").content.splitlines()) == 1
    assert client.get(reverse("plan:export_figures", args=[scene.plan.pk, "exe"])).status_code == 404


def test_a_figure_is_asked_of_several_actions_once_each(scene, pilot, client_of):
    other = ActionFactory(plan=scene.plan)
    elsewhere = ActionFactory()
    data = {"label": "  Femmes   reçues ", "counts_people": "on", "actions": [scene.action.pk, other.pk]}
    address = reverse("plan:ask_figures", args=[scene.plan.pk])
    for _ in range(2):
        assert client_of(pilot).post(address, data).status_code == 302
    assert {row.action for row in AskedFigure.objects.filter(label="Femmes reçues")} == {scene.action, other}
    assert JournalEntry.objects.filter(verb="figure_asked").count() == 2
    assert client_of(pilot).post(address, {**data, "actions": [elsewhere.pk]}).status_code == 200
    assert not elsewhere.asked_figures.exists()


def test_a_figure_is_asked_only_for_its_years(scene, pilot):
    (asked,) = ask_figure(
        actions=[scene.action], label="X", unit="", counts_people=False, from_year=2016, to_year=2018, actor=pilot
    )
    years = [year for year in range(2014, 2021) if asked in AskedFigure.objects.for_year(year)]
    assert years == [2016, 2017, 2018]
    assert not answer_figures(
        action=scene.action, year=2019, answers={asked.pk: Answer(Decimal(1))}, author=pilot, actor=pilot
    )


def test_an_answer_reaches_its_own_action_only(scene, pilot):
    other = ActionFactory(plan=scene.plan)
    answer_figures(action=other, year=2020, answers={scene.asked.pk: Answer(Decimal(1))}, author=pilot, actor=pilot)
    assert not YearlyFigure.objects.filter(year=2020).exists()


def test_ceasing_to_ask_keeps_the_answers(scene, pilot):
    stop_asking(asked=scene.asked, actor=pilot)
    scene.asked.refresh_from_db()
    assert scene.asked.to_year == 2018
    unanswered = AskedFigure.objects.get(label="Heures")
    stop_asking(asked=unanswered, actor=pilot)
    assert not AskedFigure.objects.filter(pk=unanswered.pk).exists()
    assert JournalEntry.objects.filter(verb="asked_figure_stopped").count() == 2


def test_correcting_what_is_asked_is_journaled_once(scene, pilot):
    words = {"label": "Jeunes", "unit": "", "counts_people": True, "from_year": None, "to_year": None}
    for _ in range(2):
        change_asked_figure(asked=scene.asked, actor=pilot, **words)
    assert JournalEntry.objects.filter(verb="asked_figure_changed").count() == 1
    assert said(scene.asked, 2018).value == 3131


def test_as_many_queries_for_many_figures(scene, pilot, client_of, count_queries):
    client = client_of(pilot)
    pages = [reverse("plan:action", args=[scene.action.pk]), reverse("plan:yearly_figures", args=[scene.plan.pk])]

    def add(number):
        for row in range(number):
            asked = AskedFigure.objects.create(action=scene.action, label=f"Chiffre {number}-{row}")
            YearlyFigure.objects.create(asked=asked, year=2018, value=row)

    add(3)
    few = [count_queries(lambda page=page: client.get(page)) for page in pages]
    add(30)
    assert [count_queries(lambda page=page: client.get(page)) for page in pages] == few
