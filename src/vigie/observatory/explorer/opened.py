"""The edition that a public page reads: the one its address names, or the one in force."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from vigie.core.day_words import date_format
from vigie.observatory.editions.reading import current_publication, edition_of, publication_or_404
from vigie.observatory.explorer.choices import Choice
from vigie.observatory.models import Publication
from vigie.observatory.released import Edition

# The word of addresses that names the edition.
EDITION = "edition"
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Opened:
    """A signed edition and what pages say of it. current: the edition in force, this one or another."""

    publication: Publication
    current: Publication | None

    @cached_property
    def edition(self) -> Edition:
        """What it releases."""
        return edition_of(self.publication)

    @property
    def is_current(self) -> bool:
        """Whether it is the edition in force."""
        return self.current is None or self.current.pk == self.publication.pk

    @property
    def signed_on(self) -> str:
        """The day it was signed, as people read it."""
        day = (
            parse_date(self.edition.signed_on)
            if self.edition.signed_on
            else timezone.localdate(self.publication.signed_at)
        )
        return date_format(day) if day else ""

    def address(self, name: str, *arguments: Any, **query: Any) -> str:
        """Return the address of a page that reads this edition, for ever."""
        return address(name, self.publication.number, *arguments, **query)

    def of_choice(self, choice: Choice, name: str = "explorer", *arguments: Any, **query: Any) -> str:
        """Return the address of a page or a file about a choice."""
        return self.address(name, choice.slug, *arguments, **choice.query(), **query)


def address(name: str, number: int, *arguments: Any, **query: Any) -> str:
    """Return the address of a page that reads an edition."""
    words = {EDITION: number, **{key: value for key, value in query.items() if value not in ("", None)}}
    return f"{reverse(f'observatory:{name}', args=arguments)}?{urlencode(words, safe=':')}"


def opened_or_none(request: HttpRequest) -> Opened | None:
    """Return the edition a page asks for, or the one in force; None while there is none. At most two queries.

    Raises Http404 for an edition that does not exist.
    """
    current = current_publication()
    asked = request.GET.get(EDITION, "")
    if not asked:
        return Opened(current, current) if current else None
    if not (asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_NUMBER):
        raise Http404(_("Cette édition n'existe pas."))
    if current and current.number == int(asked):
        return Opened(current, current)
    return Opened(publication_or_404(int(asked)), current)


def opened_or_404(request: HttpRequest) -> Opened:
    """Return the edition a page asks for, or the one in force. Raises Http404 when there is none."""
    opened = opened_or_none(request)
    if opened is None:
        raise Http404(_("L'observatoire n'a pas encore signé d'édition."))
    return opened
