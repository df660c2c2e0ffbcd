"""PDF files without what their pages do not show."""

import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject, TextStringObject

from tests.core.attachments.test_images import SECRETS, jpeg
from vigie.core.attachments.pdfs import BadPdf, _clean_object, clean_pdf

TELLING = [b"SECRETAUTHOR", b"SECRETFILE", b"SECRETXMP", b"SECRETTOOL", b"SECRETNOTEDBY", b"GPS 50.35", b"auteur"]


def stream(content: bytes, **keys: str) -> StreamObject:
    made = StreamObject()
    made._data = content
    made.update({NameObject("/" + key): NameObject("/" + value) for key, value in keys.items()})
    return made


def note() -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/Rect"): ArrayObject([FloatObject(1)] * 4),
            NameObject("/T"): TextStringObject("SECRETNOTEDBY"),
            NameObject("/Contents"): TextStringObject("Le loyer a change"),
        }
    )


def letter() -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": "SECRETAUTHOR"})
    writer.add_attachment("SECRETFILE.txt", b"SECRETFILE")
    metadata = writer._add_object(stream(b"<x>SECRETXMP</x>", Type="Metadata"))
    writer._root_object[NameObject("/Metadata")] = metadata
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/X"): TextStringObject("SECRETTOOL")})
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(note())])
    photo = writer._add_object(stream(jpeg(*SECRETS), Subtype="Image", Filter="DCTDecode"))
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/Im0"): photo})}
    )
    page.replace_contents(None)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_pdf_loses_what_its_pages_do_not_show():
    original = letter()
    cleaned = clean_pdf(original)
    assert [word for word in TELLING if word not in original] == []
    assert [word for word in TELLING if word in cleaned] == []


def test_its_pages_its_photos_and_its_notes_stay():
    reader = PdfReader(BytesIO(clean_pdf(letter())))
    assert len(reader.pages) == 1
    assert reader.pages[0]["/Annots"][0].get_object()["/Contents"] == "Le loyer a change"
    assert reader.pages[0]["/Resources"]["/XObject"]["/Im0"].get_object()._data == jpeg()


def test_what_an_earlier_version_said_goes():
    first = letter()
    writer = PdfWriter(BytesIO(first), incremental=True)
    writer.pages[0][NameObject("/Annots")][0].get_object()[NameObject("/Contents")] = TextStringObject("Corrige")
    writer.add_metadata({"/Author": "SECRETSECOND"})
    written = BytesIO()
    writer.write(written)
    both = written.getvalue()
    assert both.startswith(first)
    assert b"SECRETSECOND" in both
    cleaned = clean_pdf(both)
    assert [word for word in [*TELLING, b"SECRETSECOND", b"Le loyer"] if word in cleaned] == []
    assert b"Corrige" in cleaned


def test_objects_packed_together_are_read():
    packed = (
        b"1 0 2 30 3 79 "
        + b"<</Type/Catalog/Pages 2 0 R>> ".ljust(30)
        + b"<</Type/Pages/Kids[3 0 R]/Count 1>>".ljust(49)
    )
    packed += b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/PieceInfo<</X(SECRETTOOL)>>>>"
    content = zlib.compress(packed)
    made = b"%%PDF-1.5\n4 0 obj\n<</Type/ObjStm/N 3/First 14/Filter/FlateDecode/Length %d>>stream\n" % len(content)
    places = [(0, 0, 0), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, 9, 0)]
    made += content + b"\nendstream\nendobj\n"
    table = b"".join(
        bytes([kind]) + place.to_bytes(2, "big") + bytes([rank]) for kind, place, rank in [*places, (1, len(made), 0)]
    )
    whole = made + (
        b"5 0 obj\n<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Info<</Author(SECRETAUTHOR)>>/Length %d>>stream\n%s"
        b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (len(table), table, len(made))
    )
    assert "/PieceInfo" in PdfReader(BytesIO(whole)).pages[0]
    cleaned = clean_pdf(whole)
    assert b"SECRET" not in cleaned
    assert PdfReader(BytesIO(cleaned)).pages[0].mediabox.width == 9


def test_a_form_keeps_the_names_of_its_fields():
    field = note()
    field.update({NameObject("/Subtype"): NameObject("/Widget"), NameObject("/T"): TextStringObject("nom")})
    cleaned: dict[str, object] = dict(field)
    _clean_object(cleaned)
    assert cleaned["/T"] == "nom"


def test_one_without_its_end_mark_or_too_intricate_has_no_copy(monkeypatch):
    with pytest.raises(BadPdf):
        clean_pdf(letter() + bytes(4000))
    monkeypatch.setattr("vigie.core.attachments.pdfs.MOST_OBJECTS", 3)
    with pytest.raises(BadPdf):
        clean_pdf(letter())


def test_one_that_takes_too_long_has_no_copy(monkeypatch):
    monkeypatch.setattr("vigie.core.attachments.pdfs.MOST_SECONDS", -1)
    with pytest.raises(BadPdf):
        clean_pdf(letter())


def test_one_with_a_password_has_no_copy():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(letter())))
    writer.encrypt("secret", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    with pytest.raises(BadPdf):
        clean_pdf(written.getvalue())


@given(st.binary(max_size=300), st.integers(0, 1500))
def test_a_damaged_one_is_said_to_be_so(noise: bytes, place: int):
    original = letter()
    damaged = original[:place] + noise + original[place + len(noise) :]
    try:
        cleaned = clean_pdf(damaged)
    except BadPdf:
        return
    assert cleaned.startswith(b"%PDF-")
