import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vigie.core.chart_drawing import SERIES_COLOURS, Medium, draw
from vigie.core.chart_lines import push_apart
from vigie.core.charts import bar_chart, line_chart, stacked_bar_chart
from vigie.core.tables import Column, Kind, Withheld, series_table, table_of

SVG = "{http://www.w3.org/2000/svg}"
DOMAIN = Column("domain", "Domaine")
BARS = table_of(
    "Actions par domaine",
    [DOMAIN, Column("count", "Actions", Kind.NUMBER)],
    [["Éducation", 12], ["Emploi", 1234.5], ["Logement", 0], ["Santé", None]],
)
SERIES = table_of(
    "Avancement",
    [DOMAIN, *(Column(name, header, Kind.NUMBER) for name, header in [("done", "Faites"), ("doing", "En cours")])],
    [["Éducation", 30, 40], ["Emploi", None, 5], ["Logement", None, None]],
)
LINES = table_of(
    "Signalements",
    [Column("year", "Année"), Column("women", "Femmes", Kind.NUMBER), Column("men", "Hommes", Kind.NUMBER)],
    [["2021", 12, 10], ["2022", None, 12], ["2023", 20, 14], ["2024", 22, None]],
)
ALL = [(bar_chart, BARS), (stacked_bar_chart, SERIES), (line_chart, LINES)]
MEDIA = list(Medium)


def texts_of(svg):
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def paths_of(svg):
    return [path.get("d") for path in ElementTree.fromstring(svg).iter(f"{SVG}path") if path.get("fill") != "none"]


@pytest.mark.parametrize(("make", "table"), ALL)
@pytest.mark.parametrize("medium", MEDIA)
def test_a_drawing_holds_nothing_that_a_strict_policy_refuses(make, table, medium):
    svg = make(table, medium=medium).svg
    assert not re.search(r"style|<script|<a |\bon[a-z]+=|<image|<foreignObject|clip-path", svg)
    assert set(re.findall(r'(?:href|url)[=(]"?([^")]*)', svg)) <= set(re.findall(r"url\((#[^)]*)\)", svg))
    assert re.findall(r'https?://[^"]*', svg) == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize(("make", "table"), ALL)
def test_a_drawing_says_what_it_shows(make, table):
    chart = make(table)
    root = ElementTree.fromstring(chart.svg)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (title.text, description.text) == (table.title, chart.description)
    assert "aria-" not in chart.svg.replace("aria-labelledby", "", 1)


@pytest.mark.parametrize(("make", "table"), ALL)
def test_colours_come_from_the_theme_on_screen_and_are_real_in_print(make, table):
    screen, printed = make(table).svg, make(table, medium=Medium.PRINT).svg
    painted = re.findall(r'(?:fill|stroke)="([^"]*)"', screen)
    assert all(colour == "none" or colour.startswith(("var(--chart-", "url(#")) for colour in painted)
    assert "var(" not in printed
    assert SERIES_COLOURS[0] in printed
    assert "font-family" not in screen
    assert 'font-family="Atkinson Hyperlegible Next' in printed


def test_bars_have_their_values_in_french_and_unknown_is_not_zero():
    with translation.override("fr"):
        texts = [text.replace("\u202f", "\u00a0") for text in texts_of(bar_chart(BARS).svg)]
    assert texts == ["Éducation", "Emploi", "Logement", "Santé", "12", "1\u00a0234,5", "0", "non connu"]


def test_lengths_of_bars_are_proportional_and_start_at_zero():
    table = table_of("t", BARS.columns, [["a", 10], ["b", 5], ["c", 2.5]])
    lengths = [float(re.search(r"h(-?[\d.]+)", path).group(1)) for path in paths_of(bar_chart(table).svg)]
    assert [abs(length / lengths[0]) for length in lengths] == pytest.approx([1, 0.5, 0.25])


