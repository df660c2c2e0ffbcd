"""Saving a pupil's list: under a lock, once for each form however often it is sent, until the last day."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
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
    with transaction.atomic():
        kept, _is_new = WishList.objects.select_for_update().get_or_create(pupil=pupil)
        if mark and kept.form_mark == mark:
            return list(kept.sessions)
        kept.sessions = change(list(kept.sessions))
        kept.form_mark, kept.helped, kept.saved_on = mark, is_helped, timezone.localdate()
        kept.save(update_fields=["sessions", "form_mark", "helped", "saved_on"])
    return list(kept.sessions)
