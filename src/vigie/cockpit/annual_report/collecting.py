"""Reads from the database all that a report of a year tells, in a fixed number of queries."""

from datetime import date

from vigie.cockpit.annual_report.collecting_values import PlanSummary, ReportData
from vigie.plan.models import Plan


def collect(plan: Plan, year: int, day: date) -> ReportData:
    """Return what a plan's report of a year is drawn from, as it is known on a day."""
    return ReportData(plan=PlanSummary(plan.title), year=year, day=day)
