"""Past attendance: five thousand lines in ten seconds, twice the same, errors where they stand."""

import time
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import Workbook

from tests.factories import OrganisationFactory
from tests.training.scene import make_attended
from vigie.core.table_writers import to_csv, to_xlsx
from vigie.training.importing.applying import MovedSince, apply_import
from vigie.training.importing.comparing import compare
from vigie.training.importing.template import template_table
from vigie.training.importing.views import sheets_of
from vigie.training.models import AttendanceUpload, Enrolment, Module, Session
from vigie.training.retention import forget_on_request, forget_until

pytestmark = pytest.mark.django_db
HEADERS = ("Formation", "Date", "Nom et prénom", "Courriel", "Structure", "Service", "Niveau", "Sexe", "Présence")
LINES = 5000


def workbook_of(rows, name="Présences") -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(name)
    for row in rows:
        sheet.append(row)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def take(content, name, pilot):
    """Import a file as its page does."""
    upload = AttendanceUpload.objects.create(person=pilot, file_name=name, content=content)
    sheets = sheets_of(content, name)
    seen = compare(sheets, name).fingerprint
    return apply_import(sheets=sheets, file_name=name, upload=upload, actor=pilot, seen=seen)


def many():
    """Yield five thousand attendances at two hundred sessions."""
    for number in range(LINES):
        day = f"{number % 28 + 1:02d}/{number // 28 % 12 + 1:02d}/2024"
        person = number // 336
        yield ("Socle commun", day, f"Personne {person}", f"p{person}@exemple.fr", "Assoc", "", "agent", "F", "oui")


def test_five_thousand_lines_under_ten_seconds_and_twice_the_same(pilot):
    OrganisationFactory(name="Assoc")
    content = workbook_of([HEADERS, *many()])
    begun = time.process_time()
    first = take(content, "passe.xlsx", pilot)
    spent = time.process_time() - begun
    assert len(first.of("created")) == Enrolment.objects.attended().count() == LINES
    assert spent < 10
    told = Session.objects.count(), Module.objects.count(), Enrolment.objects.count()
    again = take(content, "passe.xlsx", pilot)
    assert again.changes_nothing
    assert (Session.objects.count(), Module.objects.count(), Enrolment.objects.count()) == told


def test_errors_say_the_sheet_the_line_and_the_column(pilot):
    rows = [
        HEADERS,
        ("Socle", "hier", "Alex Fictive", "pas une adresse", "", "", "", "", "peut-être"),
        ("Socle", "01/01/2999", "Noé Fictif", "", "", "", "", "", ""),
        ("", "05/12/2024", "", "", "", "", "", "", ""),
        ("Socle", "05/12/2024", "Zoé Fictive", "", "", "", "grand chef", "F", ""),
        ("Socle", "05/12/2024", "zoe  fictive", "", "", "", "", "", ""),
    ]
    told = take(workbook_of(rows, "Passé"), "passe.xlsx", pilot)
    found = [str(each).replace("\u00a0", " ") for each in told.errors]
    assert not Enrolment.objects.exists()
    for words in (
        "Feuille « Passé », ligne 2, colonne « Date »",
        "ligne 2, colonne « Courriel »",
        "ligne 2, colonne « Présence »",
        "ligne 3, colonne « Date »",
        "ligne 4, colonne « Formation »",
        "ligne 4, colonne « Nom et prénom »",
        "ligne 6 : la même personne",
    ):
        assert any(words.replace("\u00a0", " ") in sentence for sentence in found), (words, found)
    assert any("grand chef" in str(each) for each in told.warnings)


def test_structures_are_found_in_the_directory_with_their_services(pilot, partner):
    service = OrganisationFactory(name="Accueil", parent=partner)
    rows = [
        HEADERS,
        ("Socle", "05/12/2024", "Alex Fictive", "", partner.name.upper(), "accueil", "", "", ""),
        ("Socle", "05/12/2024", "Noé Fictif", "", partner.name, "Inconnu", "", "", ""),
        ("Socle", "05/12/2024", "Zoé Fictive", "", "Nulle part", "", "", "", ""),
    ]
    told = take(workbook_of(rows), "passe.xlsx", pilot)
    assert list(Enrolment.objects.order_by("rank").values_list("organisation", "structure")) == [
        (service.pk, ""),
        (partner.pk, ""),
        (None, "Nulle part"),
    ]
    assert any("Nulle part" in str(each) for each in told.warnings)


