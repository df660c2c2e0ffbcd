"""The demonstration's follow-up: two figures asked each year of real actions, with answers that are not real."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Person, Role
from vigie.plan.asked_figures import ask_figure
from vigie.plan.models import Action, AskedFigure, Plan
from vigie.plan.yearly_figures import Answer, answer_figures

# For each figure: the code of its action, what is asked, the unit, and the answers of the two last years, oldest first.
PUPILS = (
    "A14",
    "Collégiennes et collégiens rencontrés",
    "",
    (
        Answer(Decimal(64), women=33, men=29, sex_not_stated=2),
        Answer(Decimal(78), women=41, men=37, sex_not_stated=0),
    ),
)
# The second year nobody knows: it shows as « inconnu », which is not zero.
HOURS = ("A17", "Heures de permanence tenues", "heures", (Answer(Decimal("132.5")), Answer()))


def prepare_follow_up() -> None:
    """Ask the figures and answer them, for the fictitious contributor. Running it again adds nothing."""
    plan = Plan.objects.first()
    if plan is None or AskedFigure.objects.exists():
        return
    pilot, author = (
        Person.objects.filter(memberships__role=role, is_fictitious=True).earliest("pk")
        for role in (Role.PILOT, Role.CONTRIBUTOR)
    )
    with transaction.atomic():
        for figure in (PUPILS, HOURS):
            ask_and_answer(plan, pilot, author, *figure)


def ask_and_answer(
    plan: Plan, pilot: Person, author: Person, code: str, label: str, unit: str, answers: tuple[Answer, Answer]
) -> None:
    """Ask a figure of an action of the plan, and give its answers; nothing when the plan has no such action."""
    action, this_year = Action.objects.filter(plan=plan, code=code).first(), timezone.localdate().year
    if action is None:
        return
    (asked,) = ask_figure(
        actions=[action],
        label=label,
        unit=unit,
        counts_people=not unit,
        from_year=this_year - 2,
        to_year=None,
        actor=pilot,
        is_fictitious=True,
    )
    for year, answer in zip((this_year - 2, this_year - 1), answers, strict=True):
        answer_figures(action=action, year=year, answers={asked.pk: answer}, author=author, actor=author)
