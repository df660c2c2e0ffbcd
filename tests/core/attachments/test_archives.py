"""Office files: known by what they hold, cleaned of who wrote them; bombs are refused."""

import contextlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from vigie.core.attachments.archives import EXTENSIONS, Bomb, Damaged, clean_office, office_type


def archive(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def docx() -> bytes:
    document, made = Document(), BytesIO()
    document.add_paragraph("Le contrat")
    document.core_properties.author = "Nom Secret"
    document.save(made)
    return made.getvalue()


def xlsx() -> bytes:
    book, made = Workbook(), BytesIO()
    book.active["A1"] = "paie"
    book.properties.creator = "Nom Secret"
    book.save(made)
    return made.getvalue()


def odt() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", "<office/>")
        file.writestr("meta.xml", "<dc:creator>Nom Secret</dc:creator>")
    return made.getvalue()


def all_of(content: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as file:
        return b"".join(file.read(name) for name in file.namelist())


@pytest.mark.parametrize(("content", "ending"), [(docx(), "docx"), (xlsx(), "xlsx"), (odt(), "odt")])
def test_an_office_file_is_known_and_its_author_goes(content, ending):
    assert EXTENSIONS[office_type(content)] == ending
    cleaned = clean_office(content)
    assert b"Nom Secret" in all_of(content)
    assert b"Nom Secret" not in all_of(cleaned)
    assert EXTENSIONS[office_type(cleaned)] == ending


def test_cleaned_files_still_open():
    assert Document(BytesIO(clean_office(docx()))).paragraphs[0].text == "Le contrat"
    assert load_workbook(BytesIO(clean_office(xlsx()))).active["A1"].value == "paie"


def test_a_plain_archive_and_a_file_with_macros_are_no_office_files():
    assert office_type(archive(note=b"x")) == ""
    macros = {"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b""}
    assert office_type(archive(**macros)) == ""


def test_bombs_are_refused_before_they_are_opened():
    with pytest.raises(Bomb):
        office_type(archive(**{"[Content_Types].xml": b"", "word/document.xml": bytes(20_000_000)}))
    with pytest.raises(Bomb):
        office_type(archive(**{f"part{number}": b"" for number in range(5001)}))


@pytest.mark.parametrize("content", [b"PK\x03\x04", docx()[:300], b"PK\x03\x04" + bytes(500)])
def test_a_damaged_archive_is_said_damaged(content):
    with pytest.raises(Damaged):
        office_type(content)


WRITTEN = docx()


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0, 10_000))
def test_a_damaged_office_file_is_refused_or_read_never_worse(changes, cut):
    damaged = bytearray(WRITTEN)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    with contextlib.suppress(Bomb, Damaged):
        office_type(bytes(damaged[: cut or None]))
        clean_office(bytes(damaged[: cut or None]))


def test_an_office_file_with_a_password_is_refused():
    locked = bytearray(odt())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(signature) + flags] |= 1
    with pytest.raises(Damaged):
        office_type(bytes(locked))


def test_an_office_file_whose_bytes_do_not_unfold_is_refused():
    broken = bytearray(WRITTEN)
    start = broken.find(b"[Content_Types].xml") + len(b"[Content_Types].xml")
    broken[start : start + 6] = b"\xff" * 6
    with pytest.raises(Damaged):
        clean_office(bytes(broken))
