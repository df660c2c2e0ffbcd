"""Past meetings come in from spreadsheets: previewed, all or nothing, once; and go out in the same form."""

import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db.models.functions import Lower

from tests.factories import (
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    PlanFactory,
)
from tests.plan.spreadsheets import archive, ods, ods_row, xlsx
from vigie.accounts.models import JournalEntry
from vigie.core.exports import write_table
from vigie.plan.importing.drafts import Refusal
from vigie.plan.meetings.import_comparing import preview_meetings
from vigie.plan.meetings.import_reading import read_meetings
from vigie.plan.meetings.import_writing import MeetingsMoved, import_meetings
from vigie.plan.meetings.meeting_export import meeting_table
from vigie.plan.models import Attendance, Body, Decision, Meeting, MeetingUpload

pytestmark = pytest.mark.django_db

TITLES = (
    "Instance",
    "Date",
    "Heure",
    "Lieu",
    "Objet",
    "Présents",
    "Excusés",
    "Représentés",
    "Décisions",
    "Compte rendu",
)
ROW = (
    "Comité technique",
    "14/03/2016",
    "14h-16h30",
    "Mairie",
    "Bilan",
    "CAF ; Une voisine",
    "Mission locale",
    "CPAM (par la CAF)",
    "Écrire la charte | CAF | juin 2016\nVoir un inconnu | Personne d'ici",
    "On a **bien** parlé.",
)


@pytest.fixture
def plan():
    return PlanFactory(starts_in=2015)


@pytest.fixture
def caf():
    return OrganisationFactory(name="CAF")


def csv_of(*rows):
    return "\n".join(";".join(f'"{cell}"' for cell in row) for row in (TITLES, *rows)).encode()


FILES = {
    "csv": lambda: csv_of(ROW),
    "xlsx": lambda: xlsx((TITLES, ROW)),
    "ods": lambda: ods(ods_row(*TITLES) + ods_row(*ROW)),
    "json": lambda: json.dumps([dict(zip(TITLES, ROW, strict=True))]).encode(),
}


def bring(content, plan, name="reunions", **options):
    return import_meetings(reading=read_meetings(content, name), plan=plan, actor=None, **options)


def errors_of(content, plan):
    preview = bring(content, plan)
    assert not Meeting.objects.exists()
    return [str(error).replace("\u00a0", " ") for error in preview.errors]


@pytest.mark.parametrize("kind", FILES)
def test_every_format_says_the_same_and_twice_changes_nothing(kind, plan, caf):
    content = FILES[kind]()
    if kind == "ods":
        content = ods(
            ods_row(*TITLES)
            + ods_row(*ROW).replace(
                "Écrire la charte | CAF | juin 2016\n", "Écrire la charte | CAF | juin 2016</text:p><text:p>"
            )
        )
    for _ in range(2):
        assert not bring(content, plan).errors
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.dated, meeting.body.name, meeting.plan) == (
        "held",
        "2016-03-14",
        "Comité technique",
        plan,
    )
    assert f"{meeting.starts_at:%H:%M} {meeting.ends_at:%H:%M} {meeting.place}" == "14:00 16:30 Mairie"
    assert "reunions" in meeting.source
    came = {(str(row), row.state, row.represented_by) for row in meeting.attendances.all()}
    assert came == {
        ("CAF", "present", ""),
        ("Une voisine", "present", ""),
        ("Mission locale", "excused", ""),
        ("CPAM", "represented", "la CAF"),
    }
    assert meeting.attendances.get(organisation=caf).label == ""
    first, second = meeting.decisions.order_by("number")
    assert (first.text, first.carrier, first.due) == ("Écrire la charte", caf, "2016-06")
    assert (second.text, second.carrier) == ("Voir un inconnu (Personne d'ici)", None)
    assert JournalEntry.objects.filter(verb="meetings_imported").count() == 1
    assert meeting.body.min_meetings_per_year is None


@pytest.mark.parametrize(
    ("row", "where", "message"),
    [
        (("", "2016"), "Ligne 2", "l'instance manque"),
        (("Groupe", ""), "Ligne 2", "la date manque"),
        (("Groupe", "un jour"), "colonne « Date »", "n'est pas une date"),
        (("Groupe", "2999"), "Ligne 2", "pas encore eu lieu"),
        (("Groupe", "2016", "tôt"), "colonne « Heure »", "n'est pas une heure"),
        (("Groupe", "2016", "", "x" * 300), "colonne « Lieu »", "250 au plus"),
        (("Groupe", "2016", "", "", "", "CAF", "CAF"), "colonne « Excusés »", "gardez un seul"),
        (("Groupe", "2016", "", "", "", "y" * 300), "colonne « Présents »", "trop long"),
        (("Groupe", "2016", "", "", "", "", "", "", "a | b | c | d | e"), "colonne « Décisions »", "texte | qui"),
    ],
)
def test_errors_say_where_and_nothing_is_written(row, where, message, plan):
    good = ("Groupe", "2015")
    found = errors_of(csv_of(row, good), plan)
    assert len(found) == 1
    assert where in found[0]
    assert message in found[0]
    assert not Body.objects.exists()


