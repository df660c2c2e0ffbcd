"""The annual report of the demonstration: the year 2017 of the real plan, frozen and open to the public.

What the plan says is real; notes, meetings and figures of the demonstration are marked, and so is the edition.
"""

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Person, Role
from vigie.cockpit.annual_report.editing import create_report, write_comment
from vigie.cockpit.annual_report.freezing import freeze_report
from vigie.cockpit.annual_report.producing import ask_for_all
from vigie.cockpit.annual_report.public_report_opening import open_edition
from vigie.cockpit.models import AnnualReport
from vigie.plan.access import current_plan

# The third year of the plan: it has ended, and Vigie was not there, which the report says.
YEAR = 2017
FOREWORD = """Cette édition appartient à la **démonstration** de Vigie : elle montre à quoi ressemble un rapport annuel.

Ce qui vient du plan 2015-2020 est réel. Vigie n'a pas suivi l'année 2017 : quand rien ne dit où en était une action, \
le rapport l'écrit. Ce qui a été inventé pour la démonstration porte la mention « donnée fictive »."""


def prepare_report() -> None:
    """Freeze and open the report of 2017, begin that of last year, once; nothing without plan nor fictitious pilot."""
    plan = current_plan()
    pilot = Person.objects.filter(memberships__role=Role.PILOT, is_fictitious=True).first()
    if plan is None or pilot is None or AnnualReport.objects.filter(plan=plan, year=YEAR).exists():
        return
    with transaction.atomic():
        report = create_report(plan=plan, year=YEAR, actor=pilot)
        write_comment(report=report, code="cover", text=FOREWORD, actor=pilot)
        edition = freeze_report(report_id=report.pk, actor=pilot, is_fictitious=True)
        ask_for_all(edition)
        open_edition(edition=edition, actor=pilot)
        # That of last year is being prepared: its chapter on the observatory is already there to be looked at.
        create_report(plan=plan, year=timezone.localdate().year - 1, actor=pilot)
