"""What leaves a territory: public editions, and facts of closed vintages, without anything that would name somebody."""

import uuid

import pytest
from django.core.management import CommandError, call_command

from tests.observatory.federation.territories import expected_from, read, values_of
from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.accounts.models import JournalEntry
from vigie.observatory.federation.exporting import settled
from vigie.observatory.federation.federating import Asked, federate
from vigie.observatory.federation.schema import FACT_COLUMNS, FACT_DIMENSIONS, NATIONAL_DIMENSIONS
from vigie.observatory.models import Fact
from vigie.observatory.referentials.versions import current_version
from vigie.territory.models import Territory

pytestmark = pytest.mark.django_db
CODES = dict(
    zip(FACT_DIMENSIONS, ("origin", "housing", "direct", "women", "25_34", "told", "phone", "2025-Q2"), strict=True)
)


@pytest.fixture
def territory():
    return Territory.objects.create(name="Agglomération d'essai", siren="200000001")


def pour(count, *, is_fictitious=False, **values):
    version = current_version()
    for _ in range(count):
        Fact.objects.create(
            **{
                **CODES,
                "referential": version,
                "vintage": 2025,
                "source": "support",
                "place": "commune:59606",
                "is_fictitious": is_fictitious,
                **values,
            }
        )


def sign(**values):
    return publish(edition_of(**{"is_fictitious": False, **values}))


def test_facts_leave_without_place_source_identifier_nor_order(territory, tmp_path):
    pour(30)
    sign()
    call_command("export_facts", tmp_path, "--vintage", "2025", verbosity=0)
    path = tmp_path / "facts/territory=200000001/period=2025/facts.parquet"
    columns, rows = read(path)
    assert columns == list(FACT_COLUMNS)
    keys = [row[columns.index("rkey")] for row in rows]
    assert keys == sorted(keys)
    assert len(set(keys)) == 30
    content = path.read_bytes()
    identifiers = [str(each) for each in Fact.objects.values_list("pk", flat=True)]
    for text in ("commune:59606", "support", *identifiers):
        assert text.encode() not in content
    assert not any(uuid.UUID(each).bytes in content for each in identifiers)
    assert path.parent.stat().st_mode & 0o077 == 0


def test_the_same_facts_keep_their_keys_and_the_act_is_told(territory, tmp_path):
    pour(10)
    sign()
    for place in ("a", "b"):
        call_command("export_facts", tmp_path / place, "--vintage", "2025", verbosity=0)
    name = "facts/territory=200000001/period=2025/facts.parquet"
    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert JournalEntry.objects.filter(verb="facts_exported").count() == 2


def test_a_vintage_corrected_since_it_left_does_not_leave_again(territory, tmp_path):
    pour(10)
    sign()
    call_command("export_facts", tmp_path, "--vintage", "2025", verbosity=0)
    path = next(tmp_path.rglob("facts.parquet"))
    first = path.read_bytes()
    pour(1, sign=-1)
    pour(1, sex="men")
    with pytest.raises(CommandError, match="garde le premier export"):
        call_command("export_facts", tmp_path, "--vintage", "2025", verbosity=0)
    assert path.read_bytes() == first
    assert JournalEntry.objects.filter(verb="facts_exported").count() == 1


@pytest.mark.parametrize(
    ("is_there", "is_signed", "said"),
    [(False, True, "Aucun fait"), (True, False, "n'est pas signée")],
)
def test_a_vintage_that_is_empty_or_open_does_not_leave(territory, tmp_path, is_there, is_signed, said):
    if is_there:
        pour(8)
    if is_signed:
        sign()
    with pytest.raises(CommandError, match=said):
        call_command("export_facts", tmp_path, "--vintage", "2025")
    assert list(tmp_path.iterdir()) == []
    assert not JournalEntry.objects.filter(verb="facts_exported").exists()


def test_a_territory_without_siren_exports_nothing(tmp_path):
    Territory.objects.create(name="Sans SIREN")
    for command in (["export_facts", tmp_path, "--vintage", "2025"], ["export_editions", tmp_path]):
        with pytest.raises(CommandError, match="load_territory"):
            call_command(*command)


def test_real_facts_leave_alone(territory, tmp_path):
    pour(6)
    pour(9, is_fictitious=True)
    sign()
    call_command("export_facts", tmp_path, "--vintage", "2025", verbosity=0)
    _columns, rows = read(tmp_path / "facts/territory=200000001/period=2025/facts.parquet")
    assert [row[-1] for row in rows] == [False] * 6


def test_a_correction_leaves_with_the_fact_it_takes_back():
    row = lambda code, sign, key: (*([code] * len(FACT_DIMENSIONS)), sign, key, False)  # noqa: E731
    rows = [row("a", 1, 1), row("a", 1, 2), row("a", -1, 3), row("b", -1, 4), row("c", 1, 5)]
    kept = [(each[0], each[len(FACT_DIMENSIONS)]) for each in settled(rows)]
    assert sorted(kept) == [("a", 1), ("b", -1), ("c", 1)]


def test_what_is_exported_is_what_is_federated(territory, tmp_path):
    pour(25)
    sign()
    call_command("export_facts", tmp_path / "facts", "--vintage", "2025", verbosity=0)
    columns, rows = read(next(tmp_path.rglob("facts.parquet")))
    assert columns[: len(FACT_DIMENSIONS)] == list(FACT_DIMENSIONS)
    found = values_of(federate(tmp_path / "facts", Asked("duckdb")).rows)
    assert found == expected_from(rows, NATIONAL_DIMENSIONS)
    call_command("export_editions", tmp_path / "editions", verbosity=0)
    national = federate(tmp_path / "editions", Asked("duckdb"))
    total = next(row for row in national.rows if row[2] == "total")
    assert total[3 + len(FACT_DIMENSIONS)] == edition_of().total.value


def test_the_command_writes_one_file_even_among_the_others(territory, tmp_path, capsys):
    pour(25)
    sign()
    call_command("export_facts", tmp_path, "--vintage", "2025", verbosity=0)
    out = tmp_path / "national.parquet"
    call_command("federate", tmp_path, "--out", out, "--query", "sex")
    first = out.read_bytes()
    call_command("federate", tmp_path, "--out", out, "--query", "sex", verbosity=0)
    assert out.read_bytes() == first
    assert "Écrit" in capsys.readouterr().err
    for wrong in (["--query", "lieu"], ["--threshold", "2"]):
        with pytest.raises(CommandError):
            call_command("federate", tmp_path, "--out", out, *wrong)
    assert out.read_bytes() == first
    with pytest.raises(CommandError, match="est un dossier"):
        call_command("federate", tmp_path, "--out", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts", "national.parquet"]
