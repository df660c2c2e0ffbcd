"""Public pages of the territory."""

from datetime import date

import pytest
from django.test import RequestFactory
from django.urls import reverse

from tests.territory.shapes import polygon, square
from vigie.territory import views
from vigie.territory.loading import epci_named, load_territory
from vigie.territory.models import Commune, PriorityNeighbourhood, Territory

pytestmark = pytest.mark.django_db


@pytest.fixture
def valenciennes(db):
    load_territory(epci=epci_named("245901160"))


def add_neighbourhoods(count):
    for number in range(count):
        PriorityNeighbourhood.objects.create(
            code=f"QN{number}", name=f"Quartier {number}", vintage=2024, valid_from=date(2024, 1, 1),
            outline=polygon(square(3.5, 50.35, 0.01)),
        ).communes.set(Commune.objects.all()[:3])  # fmt: skip


def content_of(view):
    response = view(RequestFactory().get("/"))
    return response, response.content.decode()


def test_the_page_shows_communes_map_and_how_to_load_neighbourhoods(client, valenciennes):
    html = client.get(reverse("territory:territory")).content.decode()
    assert html.count("<h1") == 1
    assert "Valenciennes Métropole" in html
    assert html.count('<path class="map-area"') == 35
    assert "Quiévrechain" in html
    assert "./vigie load_neighbourhoods" in html
    assert " style=" not in html


def test_the_page_says_what_to_do_before_a_territory_is_loaded(client):
    html = client.get(reverse("territory:territory")).content.decode()
    assert "load_territory" in html
    assert '<svg class="territory-map"' not in html


def test_vintages_are_told_apart_and_only_the_one_in_force_is_drawn(client, valenciennes):
    add_neighbourhoods(1)
    PriorityNeighbourhood.objects.create(
        code="QP1", name="Ancien quartier", vintage=2015, valid_from=date(2015, 1, 1), valid_until=date(2023, 12, 31),
        outline=polygon(square(3.5, 50.35, 0.01)),
    )  # fmt: skip
    html = client.get(reverse("territory:territory")).content.decode()
    assert html.index("Quartiers prioritaires de 2024") < html.index("Quartiers prioritaires de 2015")
    assert html.count("map-neighbourhood") == 1
    assert "<title>Ancien quartier</title>" not in html


def test_queries_do_not_grow_with_rows(client, valenciennes, django_assert_max_num_queries):
    with django_assert_max_num_queries(100) as few:
        client.get(reverse("territory:territory"))
    add_neighbourhoods(1)
    with django_assert_max_num_queries(100) as one:
        client.get(reverse("territory:territory"))
    add_more = 30
    PriorityNeighbourhood.objects.all().delete()
    add_neighbourhoods(add_more)
    with django_assert_max_num_queries(100) as many:
        client.get(reverse("territory:territory"))
    assert len(many.captured_queries) == len(one.captured_queries) <= len(few.captured_queries) + 1


def test_colours_follow_the_territory_and_are_cached_until_they_change(client):
    address = reverse("territory:colours")
    first = client.get(address)
    assert first["Content-Type"] == "text/css; charset=utf-8"
    assert "public" in first["Cache-Control"]
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    Territory.objects.create(name="Ici", accent_colour="#7a1f5c")
    changed = client.get(address, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert "--vigie-accent:#7a1f5c" in changed.content.decode()


def test_the_logo_is_an_image_or_nothing(client):
    address = reverse("territory:logo")
    assert client.get(address).status_code == 404
    territory = Territory.objects.create(name="Ici")
    assert client.get(address).status_code == 404
    territory.logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    territory.save(update_fields=["logo"])
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("view", [views.territory_page, views.colours, views.logo])
def test_every_view_states_that_it_is_public(view):
    assert view.rule(None) is None
