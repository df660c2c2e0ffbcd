"""The equity dashboard of a campaign, for whoever runs it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.internships.campaigns.opening import campaign_for, trail_to
from vigie.internships.drawing.reading import drawn_round
from vigie.internships.equity.delays import delay_lines, delay_words
from vigie.internships.equity.gathering import days_of
from vigie.internships.equity.rank_table import column_words, gap_words, rank_lines
from vigie.internships.equity.shown import chart_of, lines_of, reserve_words, segregation_words
from vigie.internships.equity.studies import ask_study
from vigie.internships.models import EquityStudy
from vigie.internships.pages import page
from vigie.internships.rules import may_run_exchange
from vigie.territory.thresholds import small_count_threshold


@allowed(may_run_exchange)
def equity(request: Request, campaign_id: int) -> HttpResponse:
    """Show the study of a campaign; asked for, have it done by a worker."""
    campaign = campaign_for(campaign_id)
    round_ = drawn_round(campaign, 1)
    # Once its pupils are erased, a campaign keeps the numbers it had.
    may_study = round_ is not None and bool(round_.names)
    if request.method == "POST" and may_study:
        return redirect("core:job", ask_study(campaign=campaign, by=request.user).pk)
    study = EquityStudy.objects.filter(campaign=campaign).first()
    threshold = small_count_threshold()
    outcome = study.outcome if study else None
    return page(
        request,
        "internships/equity/equity.html",
        gettext("Équité de l'attribution"),
        trail=trail_to(campaign),
        is_fictitious=campaign.is_fictitious,
        is_drawn=round_ is not None,
        may_study=may_study,
        study=study,
        threshold=threshold,
        lines=lines_of(study, threshold) if study and outcome else [],
        chart=chart_of(study, threshold) if study and outcome else None,
        ranks=rank_lines(outcome, threshold) if outcome else [],
        rank_columns=column_words(),
        rank_gaps=gap_words(outcome, threshold) if outcome else [],
        reserve=reserve_words(outcome, threshold) if outcome else [],
        segregation=segregation_words(outcome, threshold) if outcome else [],
        is_behind=outcome is not None and len(outcome.get("days") or ()) < len(days_of(campaign)),
        delay=delay_words(outcome, threshold) if outcome else [],
        delays=delay_lines(outcome, threshold) if outcome else [],
    )
