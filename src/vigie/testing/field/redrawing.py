"""Draws again from the seed, and says where what was written is not what the lot gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.vault.errors import CannotOpen
from vigie.testing.field.draw_tests import drawn_from
from vigie.testing.field.drawing import DrawnApplication, DrawnTest
from vigie.testing.models import Campaign, Test

OF_AN_APPLICATION: Final = {
    "position": _("le rang de la candidature %(rank)d n'est pas celui tiré."),
    "delay": _("le délai de la candidature %(rank)d n'est pas celui tiré."),
    "message": _("le message de la candidature %(rank)d n'est pas celui tiré."),
    "name": _("le nom de la candidature %(rank)d n'est pas celui tiré."),
}


@dataclass(frozen=True)
class Difference:
    """What is not as drawn. number: of the test. what: a French sentence."""

    number: int
    what: str


def redraw(campaign: Campaign) -> list[Difference]:
    """Return where the tests of a campaign differ from what its seed draws; nothing when they are the same."""
    try:
        drawn = drawn_from(campaign)
    except (CannotOpen, ValueError):
        return [Difference(0, gettext("La graine ne s'ouvre plus, ou les profils ont changé : rien ne se retire."))]
    return list(differences(drawn, written(campaign)))


def written(campaign: Campaign) -> list[DrawnTest]:
    """Return the tests of a campaign as a draw would give them. Two queries."""
    tests = Test.objects.filter(campaign=campaign).select_related("target").order_by("number")
    rows = tests.prefetch_related("applications__profile", "applications__message", "applications__name")
    return [
        DrawnTest(
            test.number,
            test.target.code,
            test.target.stratum,
            tuple(
                DrawnApplication(
                    each.profile.letter,
                    each.position,
                    each.delay,
                    each.message.letter if each.message else None,
                    each.name.name if each.name else None,
                )
                for each in sorted(test.applications.all(), key=lambda each: each.position)
            ),
        )
        for test in rows
    ]


def differences(drawn: Sequence[DrawnTest], found: Sequence[DrawnTest]) -> Iterator[Difference]:
    """Yield where tests that are written differ from those that are drawn, by number."""
    promised, kept = ({each.number: each for each in tests} for tests in (drawn, found))
    for number in sorted({*promised, *kept}):
        if number not in kept:
            yield Difference(number, gettext("tiré au sort, et absent."))
        elif number not in promised:
            yield Difference(number, gettext("ajouté : le tirage ne le donne pas."))
        elif what := difference(promised[number], kept[number]):
            yield Difference(number, what)


def difference(drawn: DrawnTest, found: DrawnTest) -> str:
    """Return what of a test is not as drawn, the first thing found; nothing when all is."""
    if drawn.target != found.target:
        return gettext("ce n'est pas la cible tirée.")
    if drawn.stratum != found.stratum:
        return gettext("la strate de sa cible a changé.")
    if [each.profile for each in drawn.applications] != [each.profile for each in found.applications]:
        return gettext("les profils ne passent pas dans l'ordre tiré.")
    for promised, kept in zip(drawn.applications, found.applications, strict=True):
        for name, sentence in OF_AN_APPLICATION.items():
            if getattr(promised, name) != getattr(kept, name):
                return str(sentence) % {"rank": promised.position}
    return ""
