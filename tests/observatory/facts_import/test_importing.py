"""From a file to facts that wait: what is understood, what is refused and where, all or nothing."""

import json
from datetime import date

import pytest

from tests.observatory.facts_import.files import ROWS, TITLES, csv, parquet
from tests.observatory.facts_scene import fact, make_places, waiting
from tests.plan.spreadsheets import ods, ods_row, xlsx
from vigie.accounts.models import JournalEntry
from vigie.observatory.facts_import.codebook import Codebook, WrongCodebook, codebook_of, read_codebook
from vigie.observatory.facts_import.importing import MovedSincePreview, import_facts, preview_facts
from vigie.observatory.models import Fact, FactCodebook, FactImport
from vigie.observatory.pouring import pour_facts
from vigie.plan.importing.drafts import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places(db):
    make_places()


def preview(content: bytes, name: str = "x.csv", **codebook):
    return preview_facts(content, name, Codebook(**codebook))


def errors(found) -> list[str]:
    return [f"{error.where} : {error.message}" for error in found.coded.errors]


def test_rows_are_facts():
    found = preview(csv())
    assert errors(found) == []
    assert found.is_ready
    common = {"source": "past_data", "channel": "file", "quarter": "2025-Q2"}
    assert list(found.coded.facts) == [
        fact(**common, outcome="mediation"),
        fact(
            **common,
            place="commune:59014",
            criterion="disability",
            domain="housing",
            type="indirect",
            sex="men",
            age_band="18_24",
            outcome="complaint",
        ),
        fact(
            **common,
            place="commune:59153",
            criterion="religion",
            sex="not_stated",
            age_band="not_stated",
            outcome="seizure",
        ),
        fact(
            **common,
            place="territory",
            criterion="age",
            domain="health",
            type="harassment",
            age_band="65_and_over",
            outcome="not_stated",
        ),
        fact(**common, domain="education", sex="men", age_band="under_18", outcome="mediation"),
    ]


def formats() -> dict[str, bytes]:
    columns = ", ".join(f'c{place} AS "{title}"' for place, title in enumerate(TITLES))
    values = ", ".join("(" + ", ".join(f"'{text}'" for text in row) + ")" for row in ROWS)
    names = ", ".join(f"c{place}" for place in range(len(TITLES)))
    return {
        "csv": csv(),
        "cp1252": csv(encoding="cp1252"),
        "utf16": csv(encoding="utf-16"),
        "xlsx": xlsx([TITLES, *ROWS]),
        "ods": ods("".join(ods_row(*row) for row in (TITLES, *ROWS))),
        "parquet": parquet(f"SELECT {columns} FROM (VALUES {values}) AS t({names})"),
    }


def test_every_format_says_the_same():
    found = {name: preview(content, f"x.{name}") for name, content in formats().items()}
    assert {name: errors(each) for name, each in found.items()} == {name: [] for name in found}
    assert len({each.fingerprint for each in found.values()}) == 1


def test_typed_cells_of_parquet_and_of_workbooks_are_read():
    query = "SELECT DATE '2025-05-12' AS date, 59606 AS insee, 27 AS age, 'emploi' AS domaine FROM range(3)"
    found = preview(parquet(query), "x.parquet")
    assert {each.quarter for each in found.coded.facts} == {"2025-Q2"}
    assert {each.age_band for each in found.coded.facts} == {"25_34"}
    assert {each.place for each in found.coded.facts} == {"commune:59606"}
    book = xlsx([["date", "insee", "age"], [date(2025, 5, 12), 59606, 27], [date(2024, 1, 1), 59014, 17]])
    assert [each.quarter for each in preview(book).coded.facts] == ["2025-Q2", "2024-Q1"]


def test_errors_say_where_and_what_to_do():
    rows = [*ROWS[:1], ("2017", "Lille", "origine", "emploi", "directe", "X", "27", "médiation"), ("", *ROWS[0][1:])]
    found = preview(csv(*rows))
    assert found.coded.refused == 2
    assert len(found.coded.facts) == 1
    assert not found.is_ready
    say = "n'est pas compris : précisez la codification, ou corrigez le fichier."
    year = "une année ne dit pas le trimestre : donnez-le, ou importez ces chiffres comme une série."
    assert errors(found) == [
        f"Ligne 3, colonne « Commune » : « Lille » {say}",
        f"Ligne 3, colonne « Sexe » : « X » {say}",
        f"Ligne 3, colonne « Date » : {year}",
        "Ligne 4, colonne « Date » : le trimestre manque : donnez une date, un mois ou un trimestre.",
    ]
    with pytest.raises(MovedSincePreview):
        import_facts(preview=found, seen="-", actor=None)
    assert waiting() == []


def test_errors_of_workbooks_name_the_sheet():
    book = xlsx([TITLES, ("2030-01", *ROWS[0][1:])], names=["Accueil"])
    assert errors(preview(book)) == ["Feuille « Accueil », ligne 2 : Trimestre : « T1 2030 » n'est pas encore venu."]


