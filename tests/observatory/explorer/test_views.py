"""Public pages of the explorer: every table, view and file of a signed edition answers, and says what it must."""

import csv
import io
import itertools
import re
from dataclasses import replace

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.observatory.explorer.drawings import PLACES, keep_drawings
from tests.observatory.explorer.large_edition import large_edition
from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.observatory.editions.drawing import keep
from vigie.observatory.explorer.choices import every_choice
from vigie.observatory.explorer.drawing import CHART, chart_file, choices_drawn, flows_drawn
from vigie.observatory.explorer.figures import chart_of, is_drawable
from vigie.observatory.explorer.indicator_page import period_in_words
from vigie.observatory.explorer.opened import Opened
from vigie.observatory.explorer.shown import shown_of
from vigie.observatory.explorer.table_page import tabs_of
from vigie.observatory.models import Publication
from vigie.observatory.released import Cell, Status

pytestmark = pytest.mark.django_db

PAGES = [
    "/observatoire/",
    "/observatoire/explorer/",
    "/observatoire/explorer/domaine/",
    "/observatoire/explorer/domaine-sexe/?vue=tableau",
    "/observatoire/explorer/lieu/?vue=carte",
    "/observatoire/deroulement/",
    "/observatoire/deroulement/?critere=origin",
    "/observatoire/evolution/ensemble/",
    "/observatoire/evolution/domaine/",
    "/observatoire/indicateurs/",
    "/observatoire/indicateurs/oriented/",
    "/observatoire/integrer/domaine/",
]


@pytest.fixture
def publication() -> Publication:
    """The made-up edition, signed and drawn."""
    publication = publish(edition_of())
    keep_drawings(publication)
    return publication


