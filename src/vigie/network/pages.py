"""How the room draws its pages."""

from vigie.accounts.room_pages import RoomPages, Trail

__all__ = ["Trail", "confirm_page", "form_page", "page"]

PAGES = RoomPages("network/form.html", "network/confirm.html")
page, form_page, confirm_page = PAGES.page, PAGES.form_page, PAGES.confirm_page
