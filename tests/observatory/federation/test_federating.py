"""National tables, from facts and from editions; what is tolerated, what is refused."""

import re
from dataclasses import replace

import pytest

from tests.observatory.federation.territories import edition, expected_from, facts, put, put_edition, read, values_of
from vigie.observatory.federation.engines import ENGINES
from vigie.observatory.federation.federating import Asked, federate, to_file
from vigie.observatory.federation.schema import (
    FACT_DIMENSIONS,
    NATIONAL_COLUMNS,
    NATIONAL_DIMENSIONS,
    FederationRefusal,
)
from vigie.observatory.released import Cell, ReleasedTable, Status

ASKED = Asked("duckdb")


@pytest.fixture
def folder(tmp_path):
    """Two territories, with a name that would trouble SQL or a pattern, and with files that engines leave behind."""
    folder = tmp_path / "l'île [1] à « voir » %20"
    for number, siren in enumerate(("200000001", "012345678")):
        put(folder / f"facts/territory={siren}/period=2025/facts.parquet", facts(300, number))
    (folder / "_SUCCESS.parquet").write_text("")
    (folder / "lisez-moi.txt").write_text("")
    return folder


ALL = [*facts(300, 0), *facts(300, 1)]


def test_national_tables_are_the_protected_counts_of_all_territories(folder):
    national = federate(folder, ASKED)
    assert values_of(national.rows) == expected_from(ALL, NATIONAL_DIMENSIONS)
    assert {row[0] for row in national.rows} == {"facts"}
    assert not national.notices


def test_no_small_number_is_shown_and_absent_means_nobody_or_too_few(folder):
    low, high = federate(folder, ASKED), federate(folder, Asked("duckdb", threshold=90))
    place = list(NATIONAL_COLUMNS).index("value")
    assert min(row[place] for row in low.rows) >= 5
    assert high.rows == [row for row in low.rows if row[place] >= 90] != low.rows


def test_the_file_has_the_documented_columns_and_says_its_noise(folder, tmp_path):
    path = tmp_path / "out.parquet"
    path.write_bytes(to_file(federate(folder, ASKED), ASKED))
    columns, rows = read(path)
    assert columns == list(NATIONAL_COLUMNS)
    total = dict(zip(columns, next(row for row in rows if row[2] == "total"), strict=True))
    assert (total["noise_bound"], total["noise_variance"], total["is_fictitious"]) == (5, 3.0, False)
    assert total["lower"] <= 600 <= total["upper"]
    assert to_file(federate(folder, ASKED), ASKED) == path.read_bytes()


def test_a_table_is_asked_for_with_three_variables_at_most(folder):
    national = federate(folder, Asked("duckdb", ("quarter", "type", "sex")))
    wanted = tuple(name for name in FACT_DIMENSIONS if name in ("quarter", "type", "sex"))
    assert values_of(national.rows) == expected_from(ALL, wanted, widths=[3])
    for query in (("sex", "type", "domain", "outcome"), ("sex", "sex"), ("place",), ("territory",)):
        with pytest.raises(FederationRefusal):
            Asked("duckdb", query)


def test_the_same_cell_has_the_same_noise_in_any_question(folder):
    one = values_of(federate(folder, Asked("duckdb", ("sex",))).rows)
    every = values_of(federate(folder, ASKED).rows)
    assert one
    assert all(every[key] == value for key, value in one.items())


def test_a_lower_threshold_is_refused():
    with pytest.raises(FederationRefusal, match="ne descend pas sous 5"):
        Asked("duckdb", threshold=4)


def test_a_correction_takes_a_fact_back(tmp_path):
    rows = facts(40, 3)
    taken = [(*row[: len(FACT_DIMENSIONS)], -1, row[len(FACT_DIMENSIONS) + 1], False) for row in rows[:20]]
    put(tmp_path / "territory=1/period=2025/a.parquet", [*rows, *taken])
    put(tmp_path / "territory=2/period=2025/a.parquet", taken[:1])
    assert values_of(federate(tmp_path, ASKED).rows) == expected_from([*rows, *taken, taken[0]], NATIONAL_DIMENSIONS)