def test_an_empty_cell_keeps_what_is_known_and_another_changes_it(pilot, partner):
    day = "2024-12-05"
    known = make_attended(skills=[], day=date(2024, 12, 5), email="a@exemple.fr", sex="women")
    name = known.session.version.module.name
    rows = [HEADERS, (name, day, known.name, "a@exemple.fr", "", "", "directrice", "", "non")]
    take(workbook_of(rows), "passe.xlsx", pilot)
    known.refresh_from_db()
    assert (known.level, known.sex, known.presence) == ("direction", "women", "absent")
    assert Session.objects.count() == 1


def test_what_changed_since_the_preview_is_shown_again(pilot):
    content = workbook_of([HEADERS, ("Socle", "05/12/2024", "Alex Fictive", "", "", "", "", "", "")])
    upload = AttendanceUpload.objects.create(person=pilot, file_name="passe.xlsx", content=content)
    sheets = sheets_of(content, "passe.xlsx")
    with pytest.raises(MovedSince):
        apply_import(sheets=sheets, file_name="passe.xlsx", upload=upload, actor=pilot, seen="autre")
    assert not Session.objects.exists()


@pytest.mark.parametrize(("write", "name"), [(to_csv, "modele.csv"), (to_xlsx, "modele.xlsx")])
def test_the_template_is_read_as_it_is_given(write, name, pilot, partner):
    told = take(write(template_table(partner.name)), name, pilot)
    assert not told.errors
    assert sorted(Enrolment.objects.values_list("presence", flat=True)) == ["absent", "present"]


LINE = ("Socle", "05/12/2024", "Alex Fictive", "", "", "", "", "F", "oui")


def test_a_session_whose_day_was_corrected_is_found_again(pilot):
    content = workbook_of([HEADERS, LINE])
    take(content, "passe.xlsx", pilot)
    session = Session.objects.get()
    moved = {"starts_at": session.starts_at + timedelta(days=1), "ends_at": session.ends_at + timedelta(days=1)}
    Session.objects.update(**moved)
    assert take(content, "passe.xlsx", pilot).changes_nothing
    assert Session.objects.count() == Enrolment.objects.count() == 1


def test_the_first_day_and_the_corrected_one_are_one_session(pilot):
    take(workbook_of([HEADERS, LINE]), "passe.xlsx", pilot)
    session = Session.objects.get()
    Session.objects.update(starts_at=session.starts_at + timedelta(days=1), ends_at=session.ends_at + timedelta(days=1))
    twice = [(LINE[0], day, "Bea Fictive", *LINE[3:]) for day in ("05/12/2024", "06/12/2024")]
    told = compare(sheets_of(workbook_of([HEADERS, *twice]), "deux.xlsx"), "deux.xlsx")
    assert any("la même personne" in str(each) for each in told.errors)


def test_a_module_renamed_since_is_not_said_to_be_new(pilot):
    content = workbook_of([HEADERS, LINE])
    take(content, "passe.xlsx", pilot)
    Module.objects.update(name="Autre nom")
    assert compare(sheets_of(content, "passe.xlsx"), "passe.xlsx").new_modules == []


def test_a_service_added_to_the_directory_since_makes_nobody_double(pilot, partner):
    content = workbook_of([HEADERS, (*LINE[:4], partner.name, "Accueil", "", "F", "oui")])
    take(content, "passe.xlsx", pilot)
    service = OrganisationFactory(name="Accueil", parent=partner)
    for state in ("changed", "unchanged"):
        assert [each.state for each in take(content, "passe.xlsx", pilot).outcomes] == [state]
    assert Enrolment.objects.get().organisation == service


def test_names_forgotten_since_come_back_by_no_import(pilot):
    content = workbook_of([HEADERS, (LINE[0], "05/12/2012", *LINE[2:])])
    take(content, "passe.xlsx", pilot)
    forget_until(timezone.localdate())
    told = take(content, "passe.xlsx", pilot)
    assert told.changes_nothing
    assert any("effacés" in str(each) for each in told.warnings)
    assert Enrolment.objects.get().name == ""


def test_whoever_asked_to_be_forgotten_is_signalled_before_they_come_back(pilot):
    content = workbook_of([HEADERS, LINE])
    take(content, "passe.xlsx", pilot)
    forget_on_request(enrolment_id=Enrolment.objects.get().pk, by=pilot)
    sheets = sheets_of(content, "passe.xlsx")
    assert any("à sa demande" in str(each) for each in compare(sheets, "passe.xlsx").warnings)
