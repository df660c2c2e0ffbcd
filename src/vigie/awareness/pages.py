"""How the room draws its pages."""

from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.room_pages import RoomPages, Trail

__all__ = ["Trail", "confirm_page", "form_page", "page", "trail_home", "trail_to"]

PAGES = RoomPages("awareness/form.html", "awareness/confirm.html")
page, form_page, confirm_page = PAGES.page, PAGES.form_page, PAGES.confirm_page


def trail_home() -> Trail:
    """Return the link back to the room's first working page."""
    return [(gettext("Sensibilisation"), reverse("awareness:home"))]


def trail_to(label: str, name: str) -> Trail:
    """Return the links back to one of the room's working lists."""
    return [*trail_home(), (label, reverse(f"awareness:{name}"))]
