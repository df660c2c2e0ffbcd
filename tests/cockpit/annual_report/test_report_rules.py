"""Every page of the report by every role, in one table."""

import pytest
from django.urls import reverse

from tests.cockpit.annual_report.report_scene import YEAR, freeze, make_report
from vigie.cockpit.annual_report.public_report_opening import open_edition
from vigie.plan.opening import open_whole_plan

pytestmark = pytest.mark.django_db

ALL = {"visitor", "pilot", "administrator", "elected_member", "contributor", "reader", "stranger"}
# Someone of another organisation is a partner of the plan too: frozen editions are theirs to read.
READERS = {"pilot", "elected_member", "contributor", "reader", "stranger"}
PILOT = {"pilot"}
# Name, arguments, method, who enters.
TABLE = [
    ("cockpit:reports", (), "get", READERS),
    ("cockpit:edition", ("edition",), "get", READERS),
    ("cockpit:edition_file", ("edition", "json"), "get", READERS),
    ("cockpit:edition_file", ("edition", "html"), "get", READERS),
    ("cockpit:ask_edition_file", ("edition", "pdf"), "post", READERS),
    ("cockpit:report", ("report",), "get", PILOT),
    ("cockpit:report_comment", ("report", "synthesis"), "get", PILOT),
    ("cockpit:report_comment", ("report", "synthesis"), "post", PILOT),
    ("cockpit:report_preview", ("report",), "get", PILOT),
    ("cockpit:move_section", ("report",), "post", PILOT),
    ("cockpit:ask_report_draft", ("report",), "post", PILOT),
    ("cockpit:freeze_report", ("report",), "get", PILOT),
    ("cockpit:freeze_report", ("report",), "post", PILOT),
    ("cockpit:open_edition", ("edition",), "get", PILOT),
    ("cockpit:open_edition", ("edition",), "post", PILOT),
    ("cockpit:public_reports", (), "get", ALL),
    ("cockpit:public_report", (YEAR,), "get", ALL),
    ("cockpit:close_report", ("report",), "post", PILOT),
]
SENT = {"acte": "monter", "rubrique": "actions", "format": "pdf", "text": "Mots", "seen": ""}


@pytest.fixture
def report_scene(partner, pilot):
    scene = make_report(partner, pilot)
    open_whole_plan(scene.plan, pilot)
    scene.edition = freeze(scene, pilot)
    open_edition(edition=scene.edition, actor=pilot)
    return scene


@pytest.mark.one_database
@pytest.mark.parametrize("role", sorted(ALL))
def test_each_role_enters_where_the_table_says(role, report_scene, cast, client_of):
    client = client_of(cast[role])
    for name, arguments, method, roles in TABLE:
        objects = [getattr(report_scene, str(one)).pk if hasattr(report_scene, str(one)) else one for one in arguments]
        answer = getattr(client, method)(reverse(name, args=objects), SENT if method == "post" else {})
        entered = answer.status_code in {200, 302} and "/connexion/" not in answer.get("Location", "")
        assert entered is (role in roles), f"{role} {method} {name}: {answer.status_code}"


def test_only_the_pilot_creates_a_report(report_scene, cast, client_of):
    for role in sorted(READERS - PILOT):
        assert client_of(cast[role]).post(reverse("cockpit:reports"), {"year": 2001}).status_code == 403
    assert not report_scene.plan.annual_reports.filter(year=2001).exists()
