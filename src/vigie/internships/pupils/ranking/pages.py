"""What the pages of pupils share: who is there, until when, how many wishes, the way out."""

import secrets
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from vigie.internships.pages import page
from vigie.internships.pupils.ranking.saving import why_not_ranking, wishes_of
from vigie.internships.pupils.session import PupilRequest


def pupil_page(
    request: PupilRequest, template: str, title: str, current: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Draw a page of a pupil. current: its name among those of the menu."""
    campaign = request.pupil.school_class.entry.campaign
    today = timezone.localdate()
    context = {
        "pupil": request.pupil,
        "is_helped": request.is_helped,
        "campaign": campaign,
        "is_fictitious": campaign.is_fictitious,
        "why_not_ranking": why_not_ranking(request.pupil, today),
        "wish_count": len(wishes_of(request.pupil)),
        "current": current,
        "mark": secrets.token_hex(16),
        **context,
    }
    return page(request, template, title, status=status, **context)