def test_errors_of_a_workbook_name_the_sheet(plan):
    content = xlsx((TITLES, ("Groupe", "jamais")), names=["Bilan 2016"])
    assert errors_of(content, plan)[0].startswith("Feuille « Bilan 2016 », ligne 2, colonne « Date »")


def test_the_same_meeting_twice_in_a_file_is_an_error(plan):
    assert "déjà décrite (Ligne 2)" in errors_of(csv_of(("Groupe", "2016"), ("groupe", "2016")), plan)[0]


HOSTILE = {
    "empty": b"",
    "nothing but titles": csv_of(),
    "no titles": b"a;b\n1;2\n",
    "pdf": b"%PDF-1.7",
    "web page": b"<html>",
    "broken zip": b"PK\x03\x04" + b"\x00" * 40,
    "json of something else": b'{"plan": {}}',
    "json of texts": b'["a"]',
    "deep json": b"[" * 100_000,
    "null": b"instance;date\nGroupe\x00;2016\n",
    "crowd": b"instance;date\n" + b"Groupe;2016\n" * 2_001,
    "quotes": b'instance;date\n"Groupe;2016\n',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_a_sentence(name):
    with pytest.raises(Refusal, match=r"\w+ \w+.*[.:]"):
        read_meetings(HOSTILE[name], "reunions.xlsx")


def test_a_bomb_is_refused_with_a_sentence():
    with pytest.raises(Refusal, match=r"\w+ \w+.*[.:]"):
        read_meetings(archive({"xl/workbook.xml": b"0" * 300_000_000}), "reunions.xlsx")


@pytest.mark.parametrize(
    "entry",
    [
        {"instance": ["Groupe"], "date": "2016"},
        {"instance": "Groupe", "date": 2016.5},
        {"instance": "Groupe", "date": True},
        {"instance": "Groupe", "date": "2016", "présents": [1]},
        {"instance": "Groupe", "date": "2016", "lieu": {"a": 1}},
        {"instance": "Gro\ud800upe", "date": "2016"},
    ],
)
def test_json_of_the_wrong_shape_is_refused(entry, plan):
    assert errors_of(json.dumps([entry]).encode(), plan)


def test_json_takes_lists_and_numbers(plan, caf):
    entry = {
        "instance": "Groupe",
        "date": 2016,
        "présents": ["CAF", "Ville"],
        "décisions": ["a | CAF", "b"],
        "lieu": None,
    }
    assert not bring(json.dumps({"rows": [entry]}).encode(), plan).errors
    assert (Attendance.objects.count(), Decision.objects.count()) == (2, 2)


def test_formulas_are_texts(plan):
    assert not bring(csv_of(("Groupe", "2016", "", "=1+1")), plan).errors
    assert Meeting.objects.get().place == "=1+1"


def test_a_guess_may_be_refused(plan):
    OrganisationFactory(name="Mission locale du Valenciennois")
    content = csv_of(("Groupe", "2016", "", "", "", "Mission locale"))
    preview = preview_meetings(read_meetings(content, "x"), plan)
    assert [(guess.name, guess.known) for guess in preview.guesses] == [
        ("Mission locale", "Mission locale du Valenciennois")
    ]
    bring(content, plan, refused_guesses=["Mission locale"])
    assert Attendance.objects.get().label == "Mission locale"


def snapshot():
    """Return what was written, without keys nor sources of the database."""
    return [
        (
            meeting.body.name,
            meeting.dated,
            meeting.starts_at,
            meeting.ends_at,
            meeting.title,
            meeting.place,
            meeting.minutes,
            meeting.source,
            sorted((str(row), row.state, row.represented_by) for row in meeting.attendances.all()),
            [(d.number, d.text, str(d.carrier), d.due, d.state, d.kind) for d in meeting.decisions.order_by("number")],
        )
        for meeting in Meeting.objects.held().order_by(Lower("body__name"), "dated", "title")
    ]


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "json"])
def test_the_export_comes_back_the_same(file_format, plan, caf):
    bring(csv_of(ROW, ("Groupe", "2015", "", "", "Journée\u00a01", "CAF")), plan)
    service = OrganisationFactory(name="Jeunesse", parent=caf)
    meeting = MeetingFactory(
        plan=plan, state="held", dated="2016-04", minutes="=Une ligne\n\n- deux", source="archives"
    )
    Attendance.objects.create(meeting=meeting, organisation=service, state="absent")
    DecisionFactory(meeting=meeting, number=1, text="Fini", state="done", due="2016")
    DecisionFactory(meeting=meeting, number=2, text="Laissé", state="dropped")
    DecisionFactory(meeting=meeting, number=3, text="Oui", kind="opinion")
    MeetingFactory(plan=plan, state="planned")
    before, content = snapshot(), write_table(meeting_table(plan), file_format)
    assert not bring(content, plan).new
    Decision.objects.all().delete()
    Meeting.objects.all().delete()
    preview = bring(content, plan)
    assert not preview.errors, [str(error) for error in preview.errors]
    assert snapshot() == before