@pytest.fixture
def text(client):
    """Read a page that answers, spaces made simple."""

    def read(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, address
        return re.sub(r"\s+", " ", answer.content.decode().replace("\u00a0", " ").replace("&nbsp;", " "))

    return read


def test_before_any_edition_the_entrance_says_so_and_nothing_else_exists(client, text):
    assert "Aucune édition n'est encore signée" in text("/observatoire/")
    for address in PAGES[1:]:
        assert client.get(address).status_code == 404


def test_the_entrance_tells_asks_cites_and_says_what_lacks(publication, text):
    page = text("/observatoire/")
    assert "240 signalements ont été comptés en 2025." in page
    assert "signée le 12 mars 2026 par Maxime Fictive" in page
    for question in ("Dans quels domaines ?", "Où ?", "Qui ?", "Quelles suites ?"):
        assert question in page
    assert "4 en 2016, 2 en 2017, non recueilli en 2018" in page
    assert "Une hausse serait une bonne nouvelle" in page
    assert "Source : Plan territorial de Valenciennes Métropole" in page
    assert "Plaintes classées sans suite" in page
    assert "données fictives" in page


@pytest.mark.one_database
@pytest.mark.parametrize("address", PAGES)
def test_pages_are_kept_by_browsers_and_leave_no_cookie(publication, client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.one_database
@pytest.mark.parametrize("address", PAGES[:-1])
def test_someone_signed_in_leaves_nothing_in_browsers(publication, elected_member, client_of, address):
    answer = client_of(elected_member).get(address)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.one_database
def test_every_table_view_and_file_answers(publication, client):
    """Each choice of the catalogue: its tabs, its numbers, its pictures, its frame, all light."""
    opened = Opened(publication, publication)
    choices = every_choice(opened.edition)
    assert len(choices) > 80
    for choice in choices:
        for tab in tabs_of(opened, shown_of(opened.edition, choice)):
            page = client.get(tab.address)
            assert page.status_code == 200, tab.address
            assert len(page.content) < 150_000
            assert client.get(opened.of_choice(choice, "embed", vue=tab.code)).status_code == 200
            if tab.code == "tableau":
                continue
            assert "Le dessin se prépare" not in page.content.decode()
            assert client.get(opened.of_choice(choice, "explorer_file", f"{tab.code}.svg")).status_code == 200
        assert client.get(opened.of_choice(choice, "explorer_file", "donnees.csv")).status_code == 200
    for extension in ("xlsx", "png"):
        name = f"{'donnees' if extension == 'xlsx' else 'graphique'}.{extension}"
        assert client.get(opened.of_choice(choices[0], "explorer_file", name)).status_code == 200


@pytest.mark.one_database
def test_pages_of_a_large_edition_stay_light(client):
    """All the criteria, all the communes: the heaviest tables, their charts and their frames."""
    edition = large_edition()
    opened = Opened(publish(edition), None)
    crossed = [choice for choice in every_choice(edition) if len(choice.shown) == 2 and not choice.filters]
    assert len(crossed) > 6
    for choice in crossed:
        shown = shown_of(edition, choice)
        if is_drawable(shown):
            keep(opened.publication, chart_file(choice.file_name(CHART), chart_of(edition, shown)))
        for tab in tabs_of(opened, shown):
            for address in (tab.address, opened.of_choice(choice, "embed", vue=tab.code)):
                answer = client.get(address)
                assert answer.status_code == 200
                assert len(answer.content) < 150_000, address


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["donnees.csv", "donnees.xlsx", "graphique.svg", "graphique.png"])
@pytest.mark.parametrize("start", ["indicateurs/oriented", "evolution/domaine", "explorer/domaine"])
def test_files_are_saved_under_the_number_of_their_edition_and_kept_for_ever(publication, client, start, name):
    answer = client.get(f"/observatoire/{start}/{name}?edition=1")
    assert answer.status_code == 200
    assert re.search(r'attachment; filename="edition-1-[a-z0-9-]+\.(csv|xlsx|svg|png)"', answer["Content-Disposition"])
    # An earlier year that is corrected changes what becomes of a table.
    assert ("immutable" in answer["Cache-Control"]) == (not start.startswith("evolution"))
    assert "immutable" not in client.get(f"/observatoire/{start}/{name}")["Cache-Control"]


@pytest.mark.one_database
def test_a_frame_is_kept_for_ever_once_it_is_drawn(client):
    publication = publish(edition_of())
    drawn, table = (f"/observatoire/integrer/domaine/?edition=1&vue={view}" for view in ("graphique", "tableau"))
    early = client.get(drawn)["Cache-Control"]
    assert "max-age=300" in early
    assert "immutable" not in early
    assert "immutable" in client.get(table)["Cache-Control"]
    keep_drawings(publication)
    assert "immutable" in client.get(drawn)["Cache-Control"]


def test_a_file_of_numbers_holds_what_is_shown_and_tells_four_things_apart(publication, client):
    table = publication.content["tables"]
    assert table
    answer = client.get("/observatoire/explorer/domaine/donnees.csv?edition=1&suite=none&critere=disability")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    edition = edition_of()
    by_key = edition.table("criterion", "domain", "outcome").by_key
    for row in rows:
        cell = by_key["disability", row["Code"], "none"]
        expected = {Status.SECRET: "s", Status.ZERO: "0"}.get(cell.status, str(cell.value))
        assert row["Signalements"] == expected
        assert row["Statut"] == {Status.SECRET: "secret", Status.ZERO: "zéro", Status.VALUE: "valeur"}[cell.status]
    assert {"s", "0"} <= {row["Signalements"] for row in rows}


@pytest.mark.one_database
def test_a_picture_says_where_it_comes_from_in_real_colours(publication, client):
    svg = client.get("/observatoire/explorer/domaine-sexe/graphique.svg?edition=1").content.decode()
    assert "var(" not in svg
    assert "Signalements par domaine et sexe, 2025" in svg
    assert "Édition n°\u00a01, signée le 12 mars 2026" in svg
    assert "Données fictives" in svg
    png = client.get("/observatoire/explorer/lieu/carte.png?edition=1").content
    assert png.startswith(b"\x89PNG")


def test_a_page_names_its_edition_for_ever(publication, client, text):
    page = text("/observatoire/explorer/domaine/?sexe=woman&vue=tableau")
    assert "/observatoire/explorer/domaine/?edition=1&amp;sexe=woman&amp;vue=tableau" in page
    before = client.get("/observatoire/explorer/domaine/?edition=1&vue=tableau").content
    other = edition_of(300, 7, number=2)
    publish(replace(other, vintage=2026))
    after = text("/observatoire/explorer/domaine/?edition=1&vue=tableau")
    assert "Une édition plus récente existe" in after
    numbers = re.findall(r"<td[^>]*>.*?</td>", before.decode())
    assert numbers == re.findall(
        r"<td[^>]*>.*?</td>", client.get("/observatoire/explorer/domaine/?edition=1&vue=tableau").content.decode()
    )
    assert "édition en vigueur" not in text("/observatoire/explorer/domaine/?edition=2")


def test_a_corrected_edition_stays_and_says_so(publication, text):
    correction = replace(edition_of(seed=5, number=2), corrects=1, correction_reason="Une source manquait.")
    publish(correction)
    assert "a été corrigée par l'édition n° 2" in text("/observatoire/explorer/domaine/?edition=1")
    assert "corrige la n° 1 : Une source manquait." in text("/observatoire/explorer/domaine/")


def test_one_table_has_one_address(publication, client):
    answer = client.get("/observatoire/explorer/sexe-domaine/?vue=tableau")
    assert answer.status_code == 302
    assert answer.url == "/observatoire/explorer/domaine-sexe/?edition=1&vue=tableau"
    triple = client.get("/observatoire/explorer/critere-domaine-suite/?critere=origin")
    assert triple.status_code == 302
    assert client.get("/observatoire/explorer/ensemble/").url == "/observatoire/evolution/ensemble/?edition=1"


def test_a_combination_outside_the_catalogue_is_explained(publication, text):
    page = text("/observatoire/explorer/domaine/?sexe=woman&lieu=group:centre")
    assert "Cette édition ne croise pas tout cela à la fois" in page
    assert 'href="/observatoire/explorer/domaine/?edition=1&amp;lieu=group:centre"' in page
    assert "<table" not in page


def test_an_unknown_value_is_said_and_left_out(publication, text):
    page = text("/observatoire/explorer/domaine/?sexe=<b>ours</b>&vue=n'importe quoi")
    assert "Cette édition ne connaît pas « &lt;b&gt;ours&lt;/b&gt; »" in page
    assert "240 signalements" in page


@pytest.mark.parametrize("number", ["0", "99", "-1", "abc", "1.0", "9" * 40, "١", "1 OR 1=1"])
def test_an_edition_that_does_not_exist_is_not_found(publication, client, number):
    for address in PAGES:
        assert client.get(address.split("?")[0], {"edition": number}).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/observatoire/explorer/rien/",
        "/observatoire/explorer/domaine-domaine/",
        "/observatoire/explorer/domaine-sexe-lieu-suite/",
        "/observatoire/explorer/domaine/donnees.exe",
        "/observatoire/explorer/domaine/carte.svg",
        "/observatoire/explorer/domaine/donnees.csv?sexe=ours",
        "/observatoire/explorer/domaine/donnees.csv?sexe=woman&lieu=group:centre",
        "/observatoire/integrer/domaine/?sexe=ours",
        "/observatoire/deroulement/donnees.csv",
        "/observatoire/evolution/domaine-sexe/",
        "/observatoire/indicateurs/rien/",
    ],
)
def test_what_does_not_exist_is_not_found(publication, client, address):
    assert client.get(address).status_code == 404


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([*PAGES, "/observatoire/explorer/domaine/donnees.csv", "/observatoire/explorer/lieu/carte.svg"]),
    st.dictionaries(
        st.one_of(
            st.sampled_from(["edition", "vue", "page", "sexe", "lieu", "suite", "critere", "domaine"]), st.text()
        ),
        st.one_of(
            st.sampled_from(["1", "woman", "carte", "tableau", "none", "origin", "group:centre", "0", "-1"]), st.text()
        ),
        max_size=5,
    ),
)
def test_whatever_a_query_says_nothing_breaks(publication, client, address, query):
    assert client.get(address.split("?")[0], query).status_code in {200, 302, 404}


