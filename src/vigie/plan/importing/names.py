"""Ties names written in a file to organisations: the same name silently, a likely one as a guess, else a new one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from vigie.accounts.models import Category, Organisation, OrganisationName
from vigie.accounts.name_matching import NameMatch, match_name, normalise, read_name
from vigie.plan.importing.batch import Batch
from vigie.plan.importing.drafts import Findings
from vigie.plan.importing.preview import Guess, Outcome

LONGEST_NAME = 250
# How many letters two words must share for their names to be compared at all.
SHARED_LETTERS = 3


class NameBook:
    """The organisations known, by every way their name is written; grows with what a file brings.

    refused: names whose guess someone refused: they become organisations of their own.
    outcomes: what becomes of each organisation the file speaks of, in the order of the file.
    """

    def __init__(self, batch: Batch, findings: Findings, refused: Collection[str] = ()) -> None:
        self.batch, self.findings = batch, findings
        self.refused = {key_of(name) for name in refused}
        self.guesses: list[Guess] = []
        self.outcomes: dict[int, Outcome] = {}
        self.organisations: list[Organisation] = []
        self.names: list[list[str]] = []
        self.by_name: dict[str, int] = {}
        self.near: dict[str, set[int]] = defaultdict(set)
        self.read_known()

    # --- What is known -----------------------------------------------------------------------------------------------
    def read_known(self) -> None:
        """Read the organisations of the database, and the other ways they are written; two queries."""
        # Services of two organisations may share a name: a whole organisation comes first.
        known = sorted(
            Organisation.objects.select_related("parent").order_by("pk"), key=lambda one: one.parent_id is not None
        )
        places = {organisation.pk: self.add(organisation) for organisation in known}
        for other in OrganisationName.objects.order_by("pk"):
            self.learn(other.name, places[other.organisation_id])

    def add(self, organisation: Organisation) -> int:
        """Add an organisation, and return its place in the book."""
        self.organisations.append(organisation)
        self.names.append([])
        place = len(self.organisations) - 1
        self.learn(organisation.name, place)
        return place

    def learn(self, name: str, place: int) -> None:
        """Remember that an organisation is written that way; the first to have a name keeps it."""
        if key_of(name) not in self.by_name:
            self.by_name[key_of(name)] = place
            self.names[place].append(name)
            for mark in marks(name):
                self.near[mark].add(place)

    def knows(self, name: str) -> bool:
        """Whether this is a name of a known organisation, case, accents and articles aside."""
        return key_of(name) in self.by_name

    # --- What a file says --------------------------------------------------------------------------------------------
    def organisation(
        self, name: str, where: str, *, may_guess: bool = True, others: Sequence[Organisation] = ()
    ) -> Organisation:
        """Return the organisation a name stands for; a new one when none does.

        others: organisations that it is known not to be; the very same name still is theirs.
        """
        place = self.by_name.get(key_of(name))
        if place is None:
            place = self.likely(name, where, may_guess=may_guess, others=others)
        if place is None:
            return self.create(name, where)
        self.mention(self.organisations[place], where)
        return self.organisations[place]

    def likely(self, name: str, where: str, *, may_guess: bool, others: Sequence[Organisation]) -> int | None:
        """Return the organisation a name is likely to stand for, noting the guess; None when there is none."""
        candidates = {place: self.names[place] for mark in marks(name) for place in self.near[mark]}
        match = match_name(name, candidates) if candidates else None
        if match is None:
            return None
        if match.is_guess:
            is_other = any(self.organisations[match.key] is other for other in others)
            if not may_guess or is_other or key_of(name) in self.refused:
                return None
            self.note_guess(name, match, where)
        self.learn(name, match.key)
        return match.key

    def note_guess(self, name: str, match: NameMatch[int], where: str) -> None:
        """Keep a guess for someone to confirm or undo."""
        organisation = self.organisations[match.key]
        self.guesses.append(Guess(name, str(organisation), where))
        message = gettext(
            "« %(name)s » est rapproché de « %(known)s » : à confirmer, ou à séparer si ce n'est pas la même structure."
        )
        self.findings.warn(where, message % {"name": name, "known": organisation})
        if len(name) <= LONGEST_NAME:
            self.batch.create(OrganisationName(organisation=organisation, name=name, is_guess=True))

    def create(self, name: str, where: str) -> Organisation:
        """Plan a new organisation, its category to be said."""
        if len(name) > LONGEST_NAME:
            message = gettext("le nom de structure fait %(length)s caractères : %(limit)s au plus. Raccourcissez-le.")
            self.findings.refuse(where, message % {"length": len(name), "limit": LONGEST_NAME})
        organisation = self.batch.create(Organisation(name=name, category=Category.UNKNOWN))
        self.add(organisation)
        self.outcomes[id(organisation)] = Outcome("organisations", name, is_new=True, where=where, row=organisation)
        return organisation

    def mention(self, organisation: Organisation, where: str) -> Outcome:
        """Count an organisation among those the file speaks of, once; return what becomes of it."""
        outcome = Outcome("organisations", str(organisation), is_new=False, where=where, row=organisation)
        return self.outcomes.setdefault(id(organisation), outcome)

    def complete(self, organisation: Organisation, where: str, values: Mapping[str, Any]) -> None:
        """Give an organisation what the file says of it; a category already known stays."""
        outcome = self.mention(organisation, where)
        for name, value in values.items():
            before = getattr(organisation, name)
            is_known = name == "category" and before != Category.UNKNOWN
            if value == before or is_known or value in ("", None):
                continue
            if not outcome.is_new:
                label = Organisation._meta.get_field(name).verbose_name  # type: ignore[union-attr]
                outcome.differs(str(label), shown(name, before), shown(name, value))
            self.batch.change(organisation, **{name: value})


def key_of(name: str) -> str:
    """Return what names are looked up by; a name of signs alone is only itself."""
    return normalise(name) or name


def shown(name: str, value: Any) -> object:
    """Return a value of an organisation as it is displayed."""
    return Category(value).label if name == "category" else value


def marks(name: str) -> set[str]:
    """Return what two names must share one of to be worth comparing: beginnings of words, initials, acronyms."""
    read = read_name(name)
    beginnings = {word[:SHARED_LETTERS] for word in read.words}
    return beginnings | {read.initials, "".join(read.words)[:SHARED_LETTERS], *read.acronyms}
