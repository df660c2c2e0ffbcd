"""``vigie verify_publication``: what is whole, and the first fault of what is not."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.observatory.editions.scene import make_facts, signed
from vigie.observatory.drawn import DrawnFile
from vigie.observatory.editions.drawing import keep
from vigie.observatory.models import Publication, PublicationFile
from vigie.observatory.released_json import canonical, hash_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def publication(pilot, reader):
    make_facts()
    return signed(pilot, reader)


def test_a_signed_edition_is_whole(publication, capsys):
    call_command("verify_publication", "1")
    out = capsys.readouterr().out
    assert "L'édition n° 1 est intacte, et sa preuve tient." in out
    assert publication.content_hash in out


def test_an_unknown_edition_is_said():
    with pytest.raises(CommandError, match="Aucune édition signée ne porte le n° 4"):
        call_command("verify_publication", "4")


def changed(publication, **values):
    """Change a signed edition behind the back of the database's triggers, which tests on SQLite do without."""
    from django.db import connection

    from vigie.observatory.frozen_tables import FILES, PUBLICATIONS

    with connection.cursor() as cursor:
        for table in (PUBLICATIONS, FILES):
            for statement in table.releasing(connection.vendor):
                cursor.execute(statement)
    Publication.objects.filter(pk=publication.pk).update(**values)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": "Un autre titre"}, "« titre » n'est pas ce que dit le contenu signé"),
        ({"signatory_name": "Quelqu'un"}, "« signée par »"),
        ({"content_hash": "0" * 64}, "L'empreinte n'est plus celle"),
        ({"vintage": 2019}, "« millésime »"),
    ],
)
def test_what_was_changed_is_named(publication, values, sentence):
    changed(publication, **values)
    with pytest.raises(CommandError, match=sentence):
        call_command("verify_publication", "1")


def test_a_content_changed_with_its_hash_is_betrayed_by_its_sums(publication):
    content = publication.content
    table = next(table for table in content["tables"] if table["dimensions"] == ["sex"])
    cell = next(cell for cell in table["cells"] if cell[1] == "value")
    cell[2] += 1
    changed(publication, content=content, content_hash=hash_of(content))
    with pytest.raises(CommandError, match="ne s'additionnent pas"):
        call_command("verify_publication", "1")


def test_a_file_changed_is_named(publication):
    keep(publication, DrawnFile("domain.svg", "image/svg+xml", b"<svg/>"))
    changed(publication)
    PublicationFile.objects.update(content=b"<svg></svg>")
    with pytest.raises(CommandError, match=r"« domain\.svg » n'est plus"):
        call_command("verify_publication", "1")


def test_a_ledger_with_a_hole_is_named(publication):
    changed(publication, proof={**publication.proof, "ledger": [[7, "0" * 64]]})
    with pytest.raises(CommandError, match="tout ce qui était publié avant elle"):
        call_command("verify_publication", "1")


def test_an_edition_saved_as_a_file(publication, tmp_path, capsys):
    path = tmp_path / "edition.json"
    path.write_bytes(canonical(publication.content))
    call_command("verify_publication", str(path))
    assert "telle que signée ici" in capsys.readouterr().out
    elsewhere = {**publication.content, "number": 40}
    path.write_bytes(canonical(elsewhere))
    call_command("verify_publication", str(path))
    assert "n'est pas signée ici" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("write", "sentence"),
    [
        (lambda content: b"{", "n'est pas du JSON lisible"),
        (lambda content: b'{"tables": 3}', "n'est pas une édition"),
        (lambda content: json.dumps(content, indent=1).encode(), "pas identique à celui qui a été publié"),
        (lambda content: canonical({**content, "introduction": "Autre"}), "Ce fichier n'est pas l'édition n° 1"),
        (lambda content: b"\xff\xfe", "n'est pas du JSON lisible"),
        (lambda content: canonical({**content, "number": None}), "qui n'est pas signée"),
    ],
)
def test_a_file_that_is_not_the_edition(publication, tmp_path, write, sentence):
    path = tmp_path / "edition.json"
    path.write_bytes(write(publication.content))
    with pytest.raises(CommandError, match=sentence):
        call_command("verify_publication", str(path))


def test_a_proof_is_verified_by_itself(publication, tmp_path, capsys):
    path = tmp_path / "preuve.json"
    proof = publication.proof["parts"][0]
    path.write_text(json.dumps(proof))
    call_command("verify_publication", str(path))
    assert "Preuve vérifiée" in capsys.readouterr().out
    path.write_text(json.dumps({**proof, "witnesses": []}))
    with pytest.raises(CommandError, match="n'est pas une preuve"):
        call_command("verify_publication", str(path))


def test_a_proof_of_other_numbers_is_named(publication):
    parts = json.loads(json.dumps(publication.proof["parts"]))
    parts[0]["published"] = [row for row in parts[0]["published"] if row["cell"] != {"sex": "women"}]
    changed(publication, proof={**publication.proof, "parts": parts})
    with pytest.raises(CommandError, match="pas celle des nombres publiés"):
        call_command("verify_publication", "1")


def test_a_proof_whose_witness_is_changed_is_named(publication):
    parts = json.loads(json.dumps(publication.proof["parts"]))
    parts[0]["witnesses"][0][0][-1] += 1
    changed(publication, proof={**publication.proof, "parts": parts})
    with pytest.raises(CommandError, match=r"Preuve : .*le témoin 1 donne"):
        call_command("verify_publication", "1")


def test_an_edition_without_proof_is_named(publication):
    changed(publication, proof={**publication.proof, "parts": []})
    with pytest.raises(CommandError, match="pas de preuve"):
        call_command("verify_publication", "1")
