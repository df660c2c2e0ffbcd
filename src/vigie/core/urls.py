"""Addresses of the room."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from vigie.core import health_views, job_views
from vigie.core.views import public

app_name = "core"
urlpatterns = [
    # It changes nothing that is kept: without a token, public pages are alike for everyone and set no cookie.
    path("langue/", public(csrf_exempt(set_language)), name="set_language"),
    path("sante/", health_views.health, name="health"),
    path("travaux/<uuid:pk>/", job_views.job, name="job"),
]
