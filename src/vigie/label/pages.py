"""How the room draws its pages."""

from vigie.accounts.room_pages import RoomPages, Trail

__all__ = ["Trail", "confirm_page", "form_page", "page"]

PAGES = RoomPages("label/form.html", "label/confirm.html")
page, form_page, confirm_page = PAGES.page, PAGES.form_page, PAGES.confirm_page
