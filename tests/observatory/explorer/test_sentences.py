"""Sentences made from figures: right French, and never a number that is not released."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.observatory.released_edition import edition_of
from vigie.observatory.explorer.choices import Choice, every_choice
from vigie.observatory.explorer.grammar import predicate_of
from vigie.observatory.explorer.sentences import in_fractions, sentences_of, total_sentence
from vigie.observatory.explorer.shares import Share, share_of
from vigie.observatory.explorer.shown import shown_of
from vigie.observatory.indicators.uncertainty import interval_of
from vigie.observatory.released import Cell, Dimension, Edition, Item, ReleasedTable, Status

SECRET = Cell((), Status.SECRET)


def edition_with(values: dict[str, int | None], total: int | None, name: str = "domain", **labels: str) -> Edition:
    """An edition of one dimension; None is a secret cell."""
    items = tuple(Item(code, labels.get(code, code)) for code in values)
    cells = tuple(cell((code,), value) for code, value in values.items())
    tables = (ReleasedTable((), (cell((), total),)), ReleasedTable((name,), cells))
    return replace(edition_of(), dimensions=(Dimension(name, "Domaine", items),), tables=tables)


def cell(key: tuple[str, ...], value: int | None) -> Cell:
    if value is None:
        return Cell(key, Status.SECRET)
    return Cell(key, Status.VALUE if value else Status.ZERO, value)


def said(edition: Edition, name: str = "domain") -> list[str]:
    return sentences_of(edition, shown_of(edition, Choice((name,))))


def share(count: int, base: int) -> Share:
    return Share(count, base, interval_of(count, base))


def test_a_part_is_said_with_its_numbers_and_its_interval():
    sentences = said(edition_with({"employment": 72, "housing": 48, "health": 120}, 240))
    assert "3 signalements sur 10 concernent l'emploi (72 sur 240, soit 30\u00a0%" not in sentences[0]
    assert sentences[0] == "240 signalements ont été comptés en 2025."
    assert sentences[1].startswith(
        "La moitié des signalements concernent la santé (120 sur 240, soit 50\u00a0%\u00a0; "
    )
    assert sentences[1].endswith("intervalle à 95\u00a0%\u00a0: de 44\u00a0% à 56\u00a0%).")
    assert sentences[2].startswith("3 signalements sur 10 concernent l'emploi (72 sur 240, soit 30\u00a0%")


@pytest.mark.parametrize(
    ("count", "base", "words"),
    [
        (72, 240, "3 signalements sur 10"),
        (60, 240, "Un signalement sur 4"),
        (63, 240, "Un peu plus d'un signalement sur 4"),
        (57, 240, "Près d'un signalement sur 4"),
        (120, 240, "La moitié des signalements"),
        (125, 240, "Plus de la moitié des signalements"),
        (118, 240, "Près de la moitié des signalements"),
        (80, 240, "Un signalement sur 3"),
        (160, 240, "2 signalements sur 3"),
        (206, 240, "Moins de 9 signalements sur 10"),
        (12, 240, ""),
        (235, 240, ""),
    ],
)
def test_fractions_that_everybody_pictures(count, base, words):
    assert in_fractions(share(count, base))[0].replace("Un peu plus de la", "Plus de la") == words


def test_the_verb_agrees_with_what_is_counted():
    assert "Un signalement sur 4 concerne l'emploi" in said(edition_with({"employment": 60, "health": 180}, 240))[2]
    assert any(
        "1 signalement sur 120 concerne" in line or "6 signalements sur 120 concernent" in line
        for line in said(edition_with({"employment": 6, "other": 114}, 120))
    )


def test_few_observations_are_said_by_their_number():
    sentences = said(edition_with({"employment": 10, "health": 10}, 20))
    assert "C'est peu d'observations\u00a0: à lire avec prudence." in sentences
    assert any(line.startswith("10 signalements sur 20 concernent l'emploi (soit 50\u00a0%") for line in sentences)


def test_what_was_never_met_is_said():
    assert "Aucun signalement ne concerne la santé." in said(edition_with({"employment": 20, "health": 0}, 20))


def test_an_edition_without_anything_says_so():
    edition = edition_with({"employment": 0}, 0)
    assert total_sentence(edition) == "Aucun signalement n'a été compté en 2025."
    assert said(edition) == ["Aucun signalement n'a été compté en 2025."]
    assert total_sentence(edition_with({"employment": 1}, 1)) == "1 signalement a été compté en 2025."
    assert total_sentence(edition_with({"employment": None}, None)).endswith("n'est pas donné.")


def test_nothing_is_said_of_a_part_whose_rest_is_small():
    sentences = said(edition_with({"employment": 48, "health": None}, 50))
    assert not any("48" in line for line in sentences)
    assert share_of(cell((), 48), cell((), 50), 5) is None
    assert share_of(cell((), 45), cell((), 50), 5).count == 45
    assert share_of(cell((), 50), cell((), 50), 5).value == 1


def test_nothing_is_a_share_of_what_is_secret():
    assert share_of(SECRET, cell((), 50), 5) is None
    assert share_of(cell((), 20), SECRET, 5) is None
    assert share_of(cell((), 3), cell((), 4), 5) is None


@pytest.mark.parametrize(
    ("name", "code", "label", "words"),
    [
        ("place", "commune:59481", "Le Quesnoy", "au Quesnoy"),
        ("place", "commune:59564", "La Sentinelle", "à La Sentinelle"),
        ("place", "commune:59014", "Anzin", "à Anzin"),
        ("place", "commune:00001", "Les Alleux", "aux Alleux"),
        (
            "place",
            "territory",
            "lieu non précisé",
            "portent sur des faits survenus dans un lieu qui n'est pas renseigné",
        ),
        ("sex", "women", "femmes", "concernent des femmes"),
        ("sex", "not_stated", "sexe non renseigné", "dont le sexe n'est pas renseigné"),
        ("criterion", "origin", "origine", "citent le critère «\u00a0origine\u00a0»"),
        ("outcome", "mediation", "médiation", "ont pour suite «\u00a0médiation\u00a0»"),
        ("channel", "phone", "téléphone", "sont arrivés par le canal «\u00a0téléphone\u00a0»"),
        ("new", "x", "chose", "relèvent de «\u00a0chose\u00a0»"),
    ],
)
def test_french_knows_how_to_speak_of_each_dimension(name, code, label, words):
    edition = edition_with({code: 72, "zz": 168}, 240, name, zz="autre")
    items = (Item(code, label), Item("zz", "autre"))
    edition = replace(edition, dimensions=(Dimension(name, "Nom", items),))
    shown = shown_of(edition, Choice((name,)))
    assert any(words in line for line in sentences_of(edition, shown))


def test_a_group_of_communes_is_a_sector():
    assert (
        predicate_of("place", "group:centre", "Centre").one
        == "porte sur des faits survenus dans le secteur «\u00a0Centre\u00a0»"
    )


def test_a_crossed_table_says_the_greatest_part_of_its_tallest_rows():
    edition = edition_of()
    shown = shown_of(edition, Choice(("domain", "sex")))
    lines = sentences_of(edition, shown)
    assert lines[1].startswith("Parmi ceux qui concernent l'emploi, ")
    assert len(lines) >= 3


def numbers_in(text: str) -> set[int]:
    """The whole numbers of a sentence, percents and the year aside."""
    plain = re.sub(r"\d+\u00a0%", "", text.replace("\u202f", "").replace("2025", ""))
    # « 3 signalements sur 10 »: the fraction, which is said with the numbers it stands for.
    plain = re.sub(r"(\d+ |d'un |Un )signalements? sur \d+(?= (concern|cit|port|relèv|ont|a ))", "", plain)
    return {int(number) for number in re.findall(r"\d+", re.sub(r"(?<=\d)\u00a0(?=\d)", "", plain))}


@given(st.integers(0, 10_000), st.integers(5, 400))
def test_only_released_numbers_are_said_and_always_the_same(seed, facts):
    edition = edition_of(facts, seed)
    for choice in every_choice(edition)[:40]:
        shown = shown_of(edition, choice)
        lines = sentences_of(edition, shown)
        assert lines == sentences_of(edition, shown)
        released = {shown.base.number, *(row.total.number for row in shown.rows)}
        released |= {cell.number for cell in shown.cells}
        secret = shown.count(Status.SECRET)
        for line in lines:
            if "pas donné" in line:
                assert numbers_in(line) <= {secret, shown.base.number}
            else:
                assert numbers_in(line) <= released, line


@given(st.lists(st.one_of(st.none(), st.integers(5, 60)), min_size=2, max_size=6), st.integers(5, 60))
def test_a_secret_changes_nothing_to_what_is_said(values, other):
    """Two editions that differ by what is secret only say the same: nothing of it can be deduced from the sentences."""
    codes = [f"d{rank}" for rank in range(len(values))]
    total = sum(value or 0 for value in values) + 2 * values.count(None) + other
    edition = edition_with(dict(zip(codes, values, strict=True)), total)
    hidden = replace(
        edition,
        tables=tuple(
            replace(
                table,
                cells=tuple(replace(each, value=3) if each.status is Status.SECRET else each for each in table.cells),
            )
            for table in edition.tables
        ),
    )
    assert [line for line in said(hidden) if "pas donné" not in line] == [
        line for line in said(edition) if "pas donné" not in line
    ]
