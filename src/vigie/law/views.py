"""The public page of the law: verified facts, and nothing else."""

from collections.abc import Iterable
from itertools import groupby

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from vigie.core.views import public
from vigie.law.models import Criterion, CriterionText, DiscriminationType, Domain, LegalRule, Route, TimeLimit


@public
def law_page(request: HttpRequest) -> HttpResponse:
    """Tell what the law prohibits, where, how to act and until when; as of today."""
    today = timezone.localdate()
    texts = CriterionText.objects.publishable().in_force(today)
    criteria = list(Criterion.objects.publishable().in_force(today).prefetch_related(Prefetch("texts", texts)))
    laws = laws_citing(criteria)
    return render(
        request,
        "law/law.html",
        {
            "today": today,
            "laws": [law.label for law in laws],
            "criteria": [{"criterion": each, "citations": citations(each, laws)} for each in criteria],
            "types": DiscriminationType.objects.publishable().in_force(today),
            "domains": Domain.objects.publishable().in_force(today),
            "routes": Route.objects.publishable().in_force(today),
            "time_limits": TimeLimit.objects.publishable().in_force(today),
            "topics": rules_by_topic(LegalRule.objects.publishable().in_force(today)),
            "breadcrumb": [(_("Le droit"), None)],
        },
    )


def laws_citing(criteria: Iterable[Criterion]) -> list[CriterionText.Law]:
    """Return the laws that cite one of these criteria, in a fixed order: the columns of the table."""
    found = {text.law for criterion in criteria for text in criterion.texts.all()}
    return [law for law in CriterionText.Law if law in found]


def citations(criterion: Criterion, laws: Iterable[CriterionText.Law]) -> list[tuple[str, CriterionText | None]]:
    """Return, for each law, its name and how it cites a criterion; None where nothing verified says so."""
    by_law = {text.law: text for text in criterion.texts.all()}
    return [(str(law.label), by_law.get(law)) for law in laws]


def rules_by_topic(rules: QuerySet[LegalRule]) -> list[tuple[str, list[LegalRule]]]:
    """Group rules under the French name of their topic, in the order of the shipped file."""
    return [(str(title), list(group)) for title, group in groupby(rules, lambda rule: rule.get_topic_display())]
