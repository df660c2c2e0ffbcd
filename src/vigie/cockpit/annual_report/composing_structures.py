"""The sections about organisations: what they commit to, and which of them are mobilised."""

from django.utils.translation import gettext

from vigie.accounts.models import Category
from vigie.cockpit.annual_report.charts import structures_chart
from vigie.cockpit.annual_report.collecting_values import CommitmentOfYear, ReportData, StructureOfYear
from vigie.cockpit.annual_report.composing_blocks import said
from vigie.cockpit.annual_report.composing_words import counted, day_in_words, sentence
from vigie.cockpit.annual_report.synthesis import structures_sentences
from vigie.core.documents import Block, BulletList, Heading, TableBlock


def commitments(data: ReportData) -> list[Block]:
    """Who committed to which axis, with what means (S67)."""
    if not data.commitments:
        return said(
            gettext("Aucun engagement de structure sur un axe n'est enregistré pour %(year)d.") % {"year": data.year}
        )
    headers = (gettext("Structure"), gettext("Axe"), gettext("Moyens"), gettext("Durée"))
    rows = tuple(
        (one.structure, one.axis, one.means or gettext("non précisés"), period(one)) for one in data.commitments
    )
    caption = gettext("Engagements en vigueur en %(year)d") % {"year": data.year}
    return [
        *said(sentence(counted(len(data.commitments), "commitment")) + "."),
        TableBlock(caption, headers, rows, widths=(34, 10, 40, 24)),
    ]


def period(one: CommitmentOfYear) -> str:
    """Return how long a commitment lasts, as far as it is known."""
    words = {
        "since": day_in_words(one.since) if one.since else "",
        "until": day_in_words(one.until) if one.until else "",
    }
    if one.since and one.until:
        return gettext("du %(since)s au %(until)s") % words
    if one.since:
        return gettext("depuis le %(since)s") % words
    return gettext("jusqu'au %(until)s") % words if one.until else gettext("dates non renseignées")


def coverage(data: ReportData) -> list[Block]:
    """Which organisations carry, take part, committed, came to meetings, and which are not mobilised yet (S24)."""
    if not data.structures:
        return said(gettext("Le plan ne nomme aucune structure."))
    mobilised = [one for one in data.structures if one.is_mobilised]
    absent = [one for one in data.structures if not one.is_mobilised]
    return [
        *said(
            gettext("Ce que font les structures est connu au %(day)s ; leur venue aux réunions est celle de %(year)d.")
            % {"day": day_in_words(data.day), "year": data.year},
            *structures_sentences(data),
        ),
        *structures_chart(data),
        *mobilised_table(mobilised, gettext("Structures mobilisées")),
        *absent_list(absent),
    ]


def mobilised_table(found: list[StructureOfYear], title: str) -> list[Block]:
    """Return what each organisation does."""
    if not found:
        return []
    headers = (
        gettext("Structure"),
        gettext("Actions portées"),
        gettext("Actions en partenariat"),
        gettext("Axes où elle s'engage"),
        gettext("Réunions"),
    )
    rows = tuple(
        (
            one.name,
            str(one.carried),
            str(one.partnered),
            ", ".join(one.commitments) or gettext("aucun"),
            str(one.meetings),
        )
        for one in found
    )
    return [Heading(2, title), TableBlock(title, headers, rows, (42, 14, 18, 22, 14), frozenset({1, 2, 4}))]


def absent_list(found: list[StructureOfYear]) -> list[Block]:
    """Return the organisations not mobilised yet, by category."""
    if not found:
        return []
    labels = dict(Category.choices)
    by_category: dict[str, list[str]] = {}
    for one in found:
        came = gettext(" (venue en réunion)") if one.meetings else ""
        by_category.setdefault(str(labels.get(one.category, one.category)), []).append(one.name + came)
    blocks: list[Block] = [Heading(2, gettext("Structures pas encore mobilisées"))]
    for category, found_names in by_category.items():
        blocks += [Heading(3, category), BulletList(tuple(found_names))]
    return blocks
