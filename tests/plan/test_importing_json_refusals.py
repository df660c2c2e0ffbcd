"""What is wrong in the JSON form of a plan: named by its path, and nothing is written."""

import json

import pytest

from vigie.accounts.models import Organisation
from vigie.plan.importing.importing_plan import apply_import
from vigie.plan.importing.sources import read_bytes
from vigie.plan.models import Plan

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def errors_of(content):
    preview = apply_import(reading=read_bytes(json.dumps(content).encode(), "plan.json"), actor=None)
    assert preview.errors
    assert not Plan.objects.exists()
    assert not Organisation.objects.exists()
    return [str(error).replace("\u00a0", " ") for error in preview.errors]


@pytest.mark.parametrize(
    ("content", "where", "part"),
    [
        ({"actions": {}}, "actions", "une liste est attendue"),
        ({"actions": [3]}, "actions[0]", "un objet"),
        ({"actions": [{"nom": "A", "axes": "F1"}]}, "actions[0].axes", "une liste de codes est attendue"),
        ({"actions": [{"nom": "A", "axes": [3]}]}, "actions[0].axes[0]", "un texte est attendu"),
        ({"actions": [{"nom": "A", "axes": ["F9"]}]}, "actions[0].axes", "aucun axe n'a le code « F9 »"),
        ({"actions": [{"nom": 3}]}, "actions[0].nom", "un texte est attendu"),
        ({"actions": [{"description": "x"}]}, "actions[0]", "un code ou un nom"),
        ({"actions": [{"code": "A1"}]}, "actions[0]", "donnez un nom"),
        ({"actions": [{"code": "A1", "nom": "A"}, {"code": "a1", "nom": "B"}]}, "actions[1].code", "actions[0]"),
        ({"actions": [{"code": "A1", "nom": "A", "action_parente": "A2"}]}, "actions[0].action_parente", "« A2 »"),
        (
            {"actions": [{"code": "A1", "nom": "A", "action_parente": "A1"}]},
            "actions[0].action_parente",
            "propre parente",
        ),
        ({"actions": [{"nom": "A", "debut": "bientôt"}]}, "actions[0].debut", "n'est pas une date"),
        ({"actions": [{"nom": "A", "debut": "2018", "fin": "2017"}]}, "actions[0].fin", "avant d'avoir commencé"),
        ({"actions": [{"nom": "A\u0000"}]}, "actions[0].nom", "caractère invalide"),
        ({"actions": [{"nom": "\ud800"}]}, "actions[0].nom", "caractère invalide"),
        ({"actions": [{"nom": "x" * 301}]}, "actions[0]", "300"),
        ({"actions": [{"nom": "A", "porteurs": ["x" * 251]}]}, "actions[0].porteurs", "250"),
        ({"actions": [{"nom": "A", "statut": "fini"}]}, "actions[0].statut", "« terminée »"),
        ({"axes": [{"code": "F1", "titre": "A"}, {"code": "F1", "titre": "B"}]}, "axes[1].code", "axes[0]"),
        ({"axes": [{"enjeu": "x"}]}, "axes[0]", "un code, un numéro ou un titre"),
        (
            {"axes": [{"code": "F1", "preconisations": [{"classement": "sûr", "texte": "x"}]}]},
            "classement",
            "« explicite »",
        ),
        ({"axes": [{"code": "F1", "preconisations": [{"texte": None}]}]}, "axes[0].preconisations[0].texte", "texte"),
        ({"axes": [{"code": "F1", "numero": -1}]}, "axes[0].numero", "nombre entier"),
        ({"axes": [{"code": "F1", "numero": True}]}, "axes[0].numero", "nombre entier"),
        ({"plan": {"titre": "A", "periode": {"debut": 15}}}, "plan.periode.debut", "quatre chiffres"),
        ({"plan": {"titre": "A", "periode": {"debut": 2020, "fin": 2015}}}, "plan.periode", "avant d'avoir commencé"),
        ({"plan": {"titre": "A", "periode": 2015}}, "plan.periode", "un objet"),
        ({"plan": {"titre": "x" * 251}}, "plan", "250"),
        ({"plan": {"titre": "A", "version": 3}}, "plan.version", "un texte"),
        ({"statistiques_citees": [{"libelle": "A", "valeur": "cinq"}]}, "statistiques_citees[0].valeur", "un nombre"),
        ({"statistiques_citees": [{"libelle": "A", "valeur": 1e300}]}, "statistiques_citees[0].valeur", "trop grand"),
        ({"structures_participantes": ["CAF"]}, "structures_participantes", "un objet"),
        ({"structures_participantes": {"État": "CAF"}}, "structures_participantes.État", "une liste de noms"),
        ({"priorites_validees": [{"texte": "A", "axes": ["F1"]}]}, "priorites_validees[0].axes", "« F1 »"),
        ({"priorites_validees": [{"ordre": 1, "texte": "A"}, {"ordre": 1, "texte": "B"}]}, "[1].ordre", "ce rang"),
        ({"axes": [{"code": "F/1", "titre": "A"}]}, "axes[0]", "« F/1 »"),
        ({"actions": [{"code": "..", "nom": "A"}]}, "actions[0]", "« .. »"),
        (
            {"actions": [{"nom": "A", "notes_annuelles": [{"annee": 2018, "texte": "x"}]}]},
            "actions[0].notes_annuelles[0].date",
            "attendue",
        ),
        ({"actions": [{"nom": "A", "budget": [{"annee": 2018, "prevu": -1}]}]}, "actions[0].budget[0]", "négatif"),
        (
            {
                "axes": [{"code": "F1", "titre": "A"}],
                "engagements": [{"structure": "CAF", "axe": "F1", "depuis": "2020-01-02", "jusqu_au": "2020-01-01"}],
            },
            "engagements[0]",
            "avant d'avoir commencé",
        ),
        ({"historique": [{"date": "2001"}]}, "historique[0].evenement", "un texte"),
        ({"gouvernance": {"depuis": "hier"}}, "gouvernance.depuis", "n'est pas une date"),
    ],
)
def test_what_is_wrong_is_named_by_its_path_and_nothing_is_written(content, where, part):
    errors = errors_of(content)
    assert any(where in error and part in error for error in errors), errors


def test_a_circle_of_parents_is_refused():
    actions = [{"code": "A1", "nom": "A", "action_parente": "A2"}, {"code": "A2", "nom": "B", "action_parente": "A1"}]
    assert "en cercle" in errors_of({"actions": actions})[0]
