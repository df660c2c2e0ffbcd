"""The state of play, on the page and in the file."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.support.points.point_factories import CommuneFactory, ReceptionPointFactory
from tests.support.points.points_scene import make_points
from tests.territory.shapes import polygon, square
from vigie.territory.models import PriorityNeighbourhood

pytestmark = pytest.mark.django_db
PAGE = "support:coverage"


@pytest.fixture
def scene(partner):
    scene = make_points(partner)
    CommuneFactory(name="Commune lointaine", longitude=3.9, latitude=50.35, population=900)
    CommuneFactory(name="Commune sans contour")
    for code, name, west in (("QN1", "Quartier servi", 3.509), ("QN2", "Quartier oublié", 3.8)):
        PriorityNeighbourhood.objects.create(
            code=code, name=name, vintage=2024, valid_from=date(2024, 1, 1), outline=polygon(square(west, 50.349, 0.01))
        )
    ReceptionPointFactory(name="Pas publié", is_published=False, languages=["ar"])
    return scene


def lines_of(client):
    answer = client.get(reverse("support:coverage_file", args=["csv"]))
    return {row["Nom"]: row for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")}


def test_the_page_names_gaps_and_cards_to_check(client_of, pilot, scene):
    html = client_of(pilot).get(reverse(PAGE)).content.decode()
    missing = html.split('id="manques"', 1)[1].split("</section>", 1)[0]
    assert "Commune lointaine, Commune sans contour" in missing
    assert "Quartier oublié" in missing
    assert "Quartier servi" not in missing
    assert "arabe" in missing
    assert "français" not in missing
    to_check = html.split('id="verifier"', 1)[1].split("</section>", 1)[0]
    assert "jamais vérifiée" in to_check
    assert "2 janvier 2024" in to_check
    assert "Pas publié" not in to_check


def test_the_file_says_the_same_and_unknown_is_not_zero(client_of, pilot, scene):
    lines = lines_of(client_of(pilot))
    assert lines["Commune d'essai"]["Couverture"] == "un lieu sur place"
    assert lines["Commune lointaine"]["Couverture"] == "aucun lieu proche"
    assert lines["Commune sans contour"]["Lieu le plus proche (km)"] == ""
    assert lines["Quartier servi"]["Lieux de proximité"] == "1"
    assert lines["Quartier oublié"]["Lieux de proximité"] == "0"


def test_the_spreadsheet_opens(client_of, pilot, scene):
    answer = client_of(pilot).get(reverse("support:coverage_file", args=["xlsx"]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet.max_row == 1 + 3 + 2


def test_another_format_does_not_exist(client_of, pilot):
    assert client_of(pilot).get(reverse("support:coverage_file", args=["exe"])).status_code == 404


def test_an_empty_directory_has_a_page(client_of, pilot):
    html = client_of(pilot).get(reverse(PAGE)).content.decode()
    assert "accueil de proximité, accueil spécialisé" in html


@pytest.mark.parametrize("person", ["elected_member", "administrator", "contributor", "reader", "stranger"])
def test_the_state_of_play_is_the_pilots(client_of, cast, person):
    assert client_of(cast[person]).get(reverse(PAGE)).status_code == 403
