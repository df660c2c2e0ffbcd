"""Saving a pupil's list: on what it was when read, once for each form however often it is sent, until the last day."""

from collections.abc import Callable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.internships.models import Assignment, Campaign, Pupil, WishList

Change = Callable[[list[int]], list[int]]


class ListsClosed(Exception):
    """Lists are not taken today; ``str`` says why."""


def why_not_ranking(pupil: Pupil, day: date) -> str | Promise | None:
    """Return why a pupil does not rank on a day, or None when they do. The second round is for those without a seat."""
    campaign: Campaign = pupil.school_class.entry.campaign
    if campaign.takes_lists(day):
        if campaign.prepares_second_round(day) and Assignment.objects.standing().filter(pupil=pupil).exists():
            return _("Vous avez déjà une place : le second tour est pour les élèves qui n'en ont pas.")
        return None
    if campaign.published_on is None:
        return _("Les règles de cette campagne ne sont pas encore publiées : le classement n'est pas ouvert.")
    if day < campaign.lists_from:
        return _("Le classement n'est pas encore ouvert. Vous pouvez déjà regarder les offres.")
    return _("Le classement est terminé : votre liste ne change plus.")


def wishes_of(pupil: Pupil) -> list[int]:
    """Return what a pupil ranked, best first; nothing before they begin."""
    kept: WishList | None = getattr(pupil, "wish_list", None)
    return list(kept.sessions) if kept else []


def save_wishes(pupil: Pupil, change: Change, *, mark: str, is_helped: bool = False) -> list[int]:
    """Apply a change to the list as it stands, and return it. Raises ListsClosed.

    mark: of the form; sent twice, by a double click or after a cut, it changes nothing more.
    """
    reason = why_not_ranking(pupil, timezone.localdate())
    if reason:
        raise ListsClosed(str(reason))
    kept: WishList = getattr(pupil, "wish_list", None) or first_list(pupil)
    while not (mark and kept.form_mark == mark):
        wishes = change(list(kept.sessions))
        if replace(kept, wishes, mark=mark, is_helped=is_helped):
            return wishes
        # Another form was taken meanwhile: this one applies to the list that it left.
        kept.refresh_from_db()
    return list(kept.sessions)


def first_list(pupil: Pupil) -> WishList:
    """Return the empty list of a pupil who begins."""
    try:
        with transaction.atomic():
            return WishList.objects.create(pupil=pupil)
    except IntegrityError:
        return WishList.objects.get(pupil=pupil)


def replace(kept: WishList, wishes: list[int], *, mark: str, is_helped: bool) -> bool:
    """Write a list in place of the one that was read, in one statement; return False when it no longer stands."""
    still_there = WishList.objects.filter(pk=kept.pk, form_mark=kept.form_mark, sessions=kept.sessions)
    today = timezone.localdate()
    return bool(still_there.update(sessions=wishes, form_mark=mark, helped=is_helped, saved_on=today))
