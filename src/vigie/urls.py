"""Every address of Vigie, room by room."""

from django.urls import include, path

urlpatterns = [
    # First, because phones send a whole day's answers at once when they find a network again.
    path("collecte/", include("vigie.surveys.openrosa.urls")),
    path("", include("vigie.cockpit.urls")),
    path("", include("vigie.core.urls")),
    path("", include("vigie.territory.urls")),
    path("", include("vigie.law.urls")),
    path("", include("vigie.accounts.urls")),
    path("", include("vigie.accounts.sign_in_urls")),
    path("", include("vigie.plan.urls")),
    path("", include("vigie.observatory.urls")),
    path("", include("vigie.support.urls")),
    path("", include("vigie.surveys.urls")),
    path("", include("vigie.internships.urls")),
]
