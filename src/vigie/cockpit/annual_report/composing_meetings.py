"""The sections about bodies: meetings against the rule, participation, alerts, decisions and what became of them."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from vigie.cockpit.annual_report import figures
from vigie.cockpit.annual_report.collecting_values import BodyOfYear, DecisionOfYear, MeetingOfYear, ReportData
from vigie.cockpit.annual_report.composing_blocks import said
from vigie.cockpit.annual_report.composing_words import (
    counted,
    dated_in_words,
    day_in_words,
    end_of_year,
    fictitious,
    sentence,
)
from vigie.core.documents import Block, Heading, Run, TableBlock, Text
from vigie.core.typography import typeset
from vigie.plan.models import Body, Decision, Meeting

State = Meeting.State


def meetings(data: ReportData) -> list[Block]:
    """The meetings of the year against each body's rule, who came, and what bodies asked."""
    if not data.bodies:
        return said(gettext("Aucune instance n'est enregistrée pour %(year)d.") % {"year": data.year})
    headers = (
        gettext("Instance"),
        gettext("Minimum par an"),
        gettext("Tenues"),
        gettext("Prévues"),
        gettext("Règle"),
    )
    rows = tuple(rule_row(data, body) for body in data.bodies)
    caption = gettext("Réunions de %(year)d, par instance") % {"year": data.year}
    blocks: list[Block] = [
        TableBlock(caption, headers, rows, widths=(44, 14, 12, 12, 28), numeric=frozenset({1, 2, 3}))
    ]
    for body in data.bodies:
        blocks += public_meetings_of_body(body) if data.is_public else meetings_of_body(body)
    return blocks + alerts(data)


def rule_row(data: ReportData, body: BodyOfYear) -> tuple[Text, ...]:
    """Return how many meetings a body held and plans, against its rule (S180)."""
    kinds = dict(Body.Kind.choices)
    name: Text = (Run(body.name), Run(f"\n{kinds.get(body.kind, body.kind)}", italic=True))
    minimum = gettext("aucun") if body.minimum is None else str(body.minimum)
    return name, minimum, str(figures.held(body)), str(figures.to_come(body)), rule_in_words(data, body)


def rule_in_words(data: ReportData, body: BodyOfYear) -> str:
    """Say whether the rule is kept; while the year lasts, whether what is planned is enough."""
    missing = figures.missing_meetings(body)
    if body.minimum is None:
        return gettext("sans règle")
    if body.expected < body.minimum and not missing:
        return gettext("respectée (instance installée dans l'année)")
    if not missing:
        return gettext("respectée")
    if figures.last_day(data) == data.day and figures.to_come(body) >= missing:
        return gettext("le sera si les réunions prévues se tiennent")
    lacking = ngettext("il manque %(count)d réunion", "il manque %(count)d réunions", missing)
    return lacking % {"count": missing}


def meetings_of_body(body: BodyOfYear) -> list[Block]:
    """Return the meetings of a body with their participation; nothing when none is known."""
    if not body.meetings:
        return []
    headers = (gettext("Réunion"), gettext("État"), gettext("Présences"), gettext("Structures venues ou représentées"))
    labels = dict(State.choices)
    rows = tuple(
        (meeting_name(one), str(labels.get(one.state, one.state)), participation(one), structures(one))
        for one in body.meetings
    )
    caption = gettext("Réunions : %(body)s") % {"body": body.name}
    return [Heading(2, body.name), TableBlock(typeset(caption), headers, rows, widths=(34, 12, 26, 40))]


def public_meetings_of_body(body: BodyOfYear) -> list[Block]:
    """Return the meetings of a body for the public: when, and how many structures came."""
    if not body.meetings:
        return []
    headers = (gettext("Réunion"), gettext("État"), gettext("Nombre de structures venues ou représentées"))
    labels = dict(State.choices)
    rows = tuple(
        (meeting_name(one), str(labels.get(one.state, one.state)), structure_count(one)) for one in body.meetings
    )
    caption = gettext("Réunions : %(body)s") % {"body": body.name}
    return [Heading(2, body.name), TableBlock(typeset(caption), headers, rows, numeric=frozenset({2}))]


def structure_count(one: MeetingOfYear) -> str:
    """Return how many organisations came or were represented."""
    if one.state != State.HELD:
        return gettext("sans objet")
    return str(len(one.structures)) if one.structures else gettext("non renseigné")


def meeting_name(one: MeetingOfYear) -> Text:
    """Return when a meeting was, what it was about and where."""
    details = ", ".join(part for part in (one.title, one.place) if part)
    when = fictitious(sentence(dated_in_words(one.dated)), one.is_fictitious)
    return (Run(when, bold=True), *((Run(f"\n{details}"),) if details else ()))