def test_files_may_lack_columns_or_say_their_place_inside(tmp_path):
    rows = facts(60, 5)
    put(tmp_path / "territory=1/period=2025/a.parquet", rows, without=("sign", "is_fictitious", "age_band"))
    put(tmp_path / "top.parquet", rows, territory="2", vintage="2025", place="commune:59606")
    place = FACT_DIMENSIONS.index("age_band")
    blank = [(*row[:place], "not_collected", *row[place + 1 :]) for row in rows]
    assert values_of(federate(tmp_path, ASKED).rows) == expected_from([*rows, *blank], NATIONAL_DIMENSIONS)


def test_a_year_written_as_a_number_is_the_same_year(tmp_path):
    import duckdb

    put(tmp_path / "territory=1/period=2025/a.parquet", facts(50, 1))
    (tmp_path / "b").mkdir()
    source, target = tmp_path / "territory=1/period=2025/a.parquet", tmp_path / "b/top.parquet"
    columns = ", ".join((*FACT_DIMENSIONS, "sign", "rkey"))
    duckdb.sql(f"COPY (SELECT {columns}, 7 AS territory, 2025 AS period FROM '{source}') TO '{target}'")
    assert values_of(federate(tmp_path, ASKED).rows) == expected_from([*facts(50, 1)] * 2, NATIONAL_DIMENSIONS)
    source.unlink()
    assert values_of(federate(tmp_path, ASKED).rows) == expected_from(facts(50, 1), NATIONAL_DIMENSIONS)


def test_made_up_facts_are_never_added_to_real_ones(tmp_path):
    made_up = [(*row[:-1], True) for row in facts(80, 8)]
    put(tmp_path / "territory=1/period=2025/a.parquet", made_up)
    alone = federate(tmp_path, ASKED)
    assert alone.rows
    assert all(row[-1] for row in alone.rows)
    put(tmp_path / "territory=2/period=2025/a.parquet", facts(80, 9))
    both = federate(tmp_path, ASKED)
    assert values_of(both.rows) == expected_from(facts(80, 9), NATIONAL_DIMENSIONS)
    assert both.notices == ["Les données fictives sont laissées de côté."]


def sums(national):
    """The national rows of editions, as dictionaries by table and domain."""
    rows = [dict(zip(NATIONAL_COLUMNS, row, strict=True)) for row in national.rows]
    return {(row["table_name"], row["domain"]): row for row in rows}


def with_domains(number, *cells):
    """An edition of one table, by domain."""
    table = ReleasedTable(("domain",), tuple(Cell((code,), status, value) for code, status, value in cells))
    return replace(edition(number=number), tables=(table,))


def test_editions_are_added_up_and_what_is_hidden_is_not_guessed(tmp_path):
    value, zero, secret, absent = Status.VALUE, Status.ZERO, Status.SECRET, Status.NOT_COLLECTED
    put_edition(
        tmp_path,
        "1",
        with_domains(
            1, ("employment", value, 7), ("housing", value, 9), ("health", zero, 0), ("education", secret, None)
        ),
    )
    put_edition(
        tmp_path,
        "2",
        with_domains(
            4, ("employment", value, 8), ("housing", secret, None), ("health", zero, 0), ("education", absent, None)
        ),
    )
    found = sums(federate(tmp_path, ASKED))
    told = {code: (row["value"], row["status"], row["lower"], row["upper"]) for (_, code), row in found.items()}
    assert told == {
        "employment": (15, "value", 15, 15),
        "housing": (9, "at_least", 9, None),
        "health": (0, "zero", 0, 0),
        "education": (None, "secret", 0, None),
    }
    assert {row["territories"] for row in found.values()} == {2}
    assert found["domain", "housing"]["territories_hidden"] == 1


