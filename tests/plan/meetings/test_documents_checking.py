"""A file is taken for what it is, never for what its name claims."""

from contextlib import suppress
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.plan.spreadsheets import archive
from vigie.core.documents import Document as House
from vigie.core.pdf import to_pdf
from vigie.plan.meetings.documents_checking import LONGEST_TITLE, TYPES, NotADocument, check_file, title_from

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
    "0000000049454e44ae426082"
)
ODF = "application/vnd.oasis.opendocument."


def docx() -> bytes:
    buffer = BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


def xlsx() -> bytes:
    buffer = BytesIO()
    Workbook().save(buffer)
    return buffer.getvalue()


GOOD = {
    "pdf": to_pdf(House(title="Essai", blocks=())),
    "png": PNG,
    "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,",
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xdb\x00C\x00",
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x000\x01\x00\x9d\x01*\x01\x00\x01\x00",
    "docx": docx(),
    "xlsx": xlsx(),
    "pptx": archive({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}),
    "odt": archive({"mimetype": ODF + "text", "content.xml": "<x/>"}),
    "ods": archive({"mimetype": ODF + "spreadsheet", "content.xml": "<x/>"}),
    "odp": archive({"mimetype": ODF + "presentation", "content.xml": "<x/>"}),
}


@pytest.mark.parametrize("extension", GOOD)
def test_each_accepted_kind_is_recognised_under_any_name(extension):
    assert check_file(GOOD[extension], "n'importe.exe").extension == extension


BAD = {
    "empty": b"",
    "text": b"bonjour",
    "html": b"<html><script>alert(1)</script></html>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    "exe": b"MZ\x90\x00" + b"\x00" * 200,
    "html that opens like a gif": b"GIF<script>",
    "zip": archive({"lisez-moi.txt": "bonjour"}),
    "epub": archive({"mimetype": "application/epub+zip"}),
    "broken zip": b"PK\x03\x04" + b"\x00" * 50,
    "macros": archive({"[Content_Types].xml": "", "word/document.xml": "", "word/vbaProject.bin": "x"}),
    "open macros": archive({"mimetype": ODF + "text", "Basic/Standard/Module.xml": "x"}),
    "endless mark": archive({"mimetype": "a" * 1_000_000}),
}


@pytest.mark.parametrize("name", BAD)
def test_anything_else_is_refused_with_a_sentence(name):
    with pytest.raises(NotADocument, match=r"\w+ \w+ .*[.:]"):
        check_file(BAD[name], "lettre.pdf")


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(content):
    for start in (b"", b"PK\x03\x04", b"%PDF-"):
        with suppress(NotADocument):
            assert check_file(start + content, "x.pdf").extension in TYPES


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Lettre_de mission.pdf", "Lettre de mission"),
        ("../../etc/passwd", "passwd"),
        ("C:\\dossier\\Compte rendu.docx", "Compte rendu"),
        ("photo\u202egnp.exe", "photognp"),
        ("a\x00b\nc.pdf", "abc"),
        (".pdf", "pdf"),
        ("", "Document"),
    ],
)
def test_titles_come_from_names_without_their_tricks(name, title):
    assert title_from(name) == title


@given(st.text(max_size=400))
def test_a_title_is_never_empty_nor_too_long(name):
    title = title_from(name)
    assert title.strip()
    assert len(title) <= LONGEST_TITLE
    assert "/" not in title