def test_formulas_without_value_are_refused_and_merged_rows_are_headings():
    book = xlsx([TITLES, ("=1+1", *ROWS[0][1:]), ("Année 2025", *[""] * 7), ROWS[1]], merge=["A3:H3"])
    found = preview(book)
    assert "la cellule contient une formule sans résultat" in errors(found)[0]
    assert "intertitre" in str(found.data.findings.warnings[0])
    assert len(found.data.rows) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "vide"),
        (b"PAR1 et rien d'autre", "Parquet ne se lit pas"),
        (b"%PDF-1.7", "PDF"),
        (b"date;date\n1;2", "Deux colonnes s'appellent « date »"),
        (b"date;commune", "aucune ligne sous ses titres"),
        (b"mot", "titres"),
        (b"x" * 20_000_001, "20 Mo"),
        (("date;sexe\n" + "mars 2025;F\n" * 20_001).encode(), "lignes"),
    ],
)
def test_bad_files_are_refused_with_a_sentence(content, said):
    with pytest.raises(Refusal, match=said):
        preview(content)


def test_a_column_of_anything_is_not_a_list():
    rows = [("2025-05", f"lieu{number} x") for number in range(301)]
    found = preview(csv(*rows, titles=("Date", "Commune")))
    assert errors(found)[0].startswith("Colonne « Commune » : plus de 300 valeurs différentes")


def test_two_columns_of_one_meaning_are_read_once():
    found = preview(csv(("2025-05", "Valenciennes", "59014"), titles=("Date", "Commune", "Code INSEE")))
    assert found.coded.columns == {"Date": "quarter", "Commune": "place", "Code INSEE": ""}
    assert found.coded.facts[0].place == "commune:59606"


def test_a_codebook_says_what_nobody_could_guess():
    content = csv(("1", "chom", "2"), ("1", "loge", "1"), titles=("S", "Thème", "Pers"))
    codebook = {
        "columns": {"S": "", "Thème": "domain", "Pers": "sex"},
        "values": {"domain": {"CHOM": "employment", "loge": "housing"}, "sex": {"1": "men", "2": "women"}},
        "constants": {"quarter": "2016-Q4", "source": "partners", "channel": "phone"},
    }
    found = preview_facts(content, "x.csv", codebook_of(codebook))
    assert errors(found) == []
    assert [(each.domain, each.sex, each.quarter, each.source, each.channel) for each in found.coded.facts] == [
        ("employment", "women", "2016-Q4", "partners", "phone"),
        ("housing", "men", "2016-Q4", "partners", "phone"),
    ]
    assert codebook_of(json.loads(json.dumps(found.coded.codebook.to_json()))) == found.coded.codebook


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "JSON lisible"),
        ("[]", "objet JSON"),
        ('{"autre": {}}', "objet JSON"),
        ('{"columns": {"A": "couleur"}}', "« couleur » n'est pas une dimension"),
        ('{"columns": {"A": 3}}', "valeurs sont des textes"),
        ('{"values": []}', "« values » est un objet"),
        ('{"values": {"sex": {"1": 2}}}', "valeurs sont des textes"),
        ('{"constants": {"sexe": "women"}}', "« sexe » n'est pas une dimension"),
        ("[" * 100_000, "JSON lisible"),
    ],
)
def test_what_is_no_codebook_is_refused_with_a_sentence(text, said):
    with pytest.raises(WrongCodebook, match=said):
        read_codebook(text)


def test_a_codebook_that_names_a_code_of_no_list_is_an_error_of_each_row():
    found = preview(csv(), values={"sex": {"f": "fille"}})
    assert errors(found)[0] == "Ligne 2 : Sexe : « fille » n'est pas une valeur des listes."


# --- Confirmed -------------------------------------------------------------------------------------------------------
def test_confirming_makes_facts_wait_and_tells_no_number(pilot):
    found = preview(csv())
    done = import_facts(preview=found, seen=found.fingerprint, actor=pilot, keep_as="Fichier du réseau")
    assert sorted(waiting(), key=str) == sorted(found.coded.facts, key=str)
    assert Fact.objects.count() == 0
    assert done.imported_by == pilot
    assert FactCodebook.objects.get().content["columns"]["Motif"] == "criterion"
    lines = JournalEntry.objects.filter(verb__in=["past_facts_imported", "codebook_kept"])
    assert sorted(line.verb for line in lines) == ["codebook_kept", "past_facts_imported"]
    assert all(line.changes == {} for line in lines)
    pour_facts(day=date(2026, 1, 5))
    assert Fact.objects.count() == len(ROWS)


def test_the_same_facts_are_known_again_whatever_the_file():
    import_facts(preview=preview(csv()), seen="-", actor=None)
    again = preview(xlsx([TITLES, *ROWS[::-1]]), "autre.xlsx")
    assert again.same == FactImport.objects.get()
    assert preview(csv(*ROWS[:-1])).same is None


def test_what_changed_since_the_preview_is_not_imported():
    found = preview(csv())
    with pytest.raises(MovedSincePreview):
        import_facts(preview=found, seen="0" * 64, actor=None)
    assert waiting() == []
    assert FactImport.objects.count() == 0
