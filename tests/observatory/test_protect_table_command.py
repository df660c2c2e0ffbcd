"""The two commands on files: what they write, what they say of a bad file, and the code they end with."""

import csv
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from vigie.observatory.disclosure.failures import SolverFailure
from vigie.observatory.disclosure.solver import Program

ROWS = [("x", "u", 2), ("x", "v", 20), ("y", "u", 14), ("y", "w", 9), ("z", "v", 30), ("z", "w", 12), ("z", "u", 8)]
TABLE = "a,b,n\n" + "".join(f"{a},{b},{n}\n" for a, b, n in ROWS)


class Desk:
    """A folder with a table, and the command at hand."""

    def __init__(self, folder):
        self.folder = folder
        self.put("table.csv", TABLE)

    def put(self, name, content):
        path = self.folder / name
        text = content if isinstance(content, (str, bytes)) else json.dumps(content)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def protect(self, *arguments, table="table.csv", dimensions="a,b", count="n"):
        files = {name: str(self.folder / name) for name in ("out.csv", "audit.json")}
        options = [
            "--count",
            count,
            "--dimensions",
            dimensions,
            "--out",
            files["out.csv"],
            "--audit",
            files["audit.json"],
        ]
        call_command("protect_table", str(self.folder / table), *options, *arguments, verbosity=0)
        return self.read()

    def read(self):
        with (self.folder / "out.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file)), json.loads((self.folder / "audit.json").read_text(encoding="utf-8"))

    def refused(self, *arguments, **options):
        before = sorted(path.name for path in self.folder.iterdir())
        with pytest.raises(CommandError) as refusal:
            self.protect(*arguments, **options)
        assert sorted(path.name for path in self.folder.iterdir()) == before
        return refusal.value.returncode, str(refusal.value).replace("\u00a0", " ")


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_every_cell_of_every_table_is_written_once(desk):
    rows, audit = desk.protect()
    assert list(rows[0]) == ["a", "b", "value", "status"]
    assert len({(row["a"], row["b"]) for row in rows}) == len(rows) == audit["cells"] == 16
    assert all((row["value"] == "") == (row["status"] == "secret") for row in rows)
    assert all((row["value"] == "0") == (row["status"] == "zero") for row in rows)
    assert rows[0] == {"a": "Total", "b": "Total", "value": "95", "status": "value"}
    hidden = sum(row["status"] == "secret" for row in rows)
    assert (audit["primary"], audit["secondary"], audit["violations"]) == (1, hidden - 1, 0)


def test_the_audit_bounds_every_secret_cell_and_tells_none_from_another(desk):
    rows, audit = desk.protect()
    secret = [row for row in rows if row["status"] == "secret"]
    assert [bound["cell"] for bound in audit["secret"]] == [{"a": row["a"], "b": row["b"]} for row in secret]
    assert {frozenset(bound) for bound in audit["secret"]} == {frozenset({"cell", "lower", "upper", "exact"})}


def test_the_same_file_gives_the_same_bytes(desk):
    desk.protect()
    first = (desk.folder / "out.csv").read_bytes()
    desk.protect()
    assert (desk.folder / "out.csv").read_bytes() == first


def test_semicolons_and_a_mark_are_read_as_commas_are(desk):
    desk.put("marked.csv", "\ufeff" + TABLE.replace(",", ";"))
    assert desk.protect(table="marked.csv")[0] == desk.protect()[0]


def test_upper_values_are_published_in_every_table(desk):
    tree = desk.put("tree.json", {"a": {"x": "north", "y": ["north", "coast"], "north": "all", "t": "coast"}})
    rows, _audit = desk.protect("--hierarchy", tree)
    values = {row["a"] for row in rows}
    assert values == {"Total", "x", "y", "z", "t", "north", "coast", "all"}
    assert len(rows) == len(values) * 4


def test_a_list_of_tables_replaces_the_usual_ones(desk):
    tables = desk.put("tables.json", [["b"], []])
    rows, _audit = desk.protect("--tables", tables)
    assert [(row["a"], row["b"]) for row in rows] == [
        ("Total", "u"),
        ("Total", "v"),
        ("Total", "w"),
        ("Total", "Total"),
    ]


def test_the_proof_is_checked_and_a_false_one_is_not(desk, capsys):
    proof = desk.folder / "proof.json"
    desk.protect("--proof", str(proof))
    call_command("verify_publication", str(proof))
    assert "vérifiée" in capsys.readouterr().out
    content = json.loads(proof.read_text())
    content["published"][0]["value"] += 1
    desk.put("proof.json", content)
    with pytest.raises(CommandError, match="Total général"):
        call_command("verify_publication", str(proof))


def test_an_audit_is_the_ledger_of_the_next_protection(desk):
    desk.protect("--tables", desk.put("tables.json", [[], ["a"]]))
    ledger = desk.put("old.json", (desk.folder / "audit.json").read_bytes())
    _rows, audit = desk.protect("--ledger", ledger)
    assert audit["violations"] == 0
    assert len(audit["ledger"]) == 1
    desk.put("new.json", (desk.folder / "audit.json").read_bytes())
    assert len(desk.protect("--ledger", str(desk.folder / "new.json"))[1]["ledger"]) == 2


def test_a_plain_list_of_published_cells_is_a_ledger_too(desk):
    cells = [{"cell": {"a": "x", "b": "u"}, "value": 2}]
    with pytest.raises(CommandError) as refusal:
        desk.protect("--ledger", desk.put("old.json", cells))
    assert refusal.value.returncode == 1
    assert "a = x" in str(refusal.value)
    assert desk.read()[1]["violations"] > 0


def test_late_facts_are_hidden_with_what_they_change(desk):
    desk.protect()
    ledger = desk.put("old.json", (desk.folder / "audit.json").read_bytes())
    desk.put("late.csv", TABLE.replace("z,v,30", "z,v,32"))
    rows, audit = desk.protect("--ledger", ledger, table="late.csv")
    assert audit["violations"] == 0
    status = {(row["a"], row["b"]): row["status"] for row in rows}
    assert {status[key] for key in [("Total", "Total"), ("z", "Total"), ("Total", "v")]} == {"secret"}


def test_sources_add_up_and_none_can_deduce_the_others(desk):
    desk.put("by_source.csv", "a,b,n,who\n" + "".join(f"{a},{b},{n},one\n" for a, b, n in ROWS) + "z,v,1,two\n")
    rows, audit = desk.protect("--sources", "who", table="by_source.csv")
    status = {(row["a"], row["b"]): row["status"] for row in rows}
    assert status["z", "v"] == "secret"
    assert audit["violations"] == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "vide"),
        ("a,b,n\n", "aucune ligne"),
        ("a,b,n\nx,u,2\nx,v,deux\n", "Ligne 3"),
        ("a,b,n\nx,u,2.5\n", "Ligne 2"),
        ("a,b,n\nx,u,-2\n", "négatif"),
        ("a,b,n\nx,,2\n", "« b » est vide"),
        ("a,b,n\nx,u,\n", "« n » est vide"),
        ("a,b,n\nx,Total,2\n", "« Total »"),
        ("a,b,n\nx,u,2\nx,u,3\n", "déjà à la ligne 2"),
        ("a,b,n\nx,u\n", "2 valeurs au lieu de 3"),
        ('a,b,n\nx,"u,2\n', "guillemets"),
        ("a,a,b,n\nx,x,u,2\n", "deux fois"),
    ],
)
def test_a_bad_table_is_refused_with_its_row(desk, content, said):
    desk.put("bad.csv", content)
    code, sentence = desk.refused(table="bad.csv")
    assert code == 1
    assert said in sentence


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"count": "missing"}, "« missing »"),
        ({"dimensions": "a,zone"}, "« zone »"),
        ({"dimensions": "a,a"}, "chacun une fois"),
        ({"dimensions": "a,,b"}, "chacun une fois"),
        ({"dimensions": "a,n"}, "qu'une fois"),
    ],
)
def test_a_badly_written_command_has_code_two(desk, options, said):
    code, sentence = desk.refused(**options)
    assert code == 2
    assert said in sentence


