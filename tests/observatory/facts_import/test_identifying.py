"""A file in which somebody could be known is refused whole, with the titles and the reasons, never the contents."""

import pytest

from tests.observatory.facts_import.files import ROWS, TITLES, csv
from vigie.observatory.facts_import.identifying import why_identifying
from vigie.observatory.facts_import.reading import read_microdata
from vigie.plan.importing.drafts import Refusal


@pytest.mark.parametrize(
    ("title", "cells", "reason"),
    [
        ("Nom", ["x"], "nomme des personnes"),
        ("Prénom de l'usagère", ["x"], "nomme des personnes"),
        ("E-mail", ["x"], "permet de joindre"),
        ("Courriel", [], "permet de joindre"),
        ("N° de dossier", ["3"], "relie chaque ligne"),
        ("Date de naissance", ["2001-01-01"], "date de naissance"),
        ("Commentaires", ["rien"], "texte libre"),
        ("Employeur mis en cause", ["x"], "nomme une structure"),
        ("Contact", ["ada@exemple.fr"], "adresses électroniques"),
        ("Contact", ["06 12 34 56 78"], "téléphone"),
        ("Contact", ["+33612345678"], "téléphone"),
        ("Code", ["2 85 03 59 606 123 45"], "numéros personnels"),
        ("Divers", ["mot " * 60], "texte libre"),
        ("Divers", ["On m'a dit que le poste était déjà pris, puis il est resté ouvert.", "b" * 70, "c" * 80], "libre"),
        ("Jour", ["12/03/2020", "2020-05-14", "13/04/2019"], "dates précises"),
        ("Jour", ["2020-05-14T10:00:00"] * 3, "dates précises"),
        ("Référent", ["Ada Lovelace", "Jean-Paul Martin", "Élise Dupont"], "noms de personnes"),
        ("Clé", ["A12", "B43", "C77", "D09", "E31"], "identifiant"),
        ("Clé", ["831", "12", "77", "409", "5"], "identifiant"),
    ],
)
def test_columns_that_tell_who_somebody_is(title, cells, reason):
    found = why_identifying(title, cells, is_read=False, is_number=all(cell.isdigit() for cell in cells))
    assert reason in str(found)


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("N°", ["1", "2", "3", "4", "5", "6"]),
        ("Année", ["2016", "2016", "2017", "2016", "2017"]),
        ("Quartier", ["Dutemple", "Chasse Royale", "Dutemple"]),
        ("Niveau", ["Bac", "CAP", "Bac", "Sans"]),
        ("Vide", []),
    ],
)
def test_columns_that_tell_nobody(title, cells):
    assert why_identifying(title, cells, is_read=False, is_number=all(cell.isdigit() for cell in cells)) == ""


def test_a_column_that_is_read_may_hold_days_and_places_but_no_address_of_somebody():
    assert why_identifying("Date", ["12/03/2020", "13/04/2020", "1/2/2021"], is_read=True) == ""
    assert why_identifying("Commune", ["Saint Amand", "Marly Ville", "Petite Forêt"], is_read=True) == ""
    assert "téléphone" in str(why_identifying("Canal", ["0612345678"], is_read=True))


def test_the_refusal_names_the_columns_and_quotes_nothing():
    rows = [(*row, "Ada Lovelace", "ada@exemple.fr") for row in ROWS]
    with pytest.raises(Refusal) as refusal:
        read_microdata(csv(*rows, titles=(*TITLES, "Nom", "Contact")), "x.csv")
    assert "« Nom » nomme des personnes ; « Contact » contient des adresses électroniques" in str(refusal.value)
    assert "Lovelace" not in str(refusal.value)
    assert "n'est pas gardé" in str(refusal.value)


def test_a_column_without_title_is_looked_at_too():
    rows = [(*row, "ada@exemple.fr") for row in ROWS]
    with pytest.raises(Refusal, match="sans titre, n° 9"):
        read_microdata(csv(*rows), "x.csv")
