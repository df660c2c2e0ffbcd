"""Charts, maps and flows: released numbers, nothing of what is secret, and all that reads without colour."""

import re
from dataclasses import replace

from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from tests.observatory.explorer.drawings import PLACES, drawings
from tests.observatory.explorer.large_edition import large_edition
from tests.observatory.released_edition import edition_of
from vigie.observatory.explorer.choices import Choice
from vigie.observatory.explorer.evolution import evolution_chart, evolution_of, one_a_vintage
from vigie.observatory.explorer.figures import (
    MOST_PIECES,
    chart_of,
    drawn_rows,
    is_drawable,
    map_of,
    value_of,
)
from vigie.observatory.explorer.flow import flow_of
from vigie.observatory.explorer.flow_drawing import flow_in_words, flow_svg
from vigie.observatory.explorer.indicator_charts import indicator_chart
from vigie.observatory.explorer.shown import shown_of
from vigie.observatory.explorer.standalone import standalone
from vigie.observatory.released import Cell, Point, Status, Target

SVG = "{http://www.w3.org/2000/svg}"
EDITION = edition_of()


def texts_of(svg):
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_all_drawings_hold_nothing_that_a_strict_policy_refuses():
    for file in drawings():
        svg = file.content.decode()
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        assert not re.search(r"style=|<script|\bon[a-z]+=|<image|<foreignObject", svg), file.name
        assert len(file.content) < 90_000
        assert file.details["title"]


def test_a_secret_has_a_hatched_mark_in_a_chart_and_no_length():
    shown = shown_of(EDITION, Choice(("criterion",), (("domain", "health"), ("outcome", "none"))))
    assert shown.count(Status.SECRET)
    svg = chart_of(EDITION, shown).svg
    assert svg.count('fill="url(#chart-withheld)"') == shown.count(Status.SECRET)
    assert texts_of(svg).count("s") == shown.count(Status.SECRET)


def test_a_chart_has_room_for_so_many_pieces_and_keeps_those_that_have_a_number():
    large = large_edition()
    shown = shown_of(large, Choice(("place", "domain")))
    rows = drawn_rows(shown)
    assert len(rows) * len(shown.columns) <= MOST_PIECES
    assert len(rows) < len(shown.rows)
    assert all(any(cell.number for cell in row.cells) for row in rows)
    assert len(chart_of(large, shown).svg.encode()) < 90_000


def test_what_has_no_number_or_too_many_columns_is_not_drawn():
    everything_secret = replace(
        EDITION,
        tables=tuple(
            replace(table, cells=tuple(Cell(cell.key, Status.SECRET) for cell in table.cells))
            for table in EDITION.tables
        ),
    )
    assert not is_drawable(shown_of(everything_secret, Choice(("domain",))))
    assert not is_drawable(shown_of(large_edition(), Choice(("place", "criterion"))))


def test_a_map_tells_zero_secret_and_unknown_apart_without_colour():
    codes = [place.insee_code for place in PLACES]
    cells = {("commune:" + codes[0],): 0, ("commune:" + codes[1],): None}
    table = EDITION.table("place")
    changed = tuple(
        (Cell(cell.key, Status.SECRET) if cells[cell.key] is None else Cell(cell.key, Status.ZERO, 0))
        if cell.key in cells
        else cell
        for cell in table.cells
    )
    edition = replace(EDITION, tables=tuple(replace(t, cells=changed) if t is table else t for t in EDITION.tables))
    other = replace(PLACES[2], insee_code="99999", name="Ailleurs")
    drawn = map_of(edition, shown_of(edition, Choice(("place",))), [PLACES[0], PLACES[1], other])
    paths = ElementTree.fromstring(drawn.svg).findall(f"{SVG}path")
    assert [path.get("fill") for path in paths] == [None, "url(#map-withheld)", "url(#map-hatch)"]
    assert [row.figure for row in drawn.table] == ["0", "s (secret statistique)", "aucune donnée"]


def test_a_flow_ties_released_numbers_from_stage_to_stage():
    flow = flow_of(EDITION)
    assert flow.names == ("criterion", "domain", "outcome")
    cells = EDITION.table("domain", "criterion").by_key
    for link in flow.links:
        if link.stage == 0:
            assert link.cell == cells[link.end, link.start]
        assert link.cell.status in (Status.VALUE, Status.SECRET)
    narrowed = flow_of(EDITION, (("criterion", "origin"),))
    assert narrowed.names == ("domain", "outcome")
    assert narrowed.base == EDITION.table("criterion").by_key["origin",]
    assert flow_of(EDITION, (("criterion", "origin"), ("domain", "housing"))) is None
    assert flow_of(replace(EDITION, tables=())) is None


