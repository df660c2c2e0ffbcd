"""Reads from the database all that a report of a year tells, in a fixed number of queries."""

from datetime import date

from vigie.cockpit.annual_report.collecting_actions import actions_of_year
from vigie.cockpit.annual_report.collecting_awareness import awareness_of_year
from vigie.cockpit.annual_report.collecting_label import label_of_year
from vigie.cockpit.annual_report.collecting_meetings import (
    alerts_of_year,
    bodies_of_year,
    decisions_of_year,
    structures_by_meeting,
)
from vigie.cockpit.annual_report.collecting_network import network_of_year
from vigie.cockpit.annual_report.collecting_observatory import observatory_of_year
from vigie.cockpit.annual_report.collecting_plan import (
    axes_of_plan,
    linkages_of_plan,
    moments_of_year,
    priorities_of_plan,
    revisions_of_year,
    versions_of_year,
)
from vigie.cockpit.annual_report.collecting_structures import commitments_of_year, structures_of_year
from vigie.cockpit.annual_report.collecting_training import training_of_year
from vigie.cockpit.annual_report.collecting_values import PlanSummary, ReportData
from vigie.plan.models import Plan


def collect(plan: Plan, year: int, day: date) -> ReportData:
    """Return what a plan's report of a year is drawn from, as it is known on a day, the present one."""
    attended = structures_by_meeting(plan, year)
    return ReportData(
        plan=summary_of(plan),
        year=year,
        day=day,
        axes=axes_of_plan(plan),
        priorities=priorities_of_plan(plan),
        actions=actions_of_year(plan, year, day),
        bodies=bodies_of_year(plan, year, attended),
        decisions=decisions_of_year(plan, year),
        alerts=alerts_of_year(plan, year),
        commitments=commitments_of_year(plan, year),
        structures=structures_of_year(plan, year, attended),
        moments=moments_of_year(plan, year),
        versions=versions_of_year(plan, year),
        revisions=revisions_of_year(plan, year),
        linkages=linkages_of_plan(plan),
        observatory=observatory_of_year(year),
        training=training_of_year(year),
        label=label_of_year(year),
        awareness=awareness_of_year(year),
        network=network_of_year(year),
    )


def summary_of(plan: Plan) -> PlanSummary:
    """Return what the cover and the first sentences say of the plan."""
    return PlanSummary(
        title=plan.title,
        territory=plan.territory_name,
        annex=plan.annex,
        objective=plan.objective,
        starts_in=plan.starts_in,
        ends_in=plan.ends_in,
    )
