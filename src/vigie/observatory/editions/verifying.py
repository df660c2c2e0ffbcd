"""Verifies an edition: its hash, what its row repeats, its sums, its files, its ledger, its proof; without a solver."""

import hashlib
import json
from collections.abc import Iterator

from django.utils.translation import gettext

from vigie.observatory.editions.consistency import first_fault
from vigie.observatory.editions.integrity import content_fault
from vigie.observatory.editions.witnesses import witness_fault
from vigie.observatory.models import Publication, PublicationFile
from vigie.observatory.released import Edition
from vigie.observatory.released_json import canonical, from_json, hash_of, to_json


def publication_fault(publication: Publication) -> str:
    """Return, in a sentence, the first fault of a signed edition; nothing when it is whole and its proof holds."""
    return next((fault for fault in publication_faults(publication) if fault), "")


def publication_faults(publication: Publication) -> Iterator[str]:
    """Yield what is wrong with a signed edition, the gravest first; an empty text for what is right."""
    yield content_fault(publication)
    yield first_fault(from_json(publication.content))
    yield file_fault(publication)
    yield ledger_fault(publication)
    yield witness_fault(publication)


def file_fault(publication: Publication) -> str:
    """Return the first drawn file that is no longer what was drawn."""
    for file in PublicationFile.objects.filter(publication=publication).iterator(chunk_size=1):
        if hashlib.sha256(bytes(file.content)).hexdigest() != file.content_hash:
            return gettext("Le fichier « %(name)s » n'est plus celui qui a été préparé.") % {"name": file.name}
    return ""


def ledger_fault(publication: Publication) -> str:
    """Return why the ledger that an edition was protected with is not what was published before it."""
    signed = Publication.objects.filter(is_fictitious=publication.is_fictitious, number__lt=publication.number)
    before = [list(mark) for mark in signed.order_by("number").values_list("number", "content_hash")]
    if publication.proof.get("ledger") != before:
        return gettext("L'édition n'a pas été protégée avec tout ce qui était publié avant elle.")
    return ""


def read_edition(content: bytes) -> Edition | None:
    """Return the edition that a file holds, or None when it holds none."""
    try:
        return from_json(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def edition_fault(content: bytes, edition: Edition | None) -> str:
    """Return the first fault of an edition saved as a file; compared with what is signed here under its number.

    content: the bytes of the file. edition: what ``read_edition`` reads in them.
    """
    if edition is None:
        return gettext("Ce fichier n'est pas une édition : donnez le fichier JSON de sa page.")
    if edition.number is None:
        return gettext("Ce fichier est une édition qui n'est pas signée.")
    values = to_json(edition)
    if canonical(values) != content.removesuffix(b"\n"):
        return gettext("Ce fichier n'est pas identique à celui qui a été publié : son empreinte n'est pas la bonne.")
    known = Publication.objects.filter(number=edition.number).values_list("content_hash", flat=True).first()
    if known is not None and known != hash_of(values):
        return gettext("Ce fichier n'est pas l'édition n° %(number)d qui a été signée.") % {"number": edition.number}
    return first_fault(edition)
