"""The plan of a case: steps and limits of the law as tasks; their days are in clear, their words are sealed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.law.models import TimeLimit
from vigie.support.cases.access import OpenCase
from vigie.support.cases.deadlines import running_limits
from vigie.support.cases.qualification import Qualification, from_json, to_json
from vigie.support.cases.telling import tell_observatory
from vigie.support.fields import Field
from vigie.support.models import Task
from vigie.support.rights.facts import countable, limits_on
from vigie.support.rights.time_left import TimeLeft
from vigie.support.sealing import read_text, read_texts, write_next, write_text

Kind = Task.Kind


@dataclass(frozen=True)
class PlannedTask:
    """A task and its words. limit: code of the limit of law it reminds of, or nothing."""

    task: Task
    words: str
    limit: str = ""

    @property
    def may_drop(self) -> bool:
        """Whether it was written by hand: what the law or another point makes due stays."""
        return self.task.kind in {Kind.STEP, Kind.FOLLOW_UP}

    def is_late(self, day: date) -> bool:
        """Whether it should have been done before that day."""
        return self.task.done_on is None and self.task.due_on < day


def planned_tasks(opened: OpenCase) -> list[PlannedTask]:
    """Return the tasks of a case with their words: those to do first, by day, then those done."""
    texts = read_texts(opened.internal, opened.internal_key)
    rows = opened.case.tasks.select_related("assigned_to")
    found = [planned(task, texts[task.text_field].text if task.text_field in texts else "") for task in rows]
    return sorted(found, key=lambda each: (each.task.done_on is not None, each.task.due_on, each.task.pk))


def planned(task: Task, sealed: str) -> PlannedTask:
    """Return a task with the words of its sealed text; those of its kind when it has none."""
    said = json.loads(sealed or "{}")
    return PlannedTask(task, said.get("words") or str(task.get_kind_display()).capitalize(), said.get("limit", ""))


@transaction.atomic
def add_step(
    *, opened: OpenCase, kind: str, words: str, due_on: date, assigned_to: Person | None, actor: Person
) -> Task:
    """Add a step to the plan; the same words for the same day are one step. Raises StaleKey."""
    same = (each for each in planned_tasks(opened) if each.task.due_on == due_on and each.words == words)
    for existing in same:
        return existing.task
    task = add_task(opened, kind, words, due_on, assigned_to=assigned_to)
    record(actor=actor, verb="case_step_added", on=opened.case)
    return task


def add_task(
    opened: OpenCase, kind: str, words: str, due_on: date, *, limit: str = "", assigned_to: Person | None = None
) -> Task:
    """Seal the words of a task and write its day."""
    said = json.dumps({"words": words, "limit": limit}, ensure_ascii=False)
    text = write_next(opened.internal, opened.internal_key, Field.TASK, said)
    return Task.objects.create(
        case=opened.case, kind=kind, due_on=due_on, text_field=text.field, assigned_to=assigned_to
    )


@transaction.atomic
def finish_task(*, opened: OpenCase, task: Task, actor: Person) -> None:
    """Write that a task is done today; done twice, it keeps its first day."""
    if opened.case.tasks.due().filter(pk=task.pk).update(done_on=timezone.localdate()):
        record(actor=actor, verb="case_step_done", on=opened.case)


@transaction.atomic
def drop_task(*, opened: OpenCase, task: Task, actor: Person) -> None:
    """Take a step written by hand out of the plan, with its words; any other task stays."""
    deleted, _ = opened.case.tasks.filter(pk=task.pk, kind__in=[Kind.STEP, Kind.FOLLOW_UP]).delete()
    if deleted:
        opened.internal.texts.filter(field=task.text_field).delete()
        record(actor=actor, verb="case_step_dropped", on=opened.case)


def read_qualification(opened: OpenCase) -> Qualification:
    """Return the last qualification, empty when there is none."""
    return from_json(read_text(opened.internal, opened.internal_key, Field.QUALIFICATION))


@transaction.atomic
def qualify_case(*, opened: OpenCase, qualification: Qualification, actor: Person, today: date | None = None) -> bool:
    """Keep a version of the qualification, its limits and its fact; return False when nothing changes."""
    if qualification == read_qualification(opened):
        return False
    write_text(opened.internal, opened.internal_key, Field.QUALIFICATION, to_json(qualification))
    renew_limits(opened, qualification, today or timezone.localdate())
    tell_observatory(opened, qualification)
    record(actor=actor, verb="case_qualified", on=opened.case)
    return True


def renew_limits(opened: OpenCase, qualification: Qualification, today: date) -> None:
    """Make the tasks of limits those that the days of a qualification give; those done stay."""
    laws = {limit.code: limit for limit in limits_on(today)}
    wanted = limits_wanted(qualification, laws.values(), today)
    for each in planned_tasks(opened):
        if each.task.kind != Kind.LEGAL_LIMIT or each.task.done_on:
            continue
        if wanted.get(each.limit) == each.task.due_on:
            del wanted[each.limit]
        else:
            opened.internal.texts.filter(field=each.task.text_field).delete()
            each.task.delete()
    for code, last_day in wanted.items():
        add_task(opened, Kind.LEGAL_LIMIT, laws[code].label, last_day, limit=code)


def limits_wanted(qualification: Qualification, laws: Iterable[TimeLimit], today: date) -> dict[str, date]:
    """Return the last day to act by each limit that still runs, by its code."""
    lefts: list[TimeLeft] = running_limits(qualification, [countable(limit) for limit in laws], today)
    return {left.limit.code: left.last_day for left in lefts if left.last_day}
