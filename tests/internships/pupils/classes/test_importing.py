"""A class list comes in whole or not at all, updates without doubling, and its names lie in clear nowhere."""

import html
import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.internships.scene import make_class, make_commune, make_exchange
from tests.vaults import open_vault_in, pair_of
from vigie.internships.models import Pupil
from vigie.internships.names.identities import PUPIL, open_identity
from vigie.internships.names.keys import name_key

pytestmark = pytest.mark.django_db
LIST = """nom;prénom;date de naissance;sexe;commune;bourse;QPV;contact;besoins
Zéphyr;Aya;17/05/2011;F;Commune d'essai;oui;non;aya@exemple.fr;fauteuil-canari
Quartz;Noé;02/01/2012;M;;non;oui;;
"""


@pytest.fixture
def exchange(school, company):
    return make_exchange(school, company)


@pytest.fixture
def browser(school, client_of):
    return open_vault_in(client_of(school))


def address(exchange):
    return reverse("internships:import_pupils", args=[exchange.entry.pk])


def preview(browser, exchange, text=LIST, **more):
    return browser.post(address(exchange), {"school_class": exchange.school_class.pk, "pasted": text, **more})


def carried_in(answer):
    return html.unescape(re.search(r'name="carried" value="([^"]*)"', answer.content.decode()).group(1))


