"""Writes frameworks: the one shipped, a new version from the last, their criteria until a structure uses them."""

import json
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.label.models import Criterion, Framework
from vigie.label.refusing import NotNow, refuse_if

SHIPPED: Final = Path(__file__).resolve().parent.parent / "data" / "framework.json"
COPIED: Final = ("position", "code", "theme", "title", "question", "landmark", "proof", "is_essential", "tool_words")
FEWEST, MOST = 10, 20


def shipped_framework() -> dict[str, Any]:
    """Return the framework written for Vigie."""
    content: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return content


def why_frozen(framework: Framework) -> str:
    """Return why a framework may not change, or nothing."""
    if framework.used_on:
        return gettext("Une structure répond déjà à ce référentiel : il ne change plus. Préparez une nouvelle version.")
    return ""


def next_number() -> int:
    """Return the number of the next version."""
    return (Framework.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def adopt_shipped(*, actor: Person | None) -> Framework:
    """Write the shipped framework as a version to read over, experimental first; once there is one, return the last."""
    with transaction.atomic():
        last = Framework.objects.select_for_update().order_by("-number").first()
        if last:
            return last
        content = shipped_framework()
        framework = Framework.objects.create(number=1, title=content["title"])
        lines = enumerate(content["criteria"], start=1)
        Criterion.objects.bulk_create(Criterion(framework=framework, position=place, **line) for place, line in lines)
        record(actor=actor, verb="label_framework_written", on=framework)
    return framework


def copy_framework(*, framework: Framework, actor: Person) -> Framework:
    """Prepare the next version from one; if one is being prepared already, return it."""
    with transaction.atomic():
        list(Framework.objects.select_for_update().order_by("pk"))
        prepared = Framework.objects.filter(opened_on=None).order_by("-number").first()
        if prepared:
            return prepared
        number = next_number()
        copy = Framework.objects.create(
            number=number,
            title=gettext("Référentiel, version %(number)s") % {"number": number},
            is_experimental=framework.is_experimental,
            validity_months=framework.validity_months,
        )
        kept = framework.criteria.values(*COPIED)
        Criterion.objects.bulk_create(Criterion(framework=copy, **line) for line in kept)
        record(actor=actor, verb="label_framework_written", on=copy)
    return copy


def locked_framework(framework_id: int) -> Framework:
    """Return a framework nobody else changes meanwhile. Call it in a transaction."""
    return Framework.objects.select_for_update().get(pk=framework_id)


def save_criterion(*, criterion: Criterion, actor: Person) -> None:
    """Write a criterion of a framework that nobody uses yet; a new one comes last. Raises NotNow."""
    with transaction.atomic():
        framework = locked_framework(criterion.framework_id)
        refuse_if(why_frozen(framework))
        if criterion.pk is None:
            held = framework.criteria.aggregate(last=Max("position"))["last"] or 0
            if framework.criteria.count() >= MOST:
                raise NotNow(gettext("Vingt critères au plus : un référentiel plus long ne serait pas lu."))
            criterion.position = held + 1
            criterion.code = f"critere-{held + 1}-{framework.number}"
        criterion.save()
        record(actor=actor, verb="label_framework_changed", on=framework)


def remove_criterion(*, criterion: Criterion, actor: Person) -> None:
    """Remove a criterion of a framework that nobody uses yet; those after it move up. Raises NotNow."""
    with transaction.atomic():
        framework = locked_framework(criterion.framework_id)
        refuse_if(why_frozen(framework))
        if framework.opened_on and framework.criteria.count() <= FEWEST:
            raise NotNow(gettext("Ce référentiel est ouvert : il garde au moins dix critères."))
        criterion.delete()
        for after in framework.criteria.filter(position__gt=criterion.position).order_by("position"):
            framework.criteria.filter(pk=after.pk).update(position=F("position") - 1)
        record(actor=actor, verb="label_framework_changed", on=framework)


def open_framework(*, framework: Framework, actor: Person | None) -> None:
    """Let structures begin with a framework. Raises NotNow when it is too short or too long."""
    with transaction.atomic():
        locked = locked_framework(framework.pk)
        number = locked.criteria.count()
        if not FEWEST <= number <= MOST:
            said = gettext("Un référentiel a de dix à vingt critères : celui-ci en a %(number)s.")
            raise NotNow(said % {"number": number})
        if locked.opened_on is None:
            locked.opened_on = timezone.localdate()
            locked.save(update_fields=["opened_on"])
            record(actor=actor, verb="label_framework_opened", on=locked)


def change_framework(*, framework: Framework, actor: Person) -> None:
    """Write what a framework is called, how long its label lasts, whether it is experimental, what trying it taught.

    Once it is used, only what was learnt and the end of the experiment may be written. Raises NotNow.
    """
    with transaction.atomic():
        locked = locked_framework(framework.pk)
        is_more_experimental = framework.is_experimental and not locked.is_experimental
        renames = (framework.title, framework.validity_months) != (locked.title, locked.validity_months)
        if locked.used_on and (is_more_experimental or renames):
            raise NotNow(why_frozen(locked))
        if locked.is_experimental and not framework.is_experimental and not framework.feedback.strip():
            raise NotNow(gettext("Avant de généraliser, écrivez ce que l'expérimentation a appris."))
        framework.save(update_fields=["title", "validity_months", "is_experimental", "feedback"])
        record(actor=actor, verb="label_framework_changed", on=locked)
