"""Addresses of indicators, their figures and the import of series, under ``observatoire/travail/``."""

from django.urls import path

from vigie.observatory.indicators import indicator_views, measure_views
from vigie.observatory.series_import import import_views

ROOT = "observatoire/travail/indicateurs/"

urlpatterns = [
    path(ROOT, indicator_views.indicators, name="indicators"),
    path(f"{ROOT}ajouter/", indicator_views.add_indicator, name="add_indicator"),
    path(f"{ROOT}reprendre/", indicator_views.take_cited, name="take_cited_figures"),
    path(f"{ROOT}calculer/", indicator_views.compute, name="compute_indicators"),
    path(f"{ROOT}importer/", import_views.import_series, name="import_series"),
    path(f"{ROOT}importer/<int:upload_id>/", import_views.series_preview, name="series_preview"),
    path(f"{ROOT}importer/<int:upload_id>/colonnes/", import_views.set_codebook, name="series_codebook"),
    path(f"{ROOT}importer/<int:upload_id>/reprendre/", import_views.confirm_series, name="confirm_series"),
    path(f"{ROOT}importer/<int:upload_id>/abandonner/", import_views.cancel_series, name="cancel_series"),
    path(f"{ROOT}indicateurs.<str:file_format>", import_views.export_indicators, name="export_indicators"),
    path(f"{ROOT}mesures.<str:file_format>", import_views.export_measures, name="export_measures"),
    path(f"{ROOT}<int:indicator_id>/", indicator_views.indicator, name="indicator"),
    path(f"{ROOT}<int:indicator_id>/modifier/", indicator_views.change_indicator, name="change_indicator"),
    path(f"{ROOT}<int:indicator_id>/supprimer/", indicator_views.remove_indicator, name="remove_indicator"),
    path(f"{ROOT}<int:indicator_id>/ouvrir/", indicator_views.open_to_editions, name="open_indicator"),
    path(f"{ROOT}<int:indicator_id>/retirer/", indicator_views.withdraw, name="withdraw_indicator"),
    path(f"{ROOT}<int:indicator_id>/chiffres/", measure_views.add_measure, name="add_measure"),
    path(f"{ROOT}<int:indicator_id>/cible/", measure_views.add_target, name="add_target"),
    path(f"{ROOT}chiffres/<int:measure_id>/", measure_views.change_measure, name="change_measure"),
    path(f"{ROOT}chiffres/<int:measure_id>/supprimer/", measure_views.remove_measure, name="remove_measure"),
    path(f"{ROOT}cibles/<int:target_id>/", measure_views.change_target, name="change_target"),
    path(f"{ROOT}cibles/<int:target_id>/supprimer/", measure_views.remove_target, name="remove_target"),
]
