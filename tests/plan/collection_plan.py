"""A plan of any size for the tests of collections: actions, their organisations, axes, notes, places."""

from datetime import date, timedelta

from tests.factories import AxisFactory, PlanFactory
from vigie.accounts.models import Organisation
from vigie.plan.models import Action, ActionAxis, ActionNote, Participation, Plan
from vigie.plan.reading_timing import parse_timing
from vigie.plan.search_index import refresh_search_text
from vigie.territory.models import Commune

DEADLINES = ("Octobre 2017", "Depuis 2016", "à la demande", "à déterminer", "2017-2018", "en cours", "chaque année", "")


def make_plan(size: int) -> Plan:
    """Return a plan of that many actions, alike from one run to the next."""
    plan = PlanFactory(title="Plan d'essai", starts_in=2015, ends_in=2020)
    axes = [AxisFactory(plan=plan, number=number, code=f"F{number}") for number in (1, 2, 3)]
    organisations = [Organisation.objects.get_or_create(name=f"Partenaire {number:02}")[0] for number in range(6)]
    communes = [
        Commune.objects.get_or_create(insee_code=f"5960{number}", defaults={"name": f"Commune {number}"})[0]
        for number in range(3)
    ]
    actions = Action.objects.bulk_create(made(plan, number) for number in range(1, size + 1))
    ActionAxis.objects.bulk_create(
        ActionAxis(action=action, axis=axes[index % 3], classification="deduced" if index % 2 else "explicit")
        for index, action in enumerate(actions)
    )
    Participation.objects.bulk_create(
        Participation(action=action, organisation=organisations[index % 6], part="bearer" if index % 3 else "partner")
        for index, action in enumerate(actions)
    )
    ActionNote.objects.bulk_create(
        ActionNote(action=action, year=2018, dated_on=date(2018, 1, 1) + timedelta(days=index), text="Une note d'étape")
        for index, action in enumerate(actions)
    )
    for index, action in enumerate(actions[:60]):
        action.communes.add(communes[index % 3])
    refresh_search_text(action.pk for action in actions)
    return plan


def made(plan: Plan, number: int) -> Action:
    """Return one action, not yet saved."""
    words = DEADLINES[number % len(DEADLINES)]
    statuses = [status.value for status in Action.Status]
    action = Action(
        plan=plan,
        code=f"A{number:04}",
        name=f"Mesure {number} pour l'égalité",
        description="Une description d'une longueur ordinaire, avec des accents. " * 3,
        status=statuses[number % len(statuses)],
    )
    action.set_timing(parse_timing(words), text=words)
    return action
