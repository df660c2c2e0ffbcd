"""Addresses of the room: public ones under « aide », staff's under « accueil »."""

from django.urls import URLPattern, URLResolver

from vigie.support.cases.urls import urlpatterns as cases
from vigie.support.counter.urls import urlpatterns as counter
from vigie.support.dialogue.urls import urlpatterns as dialogue
from vigie.support.filing.urls import urlpatterns as filing
from vigie.support.letters.urls import urlpatterns as letters
from vigie.support.points.urls import urlpatterns as points
from vigie.support.referrals.urls import urlpatterns as referrals
from vigie.support.retention.urls import urlpatterns as retention
from vigie.support.rights.urls import urlpatterns as rights

app_name = "support"
urlpatterns: list[URLPattern | URLResolver] = [
    *rights,
    *points,
    *filing,
    *dialogue,
    *counter,
    *cases,
    *referrals,
    *letters,
    *retention,
]