@given(st.integers(0, 10_000), st.integers(0, 300))
def test_a_flow_is_drawn_whatever_the_numbers_and_secret_ribbons_are_all_alike(seed, facts):
    flow = flow_of(edition_of(facts, seed))
    svg = flow_svg(flow, flow.names, title="T", description=flow_in_words(flow))
    root = ElementTree.fromstring(svg)
    dotted = [path for path in root.iter(f"{SVG}path") if path.get("stroke-dasharray")]
    assert len(dotted) == sum(link.cell.status is Status.SECRET for link in flow.links)
    assert {path.get("stroke-width") for path in dotted} <= {"1.4"}
    assert "nan" not in svg


def test_an_evolution_takes_the_correction_of_each_year_and_stops_where_lists_change():
    first = replace(edition_of(100, 1), vintage=2023, number=1)
    wrong = replace(edition_of(120, 2), vintage=2024, number=2)
    right = replace(edition_of(140, 3), vintage=2024, number=3)
    editions = one_a_vintage([right, first, wrong])
    assert [(edition.vintage, edition.number) for edition in editions] == [(2023, 1), (2024, 3)]
    evolution = evolution_of(editions, ("domain",))
    assert evolution.breaks == ()
    assert evolution.cells[0][1] == right.table("domain").by_key[evolution.items[0].code,]
    shorter = replace(first.dimensions[0], items=first.dimensions[0].items[:2])
    changed = replace(first, dimensions=(shorter, *first.dimensions[1:]))
    assert evolution_of([changed, right], ("domain",)).breaks == (1,)
    assert evolution_chart(evolution_of([right], ("domain",))) is None
    assert evolution_of(editions, ("domain", "sex")) is None
    assert len(evolution_of(editions, ()).cells) == 1


def test_an_indicator_shows_its_target_its_breaks_and_its_intervals():
    share = replace(
        EDITION.indicators[1],
        points=(
            Point("2023", 0.4, Status.VALUE, lower=0.3, upper=0.5, observations=80),
            Point("2024", None, Status.SECRET),
            Point("2025", 0.6, Status.VALUE, lower=0.5, upper=0.7, observations=90, is_comparable=False),
        ),
        target=Target(0.8, "2027"),
    )
    svg = indicator_chart(share).svg
    texts = texts_of(svg)
    assert {"2023", "2027", "Cible", "s"} <= set(texts)
    assert any("80" in text for text in texts)
    assert indicator_chart(replace(share, points=(Point("2025", None, Status.NOT_COLLECTED),))) is None


def test_a_picture_that_lives_alone_has_its_title_its_legend_and_its_source():
    by_name = {file.name: file for file in drawings()}
    chosen = by_name["explorer.lieu.carte"]
    legend = [(look, text) for look, text in chosen.details["legend"]]
    document = standalone(
        chosen.content.decode(), title="Un très long titre " * 8, notes=["Source : nous"], legend=legend
    )
    root = ElementTree.fromstring(document)
    assert root.get("viewBox")
    assert not re.search(r"var\(|class=", document)
    assert {text for _look, text in legend} <= set(texts_of(document))
    assert "Source : nous" in texts_of(document)


def test_black_and_white_is_enough():
    """Series of a stacked chart are patterns; numbers are written; secret is a hatch: no meaning rests on a colour."""
    svg = chart_of(EDITION, shown_of(EDITION, Choice(("domain", "sex")))).svg
    patterns = re.findall(r'<pattern id="chart-\d"', svg)
    assert len(patterns) == len(EDITION.by_name["sex"].items) - 1
    written = set(texts_of(svg))
    totals = {str(cell.number) for cell in EDITION.table("domain").cells}
    assert totals <= written


def test_a_secret_cell_is_withheld_from_tables_of_numbers():
    assert str(value_of(Cell((), Status.SECRET, 3))) == "s"
    assert value_of(Cell((), Status.ZERO, 0)) == 0
    assert value_of(Cell((), Status.NOT_COLLECTED)) is None
