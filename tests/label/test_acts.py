"""The acts of the label against the database, in random order: what may never happen never does."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import OrganisationFactory
from tests.label.scene import (
    assess,
    commit,
    hand_in,
    join,
    make_application,
    make_assessor,
    make_charter,
    make_contributor,
    make_framework,
    make_labelled,
    name,
    sitting,
)
from vigie.core.sealed_files import stored_names
from vigie.label.applying.answering import FOLDER, remove_evidence, say, write_answer
from vigie.label.applying.opening import begin, submit
from vigie.label.assessing.naming import accept, possible_assessors, withdraw_from
from vigie.label.assessing.reading import finish
from vigie.label.deciding.deciding import Sitting, decide, months_after, withdraw
from vigie.label.facts import row_of
from vigie.label.models import Application, Decision, Evidence, Framework, Outcome, Reading, Withdrawal
from vigie.label.refusing import NotNow
from vigie.label.states import IN_FORCE, State

pytestmark = pytest.mark.django_db

ACTS = ["train", "untrain", "commit", "begin", "join", "drop", "submit", "assess", "grant", "refuse", "postpone", "end"]


@pytest.fixture(autouse=True)
def _trained(trained):
    """Everyone is trained unless a test says otherwise."""


@pytest.fixture
def place():
    return OrganisationFactory(name="Structure candidate")


@pytest.fixture
def writer(place):
    return make_contributor(place)


class World:
    """A structure, moved by acts that may be refused, with what was locked so far."""

    def __init__(self, trained) -> None:
        self.trained = trained
        make_charter()
        make_framework()
        self.place = OrganisationFactory()
        self.writer = make_contributor(self.place)
        self.pilot = make_assessor()
        self.locked: dict[int, str] = {}

    def open(self) -> Application:
        return Application.objects.get(organisation=self.place, closed_on=None)

    def act(self, wanted: str) -> None:
        """Do what is wanted."""
        if wanted in {"train", "untrain"}:
            self.trained.number = int(wanted == "train")
        elif wanted == "commit" and not self.place.label_commitments.exists():
            commit(self.place)
        elif wanted == "begin":
            begin(organisation=self.place, actor=self.writer)
        elif wanted == "join":
            join(self.open(), self.writer, content=f"Preuve {Evidence.objects.count()}".encode())
        elif wanted == "drop":
            remove_evidence(
                piece=Evidence.objects.filter(application__organisation=self.place).latest("pk"), actor=self.writer
            )
        elif wanted == "submit":
            hand_in(self.open(), self.writer)
        elif wanted == "assess":
            assess(self.open(), make_assessor(), self.pilot)
        elif wanted == "end":
            withdraw(
                decision=Decision.objects.latest("pk"),
                ground="asked_by_structure",
                explanation="Demandé.",
                actor=self.pilot,
            )
        else:
            self.decide({"grant": "granted", "refuse": "refused", "postpone": "postponed"}.get(wanted, wanted))

    def decide(self, outcome: str) -> None:
        ground = "too_early" if outcome == "refused" else ""
        decide(
            application=self.open(),
            sitting=sitting(),
            outcome=outcome,
            ground=ground,
            explanation="Vu.",
            actor=self.pilot,
        )
        assert outcome != "granted" or (self.trained.number and self.place.label_commitments.exists())

    def check(self) -> None:
        """Look at what may never happen."""
        row = row_of(self.place, timezone.localdate())
        if row.state in IN_FORCE:
            granted = Decision.objects.get(pk=row.granted.pk)
            assert granted.application.commitment.organisation == self.place
            assert granted.quorum <= granted.present
        kept = {piece.pk: piece.digest for piece in Evidence.objects.exclude(locked_on=None)}
        assert self.locked.items() <= kept.items()
        self.locked = kept
        decided = Application.objects.exclude(closed_on=None).count()
        assert decided == Decision.objects.exclude(outcome="postponed").count()


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(ACTS), max_size=14))
def test_random_acts_never_break_what_the_label_promises(trained, acts):
    with transaction.atomic():
        trained.number = 1
        world = World(trained)
        for wanted in ["commit", "begin", "join", *acts]:
            try:
                with transaction.atomic():
                    world.act(wanted)
            except (NotNow, Application.DoesNotExist, Evidence.DoesNotExist, Decision.DoesNotExist):
                pass
            world.check()
        transaction.set_rollback(True)


def test_the_whole_way_to_the_label(place, writer, pilot):
    decision = make_labelled(place, writer, pilot)
    row = row_of(place, timezone.localdate())
    assert row.state == State.LABELLED
    assert row.granted == decision
    assert decision.valid_until == months_after(timezone.localdate(), 36)
    assert len(decision.code) == 24
    assert decision.is_experimental
    assert Evidence.objects.get().locked_on == timezone.localdate()


def test_no_application_without_the_head(place, writer):
    make_charter()
    make_framework()
    with pytest.raises(NotNow, match="engagement de la personne qui dirige"):
        begin(organisation=place, actor=writer)


def test_no_application_under_an_older_charter(place, writer):
    make_framework()
    commit(place)
    make_charter("## Une autre charte\n\nAutrement.")
    with pytest.raises(NotNow, match="La charte a changé"):
        begin(organisation=place, actor=writer)


def test_no_label_without_training(place, writer, pilot, trained):
    application = make_application(place, writer)
    hand_in(application, writer)
    assess(application, make_assessor(), pilot)
    trained.number = 0
    with pytest.raises(NotNow, match="après la formation"):
        decide(application=application, sitting=sitting(), outcome="granted", explanation="Oui.", actor=pilot)
    assert not Decision.objects.exists()


def test_no_label_without_an_essential_criterion(place, writer, pilot):
    application = make_application(place, writer)
    hand_in(application, writer)
    assess(application, make_assessor(), pilot, level=1)
    with pytest.raises(NotNow, match="indispensable"):
        decide(application=application, sitting=sitting(), outcome="granted", explanation="Oui.", actor=pilot)


def test_no_decision_before_the_outside_reading(place, writer, pilot):
    application = make_application(place, writer)
    hand_in(application, writer)
    with pytest.raises(NotNow, match="lecture extérieure"):
        decide(application=application, sitting=sitting(), outcome="refused", explanation="Non.", actor=pilot)


def test_no_decision_without_quorum_nor_in_the_future(place, writer, pilot):
    application = make_application(place, writer)
    hand_in(application, writer)
    assess(application, make_assessor(), pilot)
    today = timezone.localdate()
    few = Sitting(today, present=1, quorum=2, members="La commission")
    later = sitting(today + timedelta(days=1))
    with pytest.raises(NotNow, match="quorum"):
        decide(application=application, sitting=few, outcome="granted", explanation="Oui.", actor=pilot)
    with pytest.raises(NotNow, match="jour de la décision"):
        decide(application=application, sitting=later, outcome="granted", explanation="Oui.", actor=pilot)


def test_all_criteria_are_answered_before_handing_in(place, writer):
    application = make_application(place, writer)
    write_answer(answer=application.answers.first(), level=0, comment="", actor=writer)
    with pytest.raises(NotNow, match="Il reste 9 critères"):
        submit(application=application, actor=writer)


def test_asked_for_more_the_structure_writes_again_and_what_was_seen_stays(place, writer, pilot):
    application = make_application(place, writer)
    seen = join(application, writer)
    hand_in(application, writer)
    assess(application, make_assessor(), pilot)
    decide(application=application, sitting=sitting(), outcome="postponed", explanation="À compléter.", actor=pilot)
    assert row_of(place, timezone.localdate()).state == State.POSTPONED
    with pytest.raises(NotNow, match="s'est appuyée"):
        remove_evidence(piece=seen, actor=writer)
    join(application, writer, content=b"Le complement.")
    hand_in(application, writer, level=3)
    assert row_of(place, timezone.localdate()).state == State.ASSESSING
    finish(assessment=application.assessments.get(), summary="Mieux.", actor=pilot)
    decide(application=application, sitting=sitting(), outcome="granted", explanation="Oui.", actor=pilot)
    assert row_of(place, timezone.localdate()).state == State.LABELLED
    assert Decision.objects.count() == 2


def test_nothing_is_written_once_handed_in_nor_once_decided(place, writer, pilot):
    application = make_application(place, writer)
    hand_in(application, writer)
    before = set(stored_names(FOLDER))
    with pytest.raises(NotNow, match="déposée"):
        join(application, writer)
    assert set(stored_names(FOLDER)) == before
    assess(application, make_assessor(), pilot)
    decide(application=application, sitting=sitting(), outcome="granted", explanation="Oui.", actor=pilot)
    with pytest.raises(NotNow, match="verrouillé"):
        write_answer(answer=application.answers.first(), level=3, comment="", actor=writer)
    with pytest.raises(NotNow, match="verrouillé"):
        say(application=application, side="structure", text="Encore un mot", actor=writer)


def test_the_same_file_twice_is_kept_once(place, writer):
    application = make_application(place, writer)
    assert join(application, writer) == join(application, writer)
    assert Evidence.objects.count() == 1


def test_the_framework_is_frozen_by_its_first_application(place, writer):
    framework = make_framework()
    make_application(place, writer)
    assert Framework.objects.get(pk=framework.pk).used_on == timezone.localdate()


def test_an_assessor_comes_from_outside(place, writer, pilot):
    service = OrganisationFactory(name="Un service", parent=place)
    sister = make_contributor(OrganisationFactory(name="Un autre service", parent=place))
    application = make_application(service, make_contributor(service))
    hand_in(application, writer)
    for person in (writer, sister, make_contributor(service)):
        with pytest.raises(NotNow, match="autre structure"):
            name(application, person, pilot)
    outside = make_assessor()
    possible = {each.person for each in possible_assessors(service)}
    assert outside in possible
    assert possible.isdisjoint({writer, sister})


def test_an_assessor_who_leaves_takes_their_readings_away(place, writer, pilot):
    application = make_application(place, writer)
    hand_in(application, writer)
    first = name(application, make_assessor(), pilot)
    accept(assessment=first, actor=first.person)
    assert row_of(place, timezone.localdate()).state == State.ASSESSING
    withdraw_from(assessment=first, actor=first.person)
    assert row_of(place, timezone.localdate()).state == State.SUBMITTED
    assert not Reading.objects.exists()
    with pytest.raises(NotNow, match="déjà retirée"):
        name(application, first.person, pilot)
    assess(application, make_assessor(), pilot)
    assert row_of(place, timezone.localdate()).state == State.TO_DECIDE


def test_a_label_in_force_is_renewed_near_its_end_only(place, writer, pilot):
    make_labelled(place, writer, pilot)
    with pytest.raises(NotNow, match="six derniers mois"):
        begin(organisation=place, actor=writer)


def test_a_label_is_withdrawn_once(place, writer, pilot):
    decision = make_labelled(place, writer, pilot)
    withdraw(decision=decision, ground="false_evidence", explanation="Faux.", actor=pilot)
    assert row_of(place, timezone.localdate()).state == State.WITHDRAWN
    with pytest.raises(NotNow, match="plus en vigueur"):
        withdraw(decision=decision, ground="false_evidence", explanation="Faux.", actor=pilot)
    assert Withdrawal.objects.count() == 1
    begin(organisation=place, actor=writer)


def test_a_refusal_ends_the_round(place, writer, pilot):
    decision = make_labelled(place, writer, pilot, Outcome.REFUSED)
    assert decision.code is None
    assert row_of(place, timezone.localdate()).state == State.REFUSED
    begin(organisation=place, actor=writer)
    assert row_of(place, timezone.localdate()).state == State.SELF_ASSESSING


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-11-30", 36, "2029-11-30"), ("2027-12-31", 2, "2028-02-29")],
)
def test_months_are_counted_as_people_do(day, months, last):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(last)
