"""What OpenRosa answers, as XML. Plain functions on plain values; the schema is that of docs.getodk.org/openrosa."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree

XFORMS: Final = "http://openrosa.org/xforms/xformsList"
MANIFEST: Final = "http://openrosa.org/xforms/xformsManifest"
RESPONSE: Final = "http://openrosa.org/http/response"


@dataclass(frozen=True)
class ListedForm:
    """A form that a phone may fetch. digest: MD5 of its bytes in hexadecimal. description: empty for none."""

    form_id: str
    name: str
    version: str
    digest: str
    download_url: str
    manifest_url: str
    description: str = ""


def form_list(forms: Iterable[ListedForm]) -> bytes:
    """Return the list of forms."""
    root = etree.Element(f"{{{XFORMS}}}xforms", nsmap={None: XFORMS})
    for form in forms:
        fields = {
            "formID": form.form_id,
            "name": form.name,
            "version": form.version,
            "hash": f"md5:{form.digest}",
            "descriptionText": form.description,
            "downloadUrl": form.download_url,
            "manifestUrl": form.manifest_url,
        }
        add(etree.SubElement(root, f"{{{XFORMS}}}xform"), XFORMS, fields)
    return written(root)


def manifest() -> bytes:
    """Return the list of the files that a form needs: none, since every choice is in the form itself."""
    return written(etree.Element(f"{{{MANIFEST}}}manifest", nsmap={None: MANIFEST}))


def response(message: str) -> bytes:
    """Return a sentence that ODK Collect shows to whoever holds the phone."""
    root = etree.Element(f"{{{RESPONSE}}}OpenRosaResponse", nsmap={None: RESPONSE})
    add(root, RESPONSE, {"message": message})
    return written(root)


def add(parent: etree._Element, namespace: str, fields: dict[str, str]) -> None:
    """Add an element for each text that is not empty."""
    for name, text in fields.items():
        if text:
            etree.SubElement(parent, f"{{{namespace}}}{name}").text = text


def written(root: etree._Element) -> bytes:
    """Return a document as it is sent."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
