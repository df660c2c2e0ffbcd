"""The public page of the law: verified facts, and nothing else."""

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
    return render(
        request,
        "law/law.html",
        {
            "today": today,
            "criteria": Criterion.objects.publishable().in_force(today).prefetch_related(Prefetch("texts", texts)),
            "types": DiscriminationType.objects.publishable().in_force(today),
            "domains": Domain.objects.publishable().in_force(today),
            "routes": Route.objects.publishable().in_force(today),
            "time_limits": TimeLimit.objects.publishable().in_force(today),
            "topics": rules_by_topic(LegalRule.objects.publishable().in_force(today)),
            "breadcrumb": [(_("Le droit"), None)],
        },
    )


def rules_by_topic(rules: QuerySet[LegalRule]) -> list[tuple[str, list[LegalRule]]]:
    """Group rules under the French name of their topic, in the order of the shipped file."""
    return [(str(title), list(group)) for title, group in groupby(rules, lambda rule: rule.get_topic_display())]
