import subprocess
import sys

import pytest

from vigie.core.documents import (
    Document,
    Figure,
    Heading,
    Paragraph,
    Run,
    TableBlock,
    close_up_levels,
    column_widths,
    plain,
    table_block,
)
from vigie.core.tables import Column, Kind, table_of


def test_levels_of_headings_never_skip():
    levels = [3, 4, 6, 4, 2, 2, 1, 3]
    closed = close_up_levels([Heading(level, "t") for level in levels])
    assert [heading.level for heading in closed] == [1, 2, 3, 2, 1, 1, 1, 2]


def test_other_blocks_stay_where_they_are():
    blocks = (Paragraph("a"), Heading(2, "b"), Paragraph("c"))
    assert close_up_levels(blocks) == (Paragraph("a"), Heading(1, "b"), Paragraph("c"))


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://example.org", True),
        ("mailto:a@example.org", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_documents_open_only_safe_addresses(link, kept):
    assert bool(Run("a", link=link).safe_link) is kept


def test_what_a_reader_would_miss_is_refused():
    with pytest.raises(ValueError, match="title"):
        Document(" ", ())
    with pytest.raises(ValueError, match="alternative"):
        Figure("<svg/>", " ")
    with pytest.raises(ValueError, match="cells"):
        TableBlock("t", ("a", "b"), (("1",),))
    with pytest.raises(ValueError, match="widths"):
        TableBlock("t", ("a", "b"), (), widths=(1,))
    with pytest.raises(ValueError, match="#rrggbb"):
        Document("t", (), accent="red")


def test_a_long_document_has_a_table_of_contents():
    headings = tuple(Heading(1, str(number)) for number in range(6))
    assert Document("t", headings).has_contents
    assert not Document("t", headings[:5]).has_contents
    assert Document("t", headings[:1], contents=True).has_contents
    assert not Document("t", headings, contents=False).has_contents
    assert not Document("t", (), contents=True).has_contents


def test_wide_columns_go_to_long_texts():
    block = TableBlock("t", ("Action", "N"), (("Former les agents d'accueil de toutes les communes", "1"),))
    wide, narrow = column_widths(block)
    assert wide > 2 * narrow
    assert column_widths(TableBlock("t", ("a", "b"), (), widths=(1, 3))) == (1, 3)
    assert column_widths(TableBlock("t", ("a", "b"), ())) == (4, 4)


def test_a_table_of_values_becomes_a_block():
    columns = [Column("name", "Nom"), Column("count", "Nombre", Kind.NUMBER)]
    block = table_block(table_of("Titre", columns, [["a", 1.5], ["b", None]]))
    assert (block.caption, block.headers, block.numeric) == ("Titre", ("Nom", "Nombre"), {1})
    assert block.rows == (("a", "1,5"), ("b", ""))


def test_letters_without_styles():
    assert plain((Run("a", bold=True), Run("b"))) == plain("ab")


def test_importing_costs_none_of_the_heavy_libraries():
    modules = "vigie.core.documents, vigie.core.pdf, vigie.core.docx_output, vigie.core.exports, vigie.core.charts"
    heavy = "{'typst', 'docx', 'openpyxl', 'vl_convert'}"
    code = f"import sys, {modules}; sys.exit(' '.join({heavy} & set(sys.modules)) or 0)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.returncode == 0, done.stderr
