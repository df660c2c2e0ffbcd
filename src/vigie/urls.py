"""Every address of Vigie, room by room."""

from django.urls import include, path

from vigie.core.room_addresses import room

urlpatterns = [
    # First, because phones send a whole day's answers at once when they find a network again.
    path("collecte/", include("vigie.surveys.openrosa.urls")),
    room("vigie.internships.urls", "stages/", "bourse/"),
    room("vigie.testing.urls", "tests/"),
    room("vigie.label.urls", "label/"),
    room("vigie.network.urls", "reseau/"),
    room("vigie.training.urls", "formations/"),
    room("vigie.awareness.urls", "outils/", "evenements/", "sensibilisation/"),
    room("vigie.support.urls", "aide/", "accueil/", "calendrier/"),
    room("vigie.surveys.urls", "enquete", "resultats/"),
    room("vigie.observatory.urls", "observatoire/"),
    room(
        "vigie.plan.urls",
        *("plan/", "le-plan/", "instances/", "reunions/", "decisions/", "alertes/", "mise-a-jour/", "recherche/"),
    ),
    path("", include("vigie.cockpit.urls")),
    path("", include("vigie.core.urls")),
    path("", include("vigie.territory.urls")),
    path("", include("vigie.law.urls")),
    path("", include("vigie.accounts.urls")),
    path("", include("vigie.accounts.sign_in_urls")),
]
