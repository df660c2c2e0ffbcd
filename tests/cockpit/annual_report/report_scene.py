"""A small plan with its report, and ways to run the jobs asked for."""

from types import SimpleNamespace

from django_tasks_db.models import DBTaskResult

from tests.plan.scene import make_scene
from vigie.accounts.models import Organisation, Person
from vigie.cockpit.annual_report.editing import create_report, write_comment
from vigie.cockpit.annual_report.freezing import freeze_report
from vigie.cockpit.annual_report.public_report_opening import open_edition
from vigie.cockpit.models import ReportEdition
from vigie.core.jobs import run_next

YEAR = 2018


def make_report(bearer: Organisation, pilot: Person | None = None, *, size: int = 1) -> SimpleNamespace:
    """Return the scene of the plan, with its report of 2018."""
    scene = make_scene(bearer, size=size)
    scene.report = create_report(plan=scene.plan, year=YEAR, actor=pilot)
    return scene


def add_open_report(scene: SimpleNamespace) -> None:
    """Add to an open plan a report with a comment, an edition, and its public version."""
    scene.report = create_report(plan=scene.plan, year=YEAR, actor=None)
    write_comment(report=scene.report, code="synthesis", text="Une **belle** année.\n\n- un\n- deux", actor=None)
    scene.edition = freeze(scene)
    open_edition(edition=scene.edition, actor=None)


def freeze(scene: SimpleNamespace, pilot: Person | None = None) -> ReportEdition:
    """Freeze the report of a scene as it is now."""
    return freeze_report(report_id=scene.report.pk, actor=pilot)


def run_jobs() -> int:
    """Run the jobs that wait; return how many there were."""
    done = 0
    while run_next("tests"):
        done += 1
    assert not DBTaskResult.objects.failed().exists()
    return done
