"""Saving a pupil's list: on what it was when read, once for each form however often it is sent, until the last day."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.internships.models import Assignment, Campaign, Pupil, WishList
from vigie.internships.pupils.finding import are_frozen, pupil_held

Change = Callable[[list[int]], list[int]]
CLOSED = _("Le classement est terminé : votre liste ne change plus.")


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
    return CLOSED


def wishes_of(pupil: Pupil) -> list[int]:
    """Return what a pupil ranked, best first; nothing before they begin."""
    kept: WishList | None = getattr(pupil, "wish_list", None)
    return list(kept.sessions) if kept else []


def save_wishes(pupil: Pupil, change: Change, *, mark: str, is_helped: bool = False) -> list[int]:
    """Apply a change to the list as it stands, and return it. Raises ListsClosed.

    mark: of the form; sent twice, by a double click or after a cut, it changes nothing more.
    """
    with transaction.atomic():
        return _save(held(pupil), change, mark, is_helped=is_helped)


def held(pupil: Pupil) -> Pupil:
    """Return a pupil as they are now, whose list nobody freezes before the end of the transaction. Raises ListsClosed.

    Between the reading of the page and this moment, the last minute may have passed, or parents refused.
    """
    now = pupil_held(pupil.pk)
    if now is None:
        raise ListsClosed(
            gettext("Vous ne participez plus à cette campagne : demandez pourquoi à votre établissement.")
        )
    reason = why_not_ranking(now, timezone.localdate())
    if reason is None and are_frozen(now.school_class.entry.campaign_id):
        reason = CLOSED
    if reason:
        raise ListsClosed(str(reason))
    return now


def _save(pupil: Pupil, change: Change, mark: str, *, is_helped: bool) -> list[int]:
    kept: WishList | None = getattr(pupil, "wish_list", None)
    while kept is None or not mark or kept.form_mark != mark:
        wishes = change(list(kept.sessions) if kept else [])
        facts = {"sessions": wishes, "form_mark": mark, "helped": is_helped, "saved_on": timezone.localdate()}
        if replace(kept, facts) if kept else begin(pupil, facts):
            return wishes
        # Another form was taken meanwhile: this one applies to the list that it left.
        kept = WishList.objects.get(pupil=pupil)
    return list(kept.sessions)


def begin(pupil: Pupil, facts: dict[str, Any]) -> bool:
    """Write the first list of a pupil; return False when they have one since."""
    try:
        with transaction.atomic():
            WishList.objects.create(pupil=pupil, **facts)
    except IntegrityError:
        return False
    return True


def replace(kept: WishList, facts: dict[str, Any]) -> bool:
    """Write a list in place of the one that was read, in one statement; return False when it no longer stands."""
    still_there = WishList.objects.filter(pk=kept.pk, form_mark=kept.form_mark, sessions=kept.sessions)
    return bool(still_there.update(**facts))
