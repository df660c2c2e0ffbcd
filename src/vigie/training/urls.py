"""Addresses of the room: public ones, then those of the people who run training, under « suivi »."""

from django.urls import URLPattern, URLResolver

from vigie.training.attending.urls import urlpatterns as attending
from vigie.training.certificates.urls import urlpatterns as certificates
from vigie.training.importing.urls import urlpatterns as importing
from vigie.training.modules.urls import urlpatterns as modules
from vigie.training.registering.urls import urlpatterns as registering
from vigie.training.requests.urls import urlpatterns as requests
from vigie.training.sessions.urls import urlpatterns as sessions
from vigie.training.targets.urls import urlpatterns as targets

app_name = "training"
urlpatterns: list[URLPattern | URLResolver] = [
    *registering,
    *modules,
    *attending,
    *certificates,
    *requests,
    *sessions,
    *targets,
    *importing,
]
