"""Addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from vigie.plan import calendar_views, list_views, map_views, search_views, table_views

app_name = "plan"
urlpatterns: list[URLPattern | URLResolver] = [
    # Collections of actions
    path("plan/actions/", list_views.action_list, name="actions"),
    path("plan/tableau/", table_views.table, name="table"),
    path("plan/tableau/comprendre/", table_views.read_deadline, name="read_deadline"),
    path("plan/tableau/<int:pk>/", table_views.table_row, name="table_row"),
    path("plan/calendrier/", calendar_views.calendar, name="calendar"),
    path("plan/carte/", map_views.action_map, name="map"),
    path("recherche/", search_views.search, name="search"),
]