def test_the_last_edition_of_a_territory_counts_and_copies_count_once(tmp_path):
    value = Status.VALUE
    put_edition(tmp_path, "1", with_domains(1, ("employment", value, 50)), "edition-1.parquet")
    put_edition(tmp_path, "1", with_domains(2, ("employment", value, 40)), "edition-2.parquet")
    put_edition(tmp_path, "1", with_domains(2, ("employment", value, 40)), "copy.parquet")
    put_edition(tmp_path, "2", with_domains(1, ("employment", value, 5)))
    row = sums(federate(tmp_path, ASKED))["domain", "employment"]
    assert (row["value"], row["territories"]) == (45, 2)


def test_tables_by_place_stay_in_their_territory_and_whole_editions_are_read(tmp_path):
    for siren in ("1", "2", "3"):
        put_edition(tmp_path, siren, edition())
    (tmp_path / "editions/territory=1/period=2025/indicateurs.parquet").write_bytes(
        to_file(federate(tmp_path, ASKED), ASKED)
    )
    national = federate(tmp_path, ASKED)
    tables = {row[2] for row in national.rows}
    assert "domain-sex" in tables
    assert not any("place" in table for table in tables)
    assert sums(national)["total", "total"]["value"] == 3 * edition().total.value


def test_a_period_with_editions_is_not_counted_again_from_facts(folder):
    put_edition(folder, "200000001", edition())
    put(folder / "facts/territory=200000001/period=2024/facts.parquet", facts(90, 7))
    national = federate(folder, ASKED)
    assert {(row[0], row[1]) for row in national.rows} == {("editions", "2025"), ("facts", "2024")}
    assert "2025" in national.notices[0]
    with pytest.raises(FederationRefusal, match="Les éditions montrent déjà ce tableau"):
        federate(folder, Asked("duckdb", ("domain", "sex")))
    assert federate(folder, Asked("duckdb", ("type", "channel"))).rows


def test_a_query_without_facts_is_refused(tmp_path):
    put_edition(tmp_path, "1", edition())
    with pytest.raises(FederationRefusal, match="n'a pas de faits"):
        federate(tmp_path, Asked("duckdb", ("sex",)))


def test_a_folder_with_nothing_or_something_wrong_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(FederationRefusal, match="n'est pas un dossier"):
        federate(tmp_path / "absent", ASKED)
    with pytest.raises(FederationRefusal, match="aucun fichier Parquet"):
        federate(tmp_path, ASKED)
    put(tmp_path / "territory=1/period=2025/a.parquet", facts(5, 1))
    for content in (b"", b"hello", b"PAR1" + b"x" * 100):
        (tmp_path / "mauvais.parquet").write_bytes(content)
        with pytest.raises(FederationRefusal, match=r"mauvais\.parquet.*n'est pas un fichier Parquet"):
            federate(tmp_path, ASKED)


@pytest.mark.parametrize("name", ["*", "faits?", "[ab]", "{a,b}"])
@pytest.mark.parametrize("place", ["territory=1/period=2025/%s.parquet", "%s/territory=1/period=2025/a.parquet"])
def test_a_name_that_engines_would_read_as_a_pattern_is_refused(tmp_path, place, name):
    put(tmp_path / "territory=2/period=2025/a.parquet", facts(5, 1))
    put(tmp_path / (place % name), facts(5, 2))
    with pytest.raises(FederationRefusal, match=re.escape(f"« {place % name} »")):
        federate(tmp_path, ASKED)


@pytest.mark.parametrize(
    ("name", "without", "said"),
    [
        ("territory=1/period=2025/a.parquet", ("rkey",), "rkey"),
        ("period=2025/a.parquet", (), "territory"),
        ("territory=1/a.parquet", (), "period"),
    ],
)
def test_a_file_that_lacks_what_it_must_say_is_named(tmp_path, name, without, said):
    put(tmp_path / name, facts(5, 1), without=without)
    with pytest.raises(FederationRefusal, match=rf"a\.parquet.*{said}"):
        federate(tmp_path, ASKED)


def test_every_engine_has_a_name():
    assert set(ENGINES) == {"duckdb", "spark"}
