"""The year in plain sentences."""

from dataclasses import replace
from datetime import date

import pytest

from tests.cockpit.annual_report.report_data import DONE, EMPTY, FULL, LATE, UNCERTAIN, WORKING_GROUP, seen
from vigie.cockpit.annual_report.collecting_values import AlertOfYear, Basis, StructureOfYear
from vigie.cockpit.annual_report.composing_words import counted, listed, shortened, some_of
from vigie.cockpit.annual_report.synthesis import synthesis_of, warnings_of
from vigie.core.typography import typeset


def told(data):
    """The whole synthesis, its no-break spaces made plain."""
    text = "\n".join(one for passage in synthesis_of(data) for one in passage.sentences)
    return text.replace("\u00a0", " ")


def test_the_actions():
    text = told(FULL)
    assert "Le plan compte 3 actions, 2 axes et 2 priorités. Hors des axes : A03." in text
    assert "Une priorité validée n'a pas d'axe dans le plan : « La santé »." in text
    assert "Fin 2017 : une terminée et 2 en cours." in text
    assert "Pour une action, rien ne dit le statut de fin 2017 : c'est celui connu au 1er février 2018" in text
    assert "2 actions sur 3 ont une note pour 2017." in text


def test_today_s_statuses_are_never_given_for_those_of_the_year():
    text = told(replace(FULL, actions=(UNCERTAIN,)))
    assert "Rien ne dit où en étaient les actions fin 2017. Voici les statuts connus au 1er février 2018" in text
    assert "Fin 2017 :" not in text


def test_what_changed():
    assert (
        "Une action a changé de statut dans l'année : A01 – Permanences d'accès au droit "
        "(de « à venir » à « terminée »)." in told(FULL)
    )
    still = replace(DONE, status=seen("to_start"))
    assert "Aucune action dont le statut est suivi n'en a changé" in told(replace(FULL, actions=(still,)))
    assert "les changements de statut ne peuvent pas être comptés" in told(replace(FULL, actions=(UNCERTAIN,)))


def test_a_change_known_today_only_is_no_change_of_the_year():
    uncertain = replace(DONE, status=seen("done", Basis.TODAY, FULL.day))
    assert "a changé de statut" not in told(replace(FULL, actions=(uncertain,)))


def test_decisions_and_versions():
    text = told(FULL)
    # Carried out in January 2018: not at the end of 2017.
    assert "2 décisions ont été prises ; aucune n'est encore mise en œuvre. Un avis a été rendu." in text
    assert "La version 2 du plan a été adoptée (3 février 2017)." in text


def test_meetings_against_the_rule():
    assert "Groupe de travail : une réunion pour un minimum de 2 ; il en manque une." in told(FULL)
    kept = replace(WORKING_GROUP, held_elsewhere=1)
    assert "Groupe de travail : 2 réunions pour un minimum de 2 ; la règle est respectée." in told(
        replace(FULL, bodies=(kept,))
    )


def test_a_year_without_recorded_meeting_is_not_said_to_break_the_rule():
    none = replace(WORKING_GROUP, meetings=())
    text = told(replace(FULL, bodies=(none,)))
    assert "Aucune réunion de 2017 n'est enregistrée ; la règle en demande au moins 2." in text
    assert "il en manque" not in text
    free = replace(none, expected=0)
    assert "Aucune réunion tenue en 2017 n'est enregistrée." in told(replace(FULL, bodies=(free,)))


def test_a_body_without_meeting_is_told_when_another_met():
    silent = replace(WORKING_GROUP, name="Groupe de veille", meetings=())
    text = told(replace(FULL, bodies=(WORKING_GROUP, silent)))
    assert "Groupe de veille : aucune réunion pour un minimum de 2 ; il en manque 2." in text


def test_what_is_late():
    text = told(FULL)
    assert "Une action a passé son échéance sans être dite terminée : A02 – Campagne d'affichage." in text
    assert "Attendent ce qui les débloquera : A02." in text
    assert "Échéance « à déterminer » : A03." in text
    assert "Moments annuels sans date pour l'année : Étude d'un axe du contrat." in text


def test_the_last_day_of_the_year_is_not_late():
    assert "Aucune action n'a passé son échéance" in told(
        replace(FULL, actions=(replace(DONE, status=seen("ongoing")),))
    )


def test_an_alert_answered_after_the_year_was_waiting():
    alert = AlertOfYear("Groupe de veille", "Accueil", date(2017, 4, 1), date(2018, 1, 5), "Fait.")
    assert "Une alerte d'une instance attendait une réponse fin 2017." in told(replace(FULL, alerts=(alert,)))
    assert "alerte" not in told(replace(FULL, alerts=(replace(alert, answered_on=date(2017, 5, 1)),)))


def test_structures():
    text = told(FULL)
    assert "Une structure s'est engagée sur au moins un axe." in text
    assert "Une structure n'est pas encore mobilisée." in text
    mobilised = replace(FULL, structures=(StructureOfYear("CIDFF", "association", carried=1),), commitments=())
    assert "Toutes sont mobilisées." in told(mobilised)
    assert "Aucun engagement de structure" in told(mobilised)


def test_an_empty_plan_reads_as_empty_and_never_as_zero():
    text = told(EMPTY)
    assert "Le plan ne compte aucune action." in text
    assert "0" not in text.replace("2017", "").replace("2016", "")


@pytest.mark.parametrize(
    ("year", "words"),
    [(2014, "précède le plan"), (2021, "n'a pas commencé"), (2018, "n'est pas finie"), (2017, "")],
)
def test_warnings_about_the_year(year, words):
    data = replace(FULL, year=year, actions=(), bodies=(), decisions=(), revisions=(), observatory=None)
    assert words in " ".join(warnings_of(data))
    assert bool(warnings_of(data)) == bool(words)


def test_a_year_after_the_plan_is_warned_about():
    assert "suit le plan" in " ".join(warnings_of(replace(FULL, year=2021, day=date(2022, 3, 1))))


def test_fictitious_data_are_announced():
    assert "données fictives" in " ".join(warnings_of(replace(EMPTY, actions=(LATE,))))
    assert warnings_of(EMPTY) == ()


def test_words():
    assert [counted(number, "decision") for number in (0, 1, 2)] == ["aucune décision", "une décision", "2 décisions"]
    assert listed(["a", "b", "c"]) == "a, b et c"
    assert some_of([str(number) for number in range(20)]) == "0, 1, 2, 3, 4 et 15 autres"
    assert shortened("un mot " * 40, 20) == "un mot un mot un…"
    assert shortened("m" * 300, 20) == "m" * 20 + "…"
    assert typeset("Voici : « un »") == "Voici\u00a0: «\u00a0un\u00a0»"
