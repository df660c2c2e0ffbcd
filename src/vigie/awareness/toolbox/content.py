"""What a version of a tool keeps, as words to show, to search and to compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from vigie.accounts.differences import Segment, differences
from vigie.awareness.models import Licence, Scale, Tool, audiences_in_words
from vigie.plan.search import normalise


@dataclass(frozen=True)
class FieldChange:
    """A field that differs between two versions, word by word."""

    label: str
    segments: tuple[Segment, ...]


def content_of(tool: Tool) -> dict[str, Any]:
    """Return what is published of a tool as it is written now, its files by their ids. One query."""
    files = tool.files.filter(removed_on=None).values_list("pk", flat=True)
    return {**{name: getattr(tool, name) for name in Tool.CONTENT}, "files": list(files)}


def search_text(content: Mapping[str, Any]) -> str:
    """Return the words by which a version is found: without case nor accents."""
    words = words_of(content)
    spoken = [words[name] for name in ("title", "kind", "summary", "text", "audiences", "credit", "reference", "scale")]
    return normalise(" ".join([*spoken, str(content["scale_detail"])]))


def words_of(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of a version as one reads them."""
    said = {name: str(content.get(name) or "") for name in Tool.CONTENT}
    kinds, licences, scales = dict(Tool.Kind.choices), dict(Licence.choices), dict(Scale.choices)
    said["kind"] = str(kinds.get(content["kind"], content["kind"]))
    said["licence"] = str(licences.get(content["licence"], content["licence"]))
    said["scale"] = str(scales.get(content.get("scale") or "", ""))
    said["audiences"] = audiences_in_words(content.get("audiences") or [])
    said["minutes"] = duration_in_words(content.get("minutes"))
    return said


def duration_in_words(minutes: int | None) -> str:
    """Return a duration as one says it: « 45 min », « 1 h 30 »."""
    if not minutes:
        return ""
    hours, left = divmod(minutes, 60)
    if not hours:
        return gettext("%(minutes)d min") % {"minutes": left}
    if not left:
        return gettext("%(hours)d h") % {"hours": hours}
    return gettext("%(hours)d h %(minutes)02d") % {"hours": hours, "minutes": left}


def compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[FieldChange]:
    """Return what differs between two versions, in the order of the fields; files are counted."""
    old, new = words_of(before), words_of(after)
    changes = [
        FieldChange(str(Tool._meta.get_field(name).verbose_name), tuple(differences(old[name], new[name])))  # type: ignore[union-attr]
        for name in Tool.CONTENT
        if old[name] != new[name]
    ]
    gone, come = set(before["files"]) - set(after["files"]), set(after["files"]) - set(before["files"])
    if gone or come:
        told = gettext("%(come)d de plus, %(gone)d de moins") % {"come": len(come), "gone": len(gone)}
        changes.append(FieldChange(gettext("fichiers"), tuple(differences("", told))))
    return changes
