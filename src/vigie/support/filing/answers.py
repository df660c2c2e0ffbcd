"""From the answers of a form to the texts that are sealed, and to the digest of what was sent. Plain values."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from vigie.support.facts.coding import Told
from vigie.support.fields import Field

NOT_STATED = "not_stated"
# Which answers each structured text holds.
STRUCTURED: Mapping[str, tuple[str, ...]] = {
    Field.CIRCUMSTANCES: ("when", "commune", "where"),
    Field.FELT: ("criteria", "domain"),
    Field.CONTACT: ("name", "phone", "email", "safe_hours"),
    Field.PERSON: ("role", "sex", "age_band"),
}
PLAIN = (Field.STORY, Field.RESPONDENT, Field.DONE, Field.HOPED)


def texts_of(answers: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts to seal, by field; those of which nothing was said are left out."""
    texts = {str(field): str(answers.get(field) or "") for field in PLAIN}
    for field, names in STRUCTURED.items():
        values = {name: answers[name] for name in names if answers.get(name)}
        texts[str(field)] = json.dumps(values, ensure_ascii=False, sort_keys=True) if values else ""
    return {field: text for field, text in texts.items() if text}


def told_by(texts: Mapping[str, str], channel: str) -> Told:
    """Return what the observatory may learn of a report: codes, and never words. texts: as ``texts_of`` makes them."""
    felt, where, person = (values(texts, field) for field in (Field.FELT, Field.CIRCUMSTANCES, Field.PERSON))
    return Told(
        channel=channel,
        criteria=tuple(code for code in felt.get("criteria", ()) if code != NOT_STATED),
        domain=felt.get("domain", NOT_STATED),
        commune=where.get("commune", ""),
        sex=person.get("sex", NOT_STATED),
        age_band=person.get("age_band", NOT_STATED),
    )


def values(texts: Mapping[str, str], field: str) -> dict[str, Any]:
    """Return what a structured text holds; nothing when it is not there."""
    return dict(json.loads(texts[field])) if field in texts else {}


def gives_contact(answers: Mapping[str, Any]) -> bool:
    """Whether a way to reach the person was given."""
    return bool(answers.get("phone") or answers.get("email"))


def digest_of(texts: Mapping[str, str], files: Iterable[str], salt: str) -> str:
    """Return the SHA-256, in hexadecimal, of what was sent: texts by field, and the digests of the files, in order.

    salt: drawn for this report and kept in it, so that a short story cannot be guessed from its digest.
    """
    content = {"files": list(files), "salt": salt, "texts": dict(texts)}
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