def test_negative_bars_are_drawn():
    assert "-5" in texts_of(bar_chart(table_of("t", BARS.columns, [["a", 10], ["b", -5]])).svg)


def test_pieces_are_told_apart_without_colour():
    svg = stacked_bar_chart(SERIES).svg
    assert len(re.findall("<pattern ", svg)) == 1
    texts = texts_of(svg)
    assert texts[:2] == ["Faites", "En cours"]
    assert {"30", "40", "70"} <= set(texts)
    assert texts.count("non connu") == 1


def test_what_is_withheld_has_a_hatched_mark_and_no_length():
    table = table_of("t", BARS.columns, [["a", 10], ["b", Withheld("s")], ["c", 0]])
    svg = bar_chart(table, identifier="k").svg
    assert sorted(texts_of(svg)) == ["0", "10", "a", "b", "c", "s"]
    assert svg.count('fill="url(#k-withheld)"') == svg.count('<pattern id="k-withheld"') == 1
    other = bar_chart(table_of("t", BARS.columns, [["a", 10], ["b", Withheld("très secret")], ["c", 0]])).svg
    assert paths_of(other)[:3] == paths_of(svg)[:3]


def test_pieces_are_not_added_up_when_one_is_withheld():
    rows = [["a", 30, Withheld("s")], ["b", 7, 2], ["c", Withheld("s"), Withheld("s")]]
    svg = stacked_bar_chart(table_of("t", SERIES.columns, rows), identifier="k").svg
    assert svg.count('fill="url(#k-withheld)"') == 3
    assert [text for text in texts_of(svg) if text == "s"] == ["s", "s"]
    given = stacked_bar_chart(table_of("t", SERIES.columns, rows), totals=[41, 9, Withheld("s")])
    assert {"41", "9"} <= set(texts_of(given.svg))


def test_lines_stop_where_years_cannot_be_compared_and_say_what_is_withheld():
    rows = [["2021", 12, 10], ["2022", 13, 11], ["2023", Withheld("s"), 12], ["2024", 9, 8]]
    table = table_of("t", LINES.columns, rows)
    strokes = [
        path.get("d")
        for path in ElementTree.fromstring(line_chart(table, breaks={1}).svg).iter(f"{SVG}path")
        if path.get("stroke-dasharray") and len(path.get("d")) > 8
    ]
    assert sum(stroke.count("L") for stroke in strokes) == 2
    assert "s" in texts_of(line_chart(table).svg)


def test_an_interval_is_a_stroke_that_fits_in_the_chart():
    table = table_of("t", LINES.columns[:2], [["2021", 12], ["2022", 13]])
    with_interval = line_chart(table, intervals={(1, 0): (9, 31)}).svg
    assert max(int(text) for text in texts_of(with_interval) if text.isdigit() and len(text) < 4) >= 31


def test_lines_are_told_apart_without_colour():
    root = ElementTree.fromstring(line_chart(LINES).svg)
    dashes = {path.get("stroke-dasharray") for path in root.iter(f"{SVG}path") if path.get("stroke-dasharray")}
    assert len(dashes) == 2
    assert {"Femmes", "Hommes", "2021", "2024"} <= set(texts_of(line_chart(LINES).svg))


def test_an_unknown_value_leaves_a_gap_in_a_line():
    root = ElementTree.fromstring(line_chart(LINES).svg)
    lines = [path.get("d") for path in root.iter(f"{SVG}path") if path.get("stroke-dasharray")]
    assert sum(line.count("M") for line in lines) == 3


def test_eight_series_each_have_their_look():
    names = [f"Série {number}" for number in range(8)]
    table = series_table("t", "Axe", ["Un"], [(name, [number + 1]) for number, name in enumerate(names)])
    assert len(re.findall("<pattern ", stacked_bar_chart(table).svg)) == 7
    assert set(names) <= set(texts_of(stacked_bar_chart(table).svg))
    assert set(names) <= set(texts_of(line_chart(table).svg))


