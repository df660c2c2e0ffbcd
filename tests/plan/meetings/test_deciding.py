from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import ActionFactory, OrganisationFactory
from vigie.plan.meetings.deciding import Wording, remove_decision, write_decision
from vigie.plan.models import Action, Decision, PlanVersion


@pytest.fixture
def decide(today, pilot):
    def write(text="On décide.", decision=None, **wording):
        return write_decision(meeting=today, wording=Wording(text, **wording), actor=pilot, decision=decision)

    return write


def test_decisions_are_numbered_within_their_meeting(decide):
    assert [decide(text).number for text in ("a", "b", "c")] == [1, 2, 3]


def test_the_same_words_twice_are_one_decision(decide):
    assert decide() == decide()
    assert Decision.objects.count() == 1


def test_a_due_date_is_as_precise_as_it_was_said(decide):
    decision = decide(due="juin 2027")
    assert (decision.due, decision.due_day) == ("2027-06", date(2027, 6, 30))


def test_a_political_agreement_lets_its_action_start(decide, plan, body):
    action = ActionFactory(plan=plan, needs_political_agreement=True)
    decide(action=action, is_political_agreement=True)
    action.refresh_from_db()
    assert (action.political_agreement_on, action.political_agreement_by) == (timezone.localdate(), body.name)


def test_an_agreement_corrected_leaves_the_action_it_was_not_about(decide, plan):
    wrong, right = ActionFactory(plan=plan), ActionFactory(plan=plan)
    decision = decide(action=wrong, is_political_agreement=True)
    decide("On décide mieux.", decision=decision, action=right, is_political_agreement=True)
    given = dict(Action.objects.values_list("pk", "political_agreement_on"))
    assert given == {wrong.pk: None, right.pk: timezone.localdate()}


def test_an_agreement_given_elsewhere_is_not_taken_back(decide, plan, pilot):
    action = ActionFactory(plan=plan)
    decision = decide(action=action, is_political_agreement=True)
    Action.objects.filter(pk=action.pk).update(political_agreement_by="le conseil communautaire")
    remove_decision(decision=decision, actor=pilot)
    assert Action.objects.get().political_agreement_by == "le conseil communautaire"


def test_an_agreement_names_its_action(decide):
    with pytest.raises(ValueError, match="quelle action"):
        decide(is_political_agreement=True)
    assert not Decision.objects.exists()


def test_a_closed_meeting_decides_nothing_more(decide, today, pilot):
    decision = decide()
    type(today).objects.update(state="held")
    with pytest.raises(ValueError, match="close"):
        decide("Encore")
    with pytest.raises(ValueError, match="close"):
        remove_decision(decision=decision, actor=pilot)
    assert Decision.objects.count() == 1


def test_a_decision_that_a_version_cites_stays(decide, plan, today, pilot):
    decision = decide()
    PlanVersion.objects.create(plan=plan, number=2, content={}, content_hash="", meeting=today, decision=decision)
    with pytest.raises(ValueError, match="cite"):
        remove_decision(decision=decision, actor=pilot)
    assert Decision.objects.exists()


def test_the_form_writes_a_decision_under_its_point(today, pilot, client_of):
    item = today.agenda.create(title="Bilan")
    client, address = client_of(pilot), reverse("plan:add_decision", args=[today.pk])
    assert client.get(f"{address}?point={item.pk}").status_code == 200
    data = {
        "text": "Un atelier <i>par mois</i>",
        "kind": "decision",
        "agenda_item": item.pk,
        "carrier": OrganisationFactory().pk,
        "due": "1er juin 2027",
    }
    for _click in range(2):
        assert client.post(address, data).status_code == 302
    decision = Decision.objects.get()
    assert (decision.agenda_item, decision.due) == (item, "2027-06-01")
    page = client.get(reverse("plan:hold_meeting", args=[today.pk])).content.decode()
    assert "&lt;i&gt;par mois" in page
    data["text"] = "Un atelier par trimestre"
    client.post(reverse("plan:correct_decision", args=[decision.pk]), data)
    decision.refresh_from_db()
    assert decision.text == "Un atelier par trimestre"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"due": "bientôt"}, "n'est pas une date"),
        ({"is_political_agreement": "on"}, "quelle action"),
        ({"text": ""}, ""),
    ],
)
def test_what_is_wrong_in_a_decision_is_said(data, sentence, today, pilot, client_of):
    sent = {"text": "On décide.", "kind": "decision"} | data
    answer = client_of(pilot).post(reverse("plan:add_decision", args=[today.pk]), sent)
    assert answer.status_code == 200
    assert sentence in answer.content.decode().replace("&#x27;", "'")
    assert not Decision.objects.exists()


def test_a_decision_taken_back_meanwhile_is_not_corrected(decide):
    decision = decide()
    Decision.objects.filter(pk=decision.pk).delete()
    with pytest.raises(ValueError, match="retirée"):
        decide("Autre chose.", decision=decision)
    assert not Decision.objects.exists()
