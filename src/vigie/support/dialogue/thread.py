"""What a person sees of her case, put in order for the page. Plain values besides the opened texts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.support.dialogue.access import Access
from vigie.support.fields import Field
from vigie.support.models import Case
from vigie.support.sealing import FileCard, Written, read_files, read_texts

STATES: Mapping[str, tuple[str, Promise]] = {
    Case.State.NEW: (
        "to_start",
        _("Votre signalement est bien arrivé. La réponse vient en général sous sept jours : revenez la lire ici."),
    ),
    Case.State.TAKEN: ("ongoing", _("Une personne du lieu d'accueil s'occupe de votre dossier.")),
    Case.State.REFERRED: (
        "ongoing",
        _(
            "Une partie de votre dossier est aussi suivie par un autre lieu : ce qu'il a reçu est écrit plus bas. "
            "Le premier lieu vous suit toujours."
        ),
    ),
    Case.State.CLOSED: (
        "done",
        _("L'accompagnement est terminé. Vous pouvez encore écrire ici : on vous lira."),
    ),
}
TITLES: Mapping[str, Promise] = {
    Field.STORY: _("Votre récit"),
    Field.RESPONDENT: _("Qui a fait cela"),
    Field.DONE: _("Ce que vous aviez déjà fait"),
    Field.HOPED: _("Ce que vous attendez"),
}


@dataclass(frozen=True)
class Thread:
    """A case as its person sees it.

    texts: all of them, by field. told: title and text of what she sent first. contact: as she gave it last.
    """

    texts: dict[str, Written]
    badge: str
    state: Promise
    messages: list[Written]
    files: list[FileCard]
    told: list[tuple[Promise, str]]
    contact: dict[str, Any]
    digest: str
    asked_erasure: bool


def thread_of(access: Access) -> Thread:
    """Open all that the person shares with the point."""
    texts = read_texts(access.shared, access.key)
    badge, state = STATES[access.case.state]
    return Thread(
        texts=texts,
        badge=badge,
        state=state,
        messages=[each for each in texts.values() if each.field.startswith(f"{Field.MESSAGE}:")],
        files=read_files(access.shared, access.key),
        told=[(title, texts[field].text) for field, title in TITLES.items() if field in texts],
        contact=values(texts.get(Field.CONTACT)),
        digest=values(texts.get(Field.FILING)).get("digest", ""),
        asked_erasure=Field.ERASURE in texts,
    )


def values(written: Written | None) -> dict[str, Any]:
    """Return what a structured text holds; nothing when there is none."""
    return dict(json.loads(written.text)) if written else {}