def test_a_chart_without_series_says_so():
    table = series_table("t", "Axe", ["Un"], [])
    assert stacked_bar_chart(table).description == line_chart(table).description == "Aucune donnée."


def test_one_line_alone_needs_no_name():
    table = table_of("t", LINES.columns[:2], [["2021", 12], ["2022", 13]])
    assert "Femmes" not in texts_of(line_chart(table).svg)


def test_shares_are_percentages():
    table = table_of("t", [DOMAIN, Column("share", "Part", Kind.SHARE)], [["a", 0.25], ["b", 1]])
    with translation.override("fr"):
        assert "25\u00a0%" in texts_of(bar_chart(table).svg)
        assert any(re.fullmatch(r"\d0\s%", text) for text in texts_of(line_chart(table).svg))


def test_several_charts_in_a_page_share_no_identifier():
    identifiers = [re.findall(r' id="([^"]+)"', make(table).svg) for make, table in ALL]
    identifiers.append(re.findall(r' id="([^"]+)"', stacked_bar_chart(SERIES, identifier="autre").svg))
    flat = [name for names in identifiers for name in names]
    assert len(set(flat)) == len(flat)


def test_patterns_are_those_of_the_same_drawing():
    svg = stacked_bar_chart(SERIES, identifier='x"><b').svg
    used = set(re.findall(r"url\(#([^)]+)\)", svg))
    assert used == set(re.findall(r'<pattern id="([^"]+)"', svg)) == {"x---b-2"}


def test_a_chart_drawn_twice_is_drawn_once():
    bar_chart(BARS)
    before = draw.cache_info().misses
    bar_chart(BARS, identifier="second")
    assert draw.cache_info().misses == before


def test_too_many_series_or_texts_are_refused():
    columns = [DOMAIN, *(Column(f"c{n}", f"C{n}", Kind.NUMBER) for n in range(len(SERIES_COLOURS) + 1))]
    with pytest.raises(ValueError, match="9 series"):
        stacked_bar_chart(table_of("t", columns, []))
    with pytest.raises(ValueError, match="no number"):
        bar_chart(table_of("t", BARS.columns, [["a", "b"]]))
    with pytest.raises(ValueError, match="negative"):
        stacked_bar_chart(table_of("t", SERIES.columns, [["a", -1, 2]]))


@pytest.mark.parametrize(("make", "table"), ALL)
def test_no_data_is_drawn_and_said(make, table):
    chart = make(table_of("Rien", table.columns, []))
    assert chart.svg.startswith("<svg ")
    assert chart.description == "Aucune donnée."


def test_the_description_tells_every_value():
    assert bar_chart(BARS).description.endswith("Santé\u00a0: non connu.")
    assert stacked_bar_chart(SERIES).description.startswith("Éducation\u00a0: Faites 30, En cours 40\u00a0; Emploi")
    assert bar_chart(BARS, description="Mes mots.").description == "Mes mots."


def test_names_at_the_end_of_lines_do_not_cover_each_other():
    labels = [{"y": 10.0, "name": ["a"]}, {"y": 11.0, "name": ["b", "c"]}, {"y": 12.0, "name": ["d"]}]
    push_apart(labels)
    assert [label["y"] for label in labels] == [10, 28, 64]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=150), st.sampled_from(MEDIA))
def test_any_text_makes_a_well_formed_drawing(text, medium):
    chart = bar_chart(table_of(text, BARS.columns, [[text, 3]]), medium=medium)
    assert ElementTree.fromstring(chart.svg).get("role") == "img"


def test_the_component_shows_the_drawing_and_its_table():
    html = render_to_string("core/components/chart.html", {"chart": bar_chart(BARS)})
    assert html.count("<svg ") == html.count("<table ") == html.count("<caption>") == 1
    assert html.count('scope="row"') == 4
    assert "non connu</td>" in html