def participation(one: MeetingOfYear) -> str:
    """Say how many came; a list that nobody filled in is said to be so."""
    if one.state != State.HELD:
        return gettext("sans objet")
    if one.expected == one.not_stated:
        return gettext("non renseignées")
    parts = (
        (one.present, ngettext("%(count)d présence", "%(count)d présences", one.present)),
        (one.represented, ngettext("%(count)d représentation", "%(count)d représentations", one.represented)),
        (one.excused, ngettext("%(count)d absence excusée", "%(count)d absences excusées", one.excused)),
        (one.absent, ngettext("%(count)d absence", "%(count)d absences", one.absent)),
        (one.not_stated, ngettext("%(count)d non renseignée", "%(count)d non renseignées", one.not_stated)),
    )
    return ", ".join(words % {"count": number} for number, words in parts if number)


def structures(one: MeetingOfYear) -> str:
    """Return the organisations that came or were represented."""
    if one.state != State.HELD:
        return gettext("sans objet")
    return " ; ".join(one.structures) or gettext("non renseignées")


def alerts(data: ReportData) -> list[Block]:
    """Return what bodies asked the plan to look at (S86)."""
    if not data.alerts:
        return []
    headers = (gettext("Alerte"), gettext("Instance"), gettext("Date"), gettext("Réponse"))
    rows = tuple(
        (
            fictitious(one.title, one.is_fictitious),
            one.body,
            day_in_words(one.raised_on),
            one.answer if one.answered_on else gettext("en attente"),
        )
        for one in data.alerts
    )
    title = gettext("Alertes des instances")
    return [Heading(2, title), TableBlock(title, headers, rows, widths=(34, 26, 16, 36))]


def decisions(data: ReportData) -> list[Block]:
    """The decisions of the year, then older ones still to be carried out, and what became of them."""
    taken = [one for one in data.decisions if one.is_of_year]
    older = [one for one in data.decisions if not one.is_of_year]
    waiting = sum(figures.is_open_at_end(one, data) for one in data.decisions)
    if not data.decisions:
        return said(gettext("Aucune décision n'est enregistrée pour %(year)d.") % {"year": data.year})
    opinions = sum(one.is_opinion for one in taken)
    words = {
        "taken": counted(len(taken) - opinions, "decision"),
        "opinions": counted(opinions, "opinion"),
        "waiting": counted(waiting, "decision"),
        "when": end_of_year(data),
        "day": day_in_words(data.day),
    }
    return [
        *said(
            gettext("Dans l'année : %(taken)s et %(opinions)s.") % words,
            gettext("À mettre en œuvre %(when)s : %(waiting)s.") % words,
            gettext("Les suites sont celles connues au %(day)s.") % words,
        ),
        *decisions_table(data, gettext("Décisions et avis de %(year)d") % {"year": data.year}, taken),
        *decisions_table(data, gettext("Décisions antérieures encore à mettre en œuvre"), older),
    ]


def decisions_table(data: ReportData, title: str, found: Sequence[DecisionOfYear]) -> list[Block]:
    """Return some decisions under a heading; nothing when there is none."""
    if not found:
        return []
    headers = (gettext("Décision"), gettext("Réunion"), gettext("Portée par"), gettext("Pour"), gettext("Suite"))
    rows = tuple(
        (
            decision_text(one),
            f"{one.body}, {dated_in_words(one.dated)}",
            carrier(one),
            dated_in_words(one.due) if one.due else gettext("sans date"),
            follow_up(data, one),
        )
        for one in found
    )
    return [Heading(2, title), TableBlock(title, headers, rows, widths=(36, 22, 18, 14, 26))]


def decision_text(one: DecisionOfYear) -> str:
    """Return a decision, with its kind and its action when they are worth saying."""
    kind = gettext("Avis : ") if one.is_opinion else ""
    action = gettext(" (action %(code)s)") % {"code": one.action} if one.action else ""
    agreement = gettext(" Vaut accord politique.") if one.is_political_agreement else ""
    return typeset(fictitious(f"{kind}{one.text}{action}{agreement}", one.is_fictitious))


def carrier(one: DecisionOfYear) -> str:
    """Return the organisation that carries a decision; a person is not named."""
    if one.carrier:
        return one.carrier
    return gettext("une personne désignée") if one.is_carried_by_someone else gettext("non indiqué")


def follow_up(data: ReportData, one: DecisionOfYear) -> str:
    """Say what became of a decision."""
    if one.is_opinion:
        return one.outcome or gettext("sans objet")
    labels = dict(Decision.State.choices)
    state = str(labels.get(one.state, one.state))
    if one.done_on:
        state = gettext("%(state)s (%(day)s)") % {"state": state, "day": day_in_words(one.done_on)}
    late = gettext("échéance passée") if one in figures.late_decisions(data) else ""
    return typeset(" ; ".join(filter(None, [state, late, one.outcome])))
