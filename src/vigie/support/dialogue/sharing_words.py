"""What is shared with another point, said to the person herself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.support.fields import Field
from vigie.support.referrals.seen import SeenReferral

NAMES: Mapping[str, Promise] = {
    Field.STORY: _("Mon récit"),
    Field.CIRCUMSTANCES: _("Quand et où cela s'est passé"),
    Field.FELT: _("La raison et le domaine, d'après moi"),
    Field.RESPONDENT: _("Qui a fait cela"),
    Field.DONE: _("Ce que j'ai déjà fait"),
    Field.HOPED: _("Ce que j'attends"),
    Field.PERSON: _("Si je suis victime ou témoin, mon sexe, mon âge"),
    Field.CONTACT: _("Mes coordonnées"),
    Field.FILE: _("Mes fichiers"),
}


@dataclass(frozen=True)
class Shared:
    """A referral and, in words, what is asked and what was agreed to."""

    seen: SeenReferral
    asked: list[tuple[str, Promise]]
    agreed: list[Promise]


def shared_in_words(referrals: Iterable[SeenReferral]) -> list[Shared]:
    """Return referrals with what they share, named as the person would."""
    return [Shared(seen, named(seen.referral.asked_fields), agreed_to(seen)) for seen in referrals]


def named(codes: Iterable[str]) -> list[tuple[str, Promise]]:
    """Return codes with their names, in the order of the list."""
    wanted = set(codes)
    return [(str(code), name) for code, name in NAMES.items() if code in wanted]


def agreed_to(seen: SeenReferral) -> list[Promise]:
    """Return the names of what was agreed to last."""
    return [name for _code, name in named(seen.consent.fields if seen.consent else ())]
