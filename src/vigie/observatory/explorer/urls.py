"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.observatory.explorer import (
    embed_views,
    evolution_views,
    file_views,
    indicator_views,
    process_views,
    table_views,
    views,
)

urlpatterns: list[URLPattern] = [
    path("observatoire/", views.home, name="home"),
    path("observatoire/explorer/", views.explorer_tables, name="explorer_tables"),
    path("observatoire/explorer/<slug:slug>/", table_views.explorer, name="explorer"),
    path("observatoire/explorer/<slug:slug>/<str:name>", file_views.explorer_file, name="explorer_file"),
    path("observatoire/integrer/<slug:slug>/", embed_views.embed, name="embed"),
    path("observatoire/deroulement/", process_views.process, name="process"),
    path("observatoire/deroulement/<str:name>", file_views.process_picture, name="process_picture"),
    path("observatoire/evolution/<slug:slug>/", evolution_views.evolution, name="evolution"),
    path("observatoire/evolution/<slug:slug>/<str:name>", file_views.evolution_download, name="evolution_file"),
    path("observatoire/indicateurs/", indicator_views.public_indicators, name="public_indicators"),
    path("observatoire/indicateurs/<slug:code>/", indicator_views.public_indicator, name="public_indicator"),
    path("observatoire/indicateurs/<slug:code>/<str:name>", file_views.indicator_download, name="indicator_file"),
]