def words_of(answer):
    """Return the words of a page, plain spaces between them."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", answer.content.decode())).split())


def confirm(browser, exchange, carried):
    return browser.post(
        reverse("internships:confirm_import", args=[exchange.entry.pk]), {"carried": carried}, follow=True
    )


def names_of(exchange, school):
    key = name_key(exchange.entry.organisation, school, pair_of(school))
    pupils = Pupil.objects.filter(school_class__entry=exchange.entry)
    return {open_identity(key, PUPIL, each.pseudonym, each.sealed_identity): each for each in pupils}


def test_a_list_is_previewed_then_written(exchange, browser, school):
    answer = preview(browser, exchange)
    assert "Aya Zéphyr" in answer.content.decode()
    assert Pupil.objects.count() == 1
    confirm(browser, exchange, carried_in(answer))
    found = {identity.full_name: (identity, pupil) for identity, pupil in names_of(exchange, school).items()}
    identity, aya = found["Aya Zéphyr"]
    assert (identity.born_on, identity.contact, identity.needs) == ("2011-05-17", "aya@exemple.fr", "fauteuil-canari")
    assert (aya.sex, aya.has_scholarship, aya.lives_in_qpv, aya.is_minor) == ("women", True, False, True)
    assert aya.commune == make_commune()
    assert (found["Noé Quartz"][1].sex, found["Noé Quartz"][1].commune) == ("men", None)


def test_a_second_run_updates_and_never_doubles(exchange, browser, school):
    carried = carried_in(preview(browser, exchange))
    for _ in range(2):
        confirm(browser, exchange, carried)
    assert Pupil.objects.count() == 3
    changed = "NOM\tPRENOM\tBOURSE\tCLASSE\nZEPHYR\tAYA\tnon\t3e B\n"
    make_class(exchange.campaign, exchange.entry.organisation, "3e B")
    confirm(browser, exchange, carried_in(preview(browser, exchange, changed)))
    assert Pupil.objects.count() == 3
    identity, aya = next((name, each) for name, each in names_of(exchange, school).items() if name.first_name == "AYA")
    assert (identity.born_on, identity.contact) == ("2011-05-17", "aya@exemple.fr")
    assert (aya.has_scholarship, aya.school_class.name) == (False, "3e B")


def test_a_group_that_changes_is_to_be_verified_again(exchange, browser):
    Pupil.objects.update(groups_checked_on=timezone.localdate())
    confirm(browser, exchange, carried_in(preview(browser, exchange, "nom;prénom;qpv\nCanari;Inès;non\n")))
    exchange.pupil.refresh_from_db()
    assert (exchange.pupil.lives_in_qpv, exchange.pupil.groups_checked_on) == (False, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nom;prénom\nA;\n", "Ligne 2 : Il manque le prénom."),
        ("nom;prénom;né le\nA;B;hier\n", "Ligne 2, colonne « né le » : Date non comprise"),
        ("nom;prénom;né le\nA;B;01/01/2023\n", "vérifiez la date de naissance"),
        ("nom;prénom;sexe\nA;B;bleu\n", "Ligne 2, colonne « sexe » : Écrivez F ou M"),
        ("nom;prénom;bourse\nA;B;peut-être\n", "Ligne 2, colonne « bourse » : Écrivez « oui » ou « non »"),
        ("nom;prénom\nA;B\na;b\n", "Ligne 3 : Déjà dans la liste (Ligne 2)"),
        ("nom;prénom;classe\nA;B;4e Z\n", "La classe « 4e Z » n'existe pas"),
        ("prénom;âge\nB;12\n", "Il manque une ligne de titres"),
        ("nom;prénom\n", "ne contient aucun élève"),
    ],
)
def test_what_is_wrong_is_said_by_row_and_nothing_is_written(exchange, browser, text, said):
    answer = preview(browser, exchange, text)
    assert said in words_of(answer)
    assert "carried" not in answer.content.decode()
    assert answer.status_code == 422


def test_errors_of_a_workbook_name_the_sheet(exchange, browser):
    make_class(exchange.campaign, exchange.entry.organisation, "3e B")
    book = openpyxl.Workbook()
    book.active.title = "3e A"
    book.active.append(["Nom", "Prénom", "Date de naissance"])
    book.active.append(["Zéphyr", "Aya", timezone.localdate() - timedelta(days=365 * 15)])
    other = book.create_sheet("3e B")
    other.append(["Liste de la classe"])
    other.append(["Nom", "Prénom"])
    other.append(["Quartz", None])
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("listes.xlsx", content.getvalue())
    answer = browser.post(address(exchange), {"file": file})
    assert "Feuille « 3e B », ligne 3" in words_of(answer)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"PK\x03\x04broken", b"\x89PNG", b'{"a": 1}', b"", b"\x00\x01\x02"])
def test_another_file_is_refused_with_a_sentence(exchange, browser, content):
    answer = browser.post(address(exchange), {"file": SimpleUploadedFile("liste.xlsx", content)})
    assert answer.status_code == 422


def test_a_file_too_large_never_reaches_the_disk(exchange, browser, monkeypatch):
    monkeypatch.setattr("tempfile.NamedTemporaryFile", None)
    monkeypatch.setattr("tempfile.mkstemp", None)
    answer = browser.post(address(exchange), {"file": SimpleUploadedFile("liste.csv", b"x" * 2_600_000)})
    assert answer.status_code == 422
    assert "2,5" in answer.content.decode()


def test_a_preview_serves_its_own_school_and_not_forever(exchange, browser, monkeypatch):
    answer = confirm(browser, exchange, "bonjour")
    assert "rien n'a été écrit" in html.unescape(answer.content.decode())
    monkeypatch.setattr("vigie.internships.pupils.classes.importing.carrying.KEPT", -1)
    confirm(browser, exchange, carried_in(preview(browser, exchange)))
    assert Pupil.objects.count() == 1


def test_names_lie_in_clear_neither_in_the_database_nor_in_the_preview(exchange, browser, caplog):
    caplog.set_level("DEBUG")
    carried = carried_in(preview(browser, exchange))
    confirm(browser, exchange, carried)
    kept = everything_kept() + carried + str(dict(browser.session)) + caplog.text
    for canary in ("Zéphyr", "Z\\u00e9phyr", "Quartz", "aya@exemple.fr", "fauteuil-canari", "2011-05-17"):
        assert canary not in kept, canary


def everything_kept():
    """Return all that the database holds, as text."""
    texts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            texts += [
                bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
                for row in cursor.fetchall()
                for value in row
            ]
    return "\n".join(texts)