def test_pages_ask_the_database_as_much_whatever_they_show(publication, client, count_queries):
    def asked(address):
        return count_queries(lambda: client.get(address))

    # The first reader of an edition reads it from the database; it is then kept in memory.
    client.get("/observatoire/")
    few = asked("/observatoire/explorer/sexe/?vue=tableau")
    assert asked("/observatoire/explorer/domaine-lieu/?vue=tableau") == few
    assert few <= 4
    assert asked("/observatoire/explorer/domaine-lieu/") <= few + 1
    assert asked("/observatoire/") <= few + 1


def test_only_the_frame_may_be_framed(publication, client):
    framed, page = client.get("/observatoire/integrer/domaine/"), client.get("/observatoire/explorer/domaine/")
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "script-src 'self'" in framed["Content-Security-Policy"]


def test_a_frame_says_where_it_comes_from_and_leads_back(publication, text):
    page = text("/observatoire/integrer/lieu/?edition=1&vue=carte")
    assert "Source : observatoire des discriminations" in page
    assert 'href="http://testserver/observatoire/explorer/lieu/?edition=1&amp;vue=carte"' in page
    assert "<script" not in page


def test_someone_signed_in_elsewhere_is_not_known_by_a_frame(publication, pilot, client_of, client):
    address = "/observatoire/integrer/domaine/?edition=1"
    known = client_of(pilot).get(address)
    assert known.content == client.get(address).content


