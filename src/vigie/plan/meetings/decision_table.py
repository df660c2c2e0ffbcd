"""The decisions that filters keep, and the same as a table to save."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from vigie.core.tables import Column, Table, table_of
from vigie.plan.models import Decision


def chosen_decisions(asked: Mapping[str, Any], day: date) -> QuerySet[Decision]:
    """Return the decisions that filters keep on a day, the latest meeting first."""
    rows = Decision.objects.select_related("meeting__body", "carrier__parent", "carrier_person", "action")
    if state := asked.get("etat"):
        rows = rows.filter(pk__in=in_state(state, day).values("pk"))
    if body := asked.get("instance"):
        rows = rows.filter(meeting__body=body)
    if carrier := asked.get("porteur"):
        rows = rows.filter(carrier=carrier)
    if year := asked.get("annee"):
        rows = rows.filter(meeting__first_day__year=year)
    return rows


def in_state(state: str, day: date) -> QuerySet[Decision]:
    """Return the decisions in one of the states that the list tells apart."""
    decisions = Decision.objects.all()
    return {
        "ouverte": decisions.to_follow_up(),
        "retard": decisions.overdue(day),
        "faite": decisions.filter(state=Decision.State.DONE),
        "abandonnee": decisions.filter(state=Decision.State.DROPPED),
        "avis": decisions.filter(kind=Decision.Kind.OPINION),
    }[state]


def decision_table(decisions: QuerySet[Decision], day: date, *, with_people: bool) -> Table:
    """Return decisions as a table to save. with_people: whether it names the people who carry them."""
    columns = [
        Column("instance", gettext("Instance"), width=30),
        Column("reunion", gettext("Réunion du"), width=18),
        Column("numero", gettext("Numéro"), width=8),
        Column("nature", gettext("Nature"), width=12),
        Column("decision", gettext("Décision"), width=60),
        Column("porteur", gettext("Portée par"), width=30),
        *([Column("personne", gettext("Personne"), width=24)] if with_people else []),
        Column("echeance", gettext("Pour quand"), width=18),
        Column("suite", gettext("Suite"), width=18),
        Column("en_retard", gettext("En retard"), width=10),
        Column("devenue", gettext("Ce qu'elle est devenue"), width=50),
        Column("action", gettext("Action"), width=10),
    ]
    rows = [cells(decision, day, with_people=with_people) for decision in decisions]
    return table_of(gettext("Décisions des instances"), columns, rows)


def cells(decision: Decision, day: date, *, with_people: bool) -> list[str | bool]:
    """Return the values of one line, in the order of the columns."""
    return [
        decision.meeting.body.name,
        decision.meeting.dated,
        str(decision.number),
        decision.get_kind_display(),
        decision.text,
        str(decision.carrier or ""),
        *([str(decision.carrier_person or "")] if with_people else []),
        decision.due,
        decision.get_state_display() if decision.kind == Decision.Kind.DECISION else "",
        decision.is_overdue(day),
        decision.outcome,
        decision.action.code if decision.action else "",
    ]
