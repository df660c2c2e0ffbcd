"""Lists what is left to check in the tables of law."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from vigie.law.models import (
    Criterion,
    CriterionText,
    DiscriminationType,
    Domain,
    LegalFact,
    LegalRule,
    Mark,
    Route,
    TimeLimit,
)

TABLES: tuple[type[LegalFact], ...] = (Criterion, Domain, DiscriminationType, LegalRule, Route, TimeLimit)


class Command(BaseCommand):
    help = _("Liste les lignes de droit à vérifier à la source officielle, que le public ne voit pas.")
    needs_database = True

    def handle(self, *args: Any, **options: Any) -> None:
        lines = [*facts_to_check(), *texts_to_check(), *dates_to_check()]
        self.stdout.write("\n".join(lines) if lines else _("Rien à vérifier."))


def facts_to_check() -> Iterator[str]:
    """Say each row that is not verified, table by table."""
    for table in TABLES:
        for fact in table.objects.exclude(mark=Mark.VERIFIED):
            yield line(str(table._meta.verbose_name), fact.label, fact.legal_text, fact.get_mark_display())


def texts_to_check() -> Iterator[str]:
    """Say each law of which it is not verified that it cites a criterion."""
    for text in CriterionText.objects.exclude(mark=Mark.VERIFIED).select_related("criterion"):
        yield line(_("critère"), text.criterion.label, text.get_law_display(), text.get_mark_display())


def dates_to_check() -> Iterator[str]:
    """Say each date read or deduced without being verified."""
    doubtful = CriterionText.objects.exclude(in_force_from="").exclude(date_mark=Mark.VERIFIED)
    for text in doubtful.select_related("criterion"):
        what = _("%(law)s, date du %(date)s") % {"law": text.get_law_display(), "date": text.in_force_from}
        yield line(_("critère"), text.criterion.label, what, text.get_date_mark_display())


def line(table: str, label: str, text: str, mark: str) -> str:
    """Write one thing to check."""
    parts = [f"{table} « {label} »", text, mark]
    return " – ".join(part for part in parts if part)