@pytest.mark.one_database
def test_secrets_are_marked_and_never_written(publication, client):
    """A page of an edition whose secret cells would carry a number by mistake does not show it."""
    edition = edition_of()
    leaking = replace(
        edition,
        number=2,
        vintage=2027,
        tables=tuple(replace(table, cells=tuple(leak(cell) for cell in table.cells)) for table in edition.tables),
    )
    publish(leaking)
    opened = Opened(Publication.objects.get(number=2), None)
    for choice in every_choice(leaking):
        for address in (
            opened.of_choice(choice, vue="tableau"),
            opened.of_choice(choice, "explorer_file", "donnees.csv"),
        ):
            assert "987654" not in re.sub(r"\s", "", client.get(address).content.decode())
    drawn = [*itertools.islice(choices_drawn(leaking, PLACES), 20), *flows_drawn(leaking)]
    assert all(b"987" not in file.content for file in drawn)


def leak(cell: Cell) -> Cell:
    return replace(cell, value=987654) if cell.status is Status.SECRET else cell


def test_while_nothing_is_drawn_the_table_is_there(client, text):
    publish(edition_of())
    page = text("/observatoire/explorer/domaine/")
    assert "Le dessin se prépare" in page
    assert '<details class="figure-data" open>' in page
    assert client.get("/observatoire/explorer/domaine/graphique.png").status_code == 404


def test_an_indicator_tells_how_to_judge_it(publication, text):
    page = text("/observatoire/indicateurs/oriented/")
    for words in ("60 %", "50 % à 69 %", "100", "80 % en 2027", "Accueils de proximité", "Pour le citer", "s</td>"):
        assert words in page
    cited = text("/observatoire/indicateurs/seizures/")
    assert "davantage de personnes savent vers qui se tourner" in cited
    assert "cités tels quels" in cited
    assert "non recueilli" in cited


@pytest.mark.parametrize(
    ("period", "words"), [("2017", "en 2017"), ("2007-2013", "de 2007 à 2013"), ("2025-T3", "(2025-T3)")]
)
def test_a_period_in_words(period, words):
    assert period_in_words(period) == words


def test_menus_lead_to_the_observatory(client, publication):
    assert f'href="{reverse("observatory:home")}"' in client.get("/").content.decode()
