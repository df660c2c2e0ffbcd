"""PDF files without what their pages do not show."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject, TextStringObject

from tests.support.attachments.test_images import SECRETS, jpeg
from vigie.support.attachments.pdfs import BadPdf, clean_pdf

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
