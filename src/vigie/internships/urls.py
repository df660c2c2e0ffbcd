"""Addresses of the room: public ones and pupils' under « stages », those of staff under « bourse »."""

from django.urls import URLPattern, URLResolver

from vigie.internships.after.urls import urlpatterns as after
from vigie.internships.campaigns.urls import urlpatterns as campaigns
from vigie.internships.drawing.urls import urlpatterns as drawing
from vigie.internships.equity.urls import urlpatterns as equity
from vigie.internships.mentoring.urls import urlpatterns as mentoring
from vigie.internships.offers.urls import urlpatterns as offers
from vigie.internships.pupils.urls import urlpatterns as pupils

app_name = "internships"
urlpatterns: list[URLPattern | URLResolver] = [
    # First, because thousands of pupils come in the last hour.
    *pupils,
    *campaigns,
    *offers,
    *drawing,
    *after,
    *equity,
    *mentoring,
]