def test_a_threshold_under_three_is_badly_written(desk):
    assert desk.refused("--threshold", "2")[0] == 2


@pytest.mark.parametrize(
    ("option", "content", "said"),
    [
        ("--hierarchy", "{", "JSON"),
        ("--hierarchy", ["a"], "la forme attendue"),
        ("--hierarchy", {"zone": {}}, "« zone »"),
        ("--hierarchy", {"a": {"x": "up", "up": "x"}}, "à la fois"),
        ("--hierarchy", {"a": {"x": "up", "up": "top", "top": "up"}}, "tournent en rond"),
        ("--hierarchy", {"a": {"x": "y"}}, "à la fois"),
        ("--hierarchy", {"a": {"x": "Total"}}, "« Total »"),
        ("--hierarchy", {"a": {"x": 3}}, "un nom ou une liste"),
        ("--tables", {}, "la forme attendue"),
        ("--tables", [], "la forme attendue"),
        ("--tables", [["zone"]], "« zone »"),
        ("--tables", [["a", "a"]], "deux fois"),
        ("--ledger", "null", "ni une liste"),
        ("--ledger", [{"cell": {"a": "x"}, "value": "many"}], "ni une liste"),
        ("--ledger", {"published": [{"cell": {"zone": "x"}, "value": 3}]}, "ni une liste"),
    ],
)
def test_a_bad_json_file_is_refused(desk, option, content, said):
    code, sentence = desk.refused(option, desk.put("list.json", content))
    assert code == 1
    assert said in sentence


def test_a_table_crosses_three_dimensions_at_most(desk):
    desk.put("wide.csv", "a,b,c,d,n\nx,u,1,2,9\n")
    tables = desk.put("tables.json", [["a", "b", "c", "d"]])
    assert "3 dimensions" in desk.refused("--tables", tables, table="wide.csv", dimensions="a,b,c,d")[1]


def test_what_is_too_large_is_refused_in_a_sentence(desk):
    rows = "".join(f"{n},{n},{n},{n},1\n" for n in range(60))
    desk.put("large.csv", "a,b,c,d,n\n" + rows)
    code, sentence = desk.refused(table="large.csv", dimensions="a,b,c,d")
    assert code == 1
    assert "trop grands" in sentence


def test_a_solver_that_gives_up_is_said_in_a_sentence(desk, monkeypatch):
    def give_up(_program):
        raise SolverFailure("Unknown")

    monkeypatch.setattr(Program, "run", give_up)
    code, sentence = desk.refused()
    assert code == 1
    assert "rien n'est écrit" in sentence


def test_two_results_cannot_share_a_file(desk):
    code, sentence = desk.refused("--proof", str(desk.folder / "out.csv"))
    assert code == 2
    assert "son propre fichier" in sentence


@pytest.mark.parametrize("content", ["{}", "[]", "null", '{"dimensions": 3}', "not json"])
def test_what_is_not_a_proof_is_said_not_to_be_one(desk, content):
    with pytest.raises(CommandError):
        call_command("verify_publication", desk.put("proof.json", content))
