"""The charter of conduct: versions published by the pilot, signed by each member in their own account."""

import hashlib
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.network.mandates.holding import charter_in_force
from vigie.network.models import CharterSignature, CharterVersion
from vigie.network.refusals import NotNow

STARTING_TEXT: Final = Path(__file__).resolve().parent.parent / "data" / "charter.md"


def hash_of_text(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def starting_text() -> str:
    """Return the text that the first version starts from, for the pilot to make their own."""
    return STARTING_TEXT.read_text(encoding="utf-8")


def publish_charter(*, text: str, seen: int, by: Person | None) -> CharterVersion:
    """Publish a version; everyone is then asked to sign it. seen: the number of the last version its writer saw.

    The same text published twice is one version. Raises NotNow when another was published meanwhile.
    """
    with transaction.atomic():
        last = CharterVersion.objects.select_for_update().order_by("-number").first()
        if last and last.text_hash == hash_of_text(text):
            return last
        if (last.number if last else 0) != seen:
            raise NotNow(gettext("Une autre version vient d'être publiée : relisez-la, puis recommencez."))
        version = CharterVersion.objects.create(
            number=seen + 1, text=text, text_hash=hash_of_text(text), published_by=by
        )
        record(actor=by, verb="network_charter_published", on=version)
    return version


def sign_charter(*, person: Person, text_hash: str) -> CharterSignature:
    """Sign the charter in force, for oneself. text_hash: of the text that was read. Signed twice, it is once.

    Raises NotNow when the text read is no longer the one in force.
    """
    with transaction.atomic():
        version = charter_in_force()
        if version is None or version.text_hash != text_hash:
            raise NotNow(gettext("La charte vient de changer : lisez la nouvelle version avant de signer."))
        signature, is_new = CharterSignature.objects.get_or_create(
            person=person, version=version, defaults={"text_hash": text_hash}
        )
        if is_new:
            record(actor=person, verb="network_charter_signed", on=version)
    return signature