def test_the_export_names_people_to_the_pilot_alone(plan, cast, client_of):
    meeting = MeetingFactory(plan=plan, state="held")
    Attendance.objects.create(meeting=meeting, person=PersonFactory(name="Nour"), state="present")
    for role, person in cast.items():
        response = client_of(person).get("/reunions/exporter/json/")
        assert response.status_code == (200 if role == "pilot" else 302 if role == "visitor" else 403), role
    assert client_of(cast["pilot"]).get("/reunions/exporter/exe/").status_code == 404


# --- Pages -----------------------------------------------------------------------------------------------------------
IMPORT = "/reunions/importer/"


def give(client, content, name="reunions.csv"):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)})


def test_a_file_is_shown_then_taken_once(plan, caf, pilot, client_of):
    client = client_of(pilot)
    page = client.get(give(client, csv_of(ROW)).url)
    assert "Comité technique" in page.content.decode()
    assert not Meeting.objects.exists()
    upload = MeetingUpload.objects.get()
    data = {"seen": page.context["preview"].fingerprint}
    for _ in range(2):
        assert client.post(f"{IMPORT}{upload.pk}/confirmer/", data).status_code == 302
    assert Meeting.objects.count() == 1
    assert not MeetingUpload.objects.exists()
    assert JournalEntry.objects.get(verb="meetings_imported").actor == pilot


def test_when_meetings_moved_the_preview_comes_again(plan, pilot, client_of):
    client = client_of(pilot)
    page = client.get(give(client, csv_of(("Groupe", "2016"))).url)
    upload, data = MeetingUpload.objects.get(), {"seen": page.context["preview"].fingerprint}
    BodyFactory(name="Groupe")
    response = client.post(f"{IMPORT}{upload.pk}/confirmer/", data)
    assert response.status_code == 409
    assert not Meeting.objects.exists()
    data = {"seen": response.context["preview"].fingerprint}
    assert client.post(f"{IMPORT}{upload.pk}/confirmer/", data).status_code == 302
    with pytest.raises(MeetingsMoved):
        bring(csv_of(("Groupe", "2017")), plan, seen="autre")


def test_errors_and_refusals_are_shown(plan, pilot, client_of):
    client = client_of(pilot)
    assert give(client, b"%PDF-1.7").status_code == 422
    page = client.get(give(client, csv_of(("Groupe", "jamais"))).url).content.decode()
    assert "Rien ne sera écrit" in page
    upload = MeetingUpload.objects.get()
    assert client.post(f"{IMPORT}{upload.pk}/confirmer/", {"seen": ""}).status_code == 200
    assert client.post(f"{IMPORT}{upload.pk}/abandonner/").status_code == 302
    assert not MeetingUpload.objects.exists()
    assert client.get(f"{IMPORT}{upload.pk}/").status_code == 302


def test_only_the_pilot_and_only_their_own_file(plan, cast, client_of):
    give(client_of(cast["pilot"]), csv_of(ROW))
    upload = MeetingUpload.objects.get()
    for role, person in cast.items():
        expected = 200 if role == "pilot" else 302 if role == "visitor" else 403
        assert client_of(person).get(IMPORT).status_code == expected, role
        assert client_of(person).get(f"{IMPORT}{upload.pk}/").status_code == expected, role
    upload.person = cast["reader"]
    upload.save(update_fields=["person"])
    client = client_of(cast["pilot"])
    assert client.get(f"{IMPORT}{upload.pk}/").status_code == 404
    assert client.post(f"{IMPORT}{upload.pk}/abandonner/").status_code == 404
    assert client.post(f"{IMPORT}{upload.pk}/confirmer/").status_code == 404


def test_queries_do_not_grow_with_the_file(plan, count_queries):
    def rows(count, year):
        return csv_of(
            *(
                (f"Groupe {year}", str(year), f"{number % 24}h", "", f"n{number}", "a;b", "", "", "x | a\ny")
                for number in range(count)
            )
        )

    bring(rows(2, 2010), plan)
    assert count_queries(lambda: bring(rows(3, 2011), plan)) == count_queries(lambda: bring(rows(12, 2012), plan))


# --- Command ---------------------------------------------------------------------------------------------------------
def run(path, *options):
    out, err = StringIO(), StringIO()
    call_command("import_meetings", str(path), *options, stdout=out, stderr=err)
    return out.getvalue()


def test_the_command_checks_then_imports(plan, tmp_path):
    path = tmp_path / "reunions.csv"
    path.write_bytes(csv_of(ROW))
    assert "rien n'est écrit" in run(path, "--check")
    assert not Meeting.objects.exists()
    assert "reprises" in run(path)
    assert Meeting.objects.count() == 1
    assert JournalEntry.objects.get(verb="meetings_imported").actor_label


@pytest.mark.parametrize("content", [b"", csv_of(("Groupe", "jamais")), None])
def test_the_command_refuses_with_a_sentence(content, plan, tmp_path):
    path = tmp_path / "reunions.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match="Rien n'a été importé"):
        run(path)
    assert not Meeting.objects.exists()
