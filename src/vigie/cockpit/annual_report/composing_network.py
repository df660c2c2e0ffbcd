"""The section about the network: ambassadors and sentinels of the year, what came in, what they did."""

from django.utils.translation import gettext, ngettext

from vigie.cockpit.annual_report.collecting_values import ReportData
from vigie.cockpit.annual_report.commitment_values import NetworkOfYear
from vigie.cockpit.annual_report.composing_blocks import said
from vigie.core.documents import Block, TableBlock
from vigie.core.tables import display


def network(data: ReportData) -> list[Block]:
    """Who held a mandate, who joined, who applied (S109, S125), and what members noted."""
    found = data.network
    if found is None:
        return said(gettext("Le réseau d'ambassadeurs et de sentinelles n'existait pas encore."))
    return [*said(members_sentence(found), candidacies_sentence(found), reviews_sentence(found)), *activity(found)]


def members_sentence(found: NetworkOfYear) -> str:
    """Say how many were active."""
    ambassadors = ngettext(
        "%(number)s ambassadrice ou ambassadeur de l'égalité",
        "%(number)s ambassadrices et ambassadeurs de l'égalité",
        found.ambassadors,
    )
    sentinels = ngettext("%(number)s sentinelle", "%(number)s sentinelles", found.sentinels)
    joined = ngettext("%(number)s personne est nouvelle", "%(number)s personnes sont nouvelles", found.joined)
    return gettext("Dans l'année, le réseau a compté %(ambassadors)s et %(sentinels)s\u00a0; %(joined)s.") % {
        "ambassadors": ambassadors % {"number": display(found.ambassadors)},
        "sentinels": sentinels % {"number": display(found.sentinels)},
        "joined": joined % {"number": display(found.joined)},
    }


def candidacies_sentence(found: NetworkOfYear) -> str:
    """Say how many applied, and how many were accepted; nothing when nobody did."""
    if not found.candidacies:
        return ""
    received = ngettext(
        "%(number)s candidature est arrivée par un appel public",
        "%(number)s candidatures sont arrivées par un appel public",
        found.candidacies,
    )
    accepted = ngettext("%(number)s est retenue", "%(number)s sont retenues", found.accepted)
    return gettext("%(received)s\u00a0: %(accepted)s.") % {
        "received": received % {"number": display(found.candidacies)},
        "accepted": accepted % {"number": display(found.accepted)},
    }


def reviews_sentence(found: NetworkOfYear) -> str:
    """Say how often the extension of the network was looked at (S155)."""
    if not found.reviews:
        return gettext("Aucun point n'a été noté sur l'extension du réseau.")
    sentence = ngettext(
        "L'extension du réseau a été regardée %(number)s fois.",
        "L'extension du réseau a été regardée %(number)s fois.",
        found.reviews,
    )
    return sentence % {"number": display(found.reviews)}


def activity(found: NetworkOfYear) -> list[Block]:
    """Return what members noted of what they did."""
    if not found.activity:
        return []
    headers = (gettext("Ce que les membres ont noté"), gettext("Nombre"))
    rows = tuple((label, display(number)) for label, number in found.activity)
    return [TableBlock(gettext("Activité du réseau"), headers, rows, widths=(80, 20), numeric=frozenset({1}))]
