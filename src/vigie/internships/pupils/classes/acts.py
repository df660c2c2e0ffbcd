"""What a school does with its classes and pupils; each act with its line of the journal, where no name ever is."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person, Role
from vigie.internships.ending import end_seats
from vigie.internships.holding import hold_lists_of
from vigie.internships.models import Assignment, Campaign, Pupil, SchoolClass, SchoolEntry
from vigie.internships.names.identities import PUPIL, Identity, new_pseudonym, seal_identity
from vigie.internships.names.keys import share_name_key
from vigie.internships.pupils.classes.ages import first_day, is_minor_on
from vigie.internships.pupils.codes import code_for, shown, tag_of


def enter_campaign(*, campaign: Campaign, organisation: Organisation, actor: Person, **facts: Any) -> SchoolEntry:
    """Let a school take part in a campaign; done twice, it takes part once."""
    with transaction.atomic():
        entry, is_new = SchoolEntry.objects.get_or_create(campaign=campaign, organisation=organisation, defaults=facts)
        if is_new:
            record(actor=actor, verb="school_entered", on=entry)
    return entry


def save_class(*, school_class: SchoolClass, actor: Person) -> None:
    """Add or change a class."""
    verb = "class_changed" if school_class.pk else "class_added"
    with transaction.atomic():
        school_class.save()
        record(actor=actor, verb=verb, on=school_class)


def remove_class(*, school_class: SchoolClass, actor: Person) -> bool:
    """Remove a class without pupils; return False for one that has some, perhaps since its page was shown."""
    with transaction.atomic():
        held = SchoolClass.objects.select_for_update().get(pk=school_class.pk)
        if held.pupils.exists():
            return False
        record(actor=actor, verb="class_removed", on=held)
        held.delete()
    return True


def add_pupil(*, school_class: SchoolClass, key: bytes, identity: Identity, actor: Person, **facts: Any) -> Pupil:
    """Add a pupil, under a number drawn by lot; their name is sealed at once."""
    with transaction.atomic():
        pupil = Pupil.objects.create(**new_pupil_fields(school_class, key, identity), **facts)
        record(actor=actor, verb="pupil_added", on=school_class)
    return pupil


def new_pupil_fields(school_class: SchoolClass, key: bytes, identity: Identity) -> dict[str, Any]:
    """Return what a new pupil is made of, besides the facts that their school states."""
    pseudonym = new_pseudonym()
    return {
        "school_class": school_class,
        "pseudonym": pseudonym,
        "sealed_identity": seal_identity(key, PUPIL, pseudonym, identity),
        "is_minor": is_minor_on(identity.born_on, first_day(school_class.entry.campaign)),
    }


def change_pupil(*, pupil: Pupil, key: bytes, identity: Identity, actor: Person, **facts: Any) -> None:
    """Change what a school knows of a pupil. A group that changes is to be verified again."""
    rewrite_pupil(pupil, key, identity, facts)
    with transaction.atomic():
        pupil.save()
        record(actor=actor, verb="pupil_changed", on=pupil.school_class)


def rewrite_pupil(pupil: Pupil, key: bytes, identity: Identity, facts: Mapping[str, Any]) -> None:
    """Give a pupil other facts and another identity, without saving them."""
    groups = pupil.lives_in_qpv, pupil.has_scholarship
    for name, value in facts.items():
        setattr(pupil, name, value)
    if (pupil.lives_in_qpv, pupil.has_scholarship) != groups:
        pupil.groups_checked_on = None
    pupil.sealed_identity = seal_identity(key, PUPIL, pupil.pseudonym, identity)
    pupil.is_minor = is_minor_on(identity.born_on, first_day(pupil.school_class.entry.campaign))


def withdraw(*, pupil: Pupil, actor: Person, is_back: bool = False) -> None:
    """Take a pupil out of the campaign, or back in; done already, nothing more is written.

    Their list is kept and does not count meanwhile; a seat is lost.
    """
    with transaction.atomic():
        hold_lists_of([pupil.pk])
        held = Pupil.objects.select_for_update().get(pk=pupil.pk)
        if (held.withdrawn_on is None) == is_back:
            return
        pupil.withdrawn_on = None if is_back else timezone.localdate()
        pupil.save(update_fields=["withdrawn_on"])
        if not is_back:
            end_seats(Assignment.objects.filter(pupil=pupil), Assignment.End.WITHDRAWN)
        record(actor=actor, verb="pupil_taken_back" if is_back else "pupil_withdrawn", on=pupil.school_class)


class Ticks(NamedTuple):
    """Boxes of a page, as ids: those ticked now, and those that were when it was shown."""

    now: set[int]
    before: set[int]

    def holds(self, pupil_id: int, is_known: bool) -> bool:
        """Whether a box stands: what this page did not change stays as it is known, even to a page opened later."""
        return is_known if (pupil_id in self.now) == (pupil_id in self.before) else pupil_id in self.now


def verify_groups(*, pupils: Iterable[Pupil], qpv: Ticks, scholarship: Ticks, actor: Person) -> int:
    """State, for pupils of a class, the two groups that the school verified today. Return how many pupils."""
    with transaction.atomic():
        checked = held_of(pupils)
        for pupil in checked:
            pupil.lives_in_qpv = qpv.holds(pupil.pk, pupil.lives_in_qpv)
            pupil.has_scholarship = scholarship.holds(pupil.pk, pupil.has_scholarship)
            pupil.groups_checked_on = timezone.localdate()
        Pupil.objects.bulk_update(checked, ["lives_in_qpv", "has_scholarship", "groups_checked_on"], batch_size=200)
        if checked:
            record(actor=actor, verb="groups_verified", on=checked[0].school_class)
    return len(checked)


def note_parents(*, pupils: Iterable[Pupil], informed: Ticks, refused: Ticks, actor: Person) -> None:
    """State whose parents are informed and whose refuse; a date already there stays, one that is unticked goes."""
    today = timezone.localdate()
    with transaction.atomic():
        noted = held_of(pupils)
        for pupil in noted:
            refuses = refused.holds(pupil.pk, pupil.parents_refused_on is not None)
            is_told = refuses or informed.holds(pupil.pk, pupil.parents_informed_on is not None)
            pupil.parents_informed_on = (pupil.parents_informed_on or today) if is_told else None
            pupil.parents_refused_on = (pupil.parents_refused_on or today) if refuses else None
        Pupil.objects.bulk_update(noted, ["parents_informed_on", "parents_refused_on"], batch_size=200)
        refusing = [pupil for pupil in noted if pupil.parents_refused_on]
        end_seats(Assignment.objects.filter(pupil__in=refusing), Assignment.End.WITHDRAWN)
        if noted:
            record(actor=actor, verb="parents_noted", on=noted[0].school_class)


def held_of(pupils: Iterable[Pupil]) -> list[Pupil]:
    """Return pupils as they are now, locked until the end of the transaction; nobody freezes their lists meanwhile."""
    ids = [pupil.pk for pupil in pupils]
    hold_lists_of(ids)
    held = Pupil.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    return list(held.select_related("school_class"))


def make_codes(*, pupils: Iterable[Pupil], nonce: str, actor: Person) -> dict[int, str]:
    """Give pupils codes, as printed, by their id; the codes they had open nothing more.

    The same nonce gives the same codes: a form sent twice shows on its second page what it showed on its first.
    """
    given = list(pupils)
    codes = {pupil.pk: code_for(nonce, pupil.pk) for pupil in given}
    for pupil in given:
        pupil.code_tag = tag_of(codes[pupil.pk])
    with transaction.atomic():
        Pupil.objects.bulk_update(given, ["code_tag"], batch_size=200)
        if given:
            record(actor=actor, verb="codes_made", on=given[0].school_class, changes={"size": ["", len(given)]})
    return {pupil_id: shown(code) for pupil_id, code in codes.items()}


def note_help(*, pupil: Pupil, actor: Person) -> None:
    """Note that a list is about to be entered with someone of the school; never what it holds."""
    with transaction.atomic():
        record(actor=actor, verb="pupil_helped", on=pupil.school_class)


def share_names(*, organisation: Organisation, key: bytes, actor: Person) -> int:
    """Give the key of the names to the colleagues who have a vault. Return how many people hold it."""
    with transaction.atomic():
        count = share_name_key(organisation, key, Role.SCHOOL)
        record(actor=actor, verb="names_shared", on=organisation, changes={"size": ["", count]})
    return count
