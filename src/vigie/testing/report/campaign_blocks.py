"""What a report says of the campaign itself: what was promised, done, left out and looked at."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext, ngettext

from vigie.core.day_words import date_format
from vigie.core.documents import Block, BulletList, Callout, Heading, KeyFacts, Paragraph
from vigie.core.tables import grouped
from vigie.testing.report.wording import number, share

Told = Mapping[str, Any]


class Why(StrEnum):
    """Why a test does not count: closed, so that nothing written of a test is ever published."""

    ABANDONED = "abandoned"
    INCIDENT = "incident"
    OTHER = "other"
    UNDECIDED = "undecided"


def why_told(why: str) -> str:
    """Return a reason in words."""
    return {
        Why.ABANDONED: gettext("une candidature abandonnée"),
        Why.INCIDENT: gettext("un incident déclaré"),
        Why.OTHER: gettext("une autre raison, écrite avant de connaître les résultats"),
        Why.UNDECIDED: gettext("un arrêt de la campagne avant toute décision"),
    }[Why(why)]


def excluded_told(why: Why | None) -> str:
    """Return why a whole test is excluded. why: None when the reason is not to be told."""
    if why is None:
        return gettext("Test qui ne compte pas")
    return gettext("Test qui ne compte pas : %(why)s") % {"why": why_told(why)}


def campaign_blocks(told: Told | None, counts: Told | None) -> list[Block]:
    """Return what was promised and done; nothing for a file analysed without a campaign.

    told: what the campaign is. counts: of its tests; None when they were not kept.
    """
    if told is None:
        return []
    stopped = [_stopped(told)] if told["stopped_on"] else []
    tests = [BulletList(tuple(_tests(told, counts)))] if counts else []
    facts = KeyFacts(tuple(_facts(told)))
    return [Heading(1, gettext("La campagne")), *stopped, facts, *tests, *_looks(told)]


def day(iso: str) -> str:
    """Return a day as one reads it."""
    return date_format(date.fromisoformat(iso), "j F Y")


def _stopped(told: Told) -> Callout:
    sentence = gettext("Le %(day)s. Pourquoi : %(reason)s") % {
        "day": day(told["stopped_on"]),
        "reason": told["stop_reason"],
    }
    return Callout(gettext("Arrêtée avant son terme"), sentence)


def _facts(told: Told) -> Iterator[tuple[str, str]]:
    yield gettext("Mode"), told["mode"]
    yield gettext("Critère"), told["criterion"]
    yield gettext("Domaine"), told["domain"]
    yield gettext("Pourquoi ce test"), told["purpose"]
    period = {"first": day(told["starts_on"]), "last": day(told["ends_on"])}
    yield gettext("Période prévue"), gettext("du %(first)s au %(last)s") % period
    yield gettext("Protocole figé le"), day(told["frozen_on"])
    if told["drawn_on"]:
        yield gettext("Tests tirés au sort le"), day(told["drawn_on"])
    yield gettext("Terminée le"), day(told["ended_on"])
    yield gettext("Empreinte du protocole figé (SHA-256)"), told["protocol_hash"]
    yield gettext("Empreinte promise de la graine (SHA-256)"), told["seed_hash"]


def _tests(told: Told, counts: Told) -> Iterator[str]:
    yield gettext("Tests prévus : %(planned)s ; tirés au sort : %(drawn)s ; valables : %(valid)s.") % {
        "planned": grouped(told["planned"], 0),
        "drawn": grouped(counts["drawn"], 0),
        "valid": grouped(counts["valid"], 0),
    }
    if counts["left_out"]:
        yield gettext("Tests qui ne comptent pas : %(number)s. Pourquoi : %(reasons)s.") % {
            "number": grouped(counts["drawn"] - counts["valid"], 0),
            "reasons": " ; ".join(_reason(*each) for each in counts["left_out"].items()),
        }
    yield _abandons(counts)
    yield _agreement(counts)


def _reason(why: str, times: int | None) -> str:
    few = gettext("nombre tu, car petit")
    return f"{why_told(why)} ({few if times is None else grouped(times, 0)})"


def _abandons(counts: Told) -> str:
    of_all = {"all": grouped(counts["applications"], 0)}
    if counts["abandoned"] is None:
        return gettext("Quelques candidatures ont été abandonnées, trop peu pour en dire le nombre.")
    if not counts["abandoned"]:
        return gettext("Aucune candidature n'a été abandonnée, sur %(all)s.") % of_all
    return gettext("Candidatures abandonnées : %(number)s sur %(all)s.") % {
        **of_all,
        "number": grouped(counts["abandoned"], 0),
    }


def _agreement(counts: Told) -> str:
    read = {"number": grouped(counts["read_twice"], 0)}
    if counts["kappa"] is None:
        return gettext("Candidatures lues deux fois : %(number)s. L'accord au-delà du hasard ne se mesure pas.") % read
    return gettext(
        "Candidatures lues deux fois, sans connaître le profil : %(number)s. Accord au-delà du hasard (kappa de "
        "Cohen) : %(kappa)s ; en tenant compte de la distance entre les codes : %(weighted)s."
    ) % {**read, "kappa": number(counts["kappa"]), "weighted": number(counts["kappa_weighted"])}


def _looks(told: Told) -> list[Block]:
    planned, taken = told["looks"], told["looks_taken"]
    sentence = ngettext(
        "%(planned)d regard sur l'écart était prévu, la fin comprise, au risque de fausse alerte de %(level)s. Faits "
        "en cours de campagne : %(taken)d.",
        "%(planned)d regards sur l'écart étaient prévus, la fin comprise, au risque de fausse alerte de %(level)s. "
        "Faits en cours de campagne : %(taken)d.",
        planned,
    )
    told_all = sentence % {"planned": planned, "taken": len(taken), "level": share(told["level"])}
    return [Paragraph(told_all), *([BulletList(tuple(map(_look, taken)))] if taken else [])]


def _look(look: Told) -> str:
    words = {
        "number": look["number"],
        "day": day(look["taken_on"]),
        "information": share(look["information"]),
        "bound": number(look["bound"]),
    }
    if look["refused"]:
        sentence = gettext(
            "Regard %(number)s, le %(day)s, avec %(information)s de l'information prévue (borne : %(bound)s erreurs "
            "types) : l'égalité est refusée."
        )
    else:
        sentence = gettext(
            "Regard %(number)s, le %(day)s, avec %(information)s de l'information prévue (borne : %(bound)s erreurs "
            "types) : l'égalité n'est pas refusée."
        )
    return sentence % words
