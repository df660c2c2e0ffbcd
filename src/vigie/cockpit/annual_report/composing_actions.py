"""The sections about actions: by priority, by axis, one by one."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext

from vigie.cockpit.annual_report import figures
from vigie.cockpit.annual_report.charts import status_chart
from vigie.cockpit.annual_report.collecting_values import ActionOfYear, Basis, FigureOfYear, PriorityOfPlan, ReportData
from vigie.cockpit.annual_report.composing_blocks import actions_table, aside, facts_block, said
from vigie.cockpit.annual_report.composing_words import (
    amount,
    dated_in_words,
    day_in_words,
    end_of_year,
    euros,
    fictitious,
    known_since,
    name_of,
    names,
    shortened,
    status_label,
)
from vigie.cockpit.annual_report.synthesis import uncertain_sentence
from vigie.core.documents import Block, Callout, Heading, Paragraph, Run, TableBlock, Text
from vigie.core.typography import typeset


def priorities(data: ReportData) -> list[Block]:
    """Each validated priority: when it was decided, its axes, its actions."""
    if not data.priorities:
        return said(gettext("Aucune priorité validée n'est enregistrée dans le plan."))
    groups = [(f"{one.rank}. {one.text}", figures.actions_of_priority(data, one)) for one in data.priorities]
    tied = {action.code: action for _name, found in groups for action in found}
    uncertain = len(figures.known_today_only(tied.values()))
    chart = status_chart(data, gettext("Statut des actions, par priorité"), gettext("Priorité"), groups)
    blocks = said(
        gettext("Une priorité réunit les actions qui lui sont rattachées et celles de ses axes."),
        uncertain_sentence(data, uncertain),
    )
    blocks += [public_priorities_table(data, groups) if data.is_public else priorities_table(data, groups), *chart]
    for one, (_name, actions) in zip(data.priorities, groups, strict=True):
        blocks += priority(data, one, actions)
    return blocks


def priorities_table(data: ReportData, groups: Sequence[tuple[str, Sequence[ActionOfYear]]]) -> TableBlock:
    """Return the priorities with their axes and their decision; a priority is no axis and may have none (S162)."""
    headers = (gettext("Priorité"), gettext("Axes du plan"), gettext("Décision"), gettext("Actions"))
    rows = tuple(
        (
            f"{one.rank}. {one.text}",
            ", ".join(one.axes) or gettext("aucun axe"),
            decided_in_words(one) or gettext("non renseignée"),
            str(len(actions)) if actions else gettext("aucune"),
        )
        for one, (_name, actions) in zip(data.priorities, groups, strict=True)
    )
    return TableBlock(gettext("Priorités validées"), headers, rows, (50, 18, 28, 12), frozenset({3}))


def public_priorities_table(data: ReportData, groups: Sequence[tuple[str, Sequence[ActionOfYear]]]) -> TableBlock:
    """Return the priorities for the public: who decided them stays between partners."""
    headers = (gettext("Priorité"), gettext("Axes du plan"), gettext("Actions ouvertes au public"))
    rows = tuple(
        (name, ", ".join(one.axes) or gettext("aucun axe"), str(len(actions)) if actions else gettext("aucune"))
        for one, (name, actions) in zip(data.priorities, groups, strict=True)
    )
    return TableBlock(gettext("Priorités validées"), headers, rows, (60, 18, 22), frozenset({2}))


def priority(data: ReportData, one: PriorityOfPlan, actions: Sequence[ActionOfYear]) -> list[Block]:
    """Return a priority and its actions."""
    title = gettext("Priorité %(rank)d : %(text)s") % {"rank": one.rank, "text": shortened(one.text)}
    blocks: list[Block] = [Heading(2, typeset(title))]
    if not actions:
        blocks += said(gettext("Aucune action n'est rattachée à cette priorité."))
    else:
        caption = gettext("Actions de la priorité %(rank)d") % {"rank": one.rank}
        blocks += actions_table(data, caption, actions)
    if not one.axes and data.axes:
        blocks += said(
            gettext("Cette priorité n'a pas d'axe dans le plan : elle réunit les actions qui lui sont rattachées.")
        )
    return blocks + (aside(gettext("Note du plan : %(note)s") % {"note": one.footnote}) if one.footnote else [])


def decided_in_words(one: PriorityOfPlan) -> str:
    """Return by whom and when a priority was decided, as far as it is known (S159)."""
    return ", ".join(filter(None, [one.decided_by, dated_in_words(one.decided_on) if one.decided_on else ""]))


def progress(data: ReportData) -> list[Block]:
    """How the actions of each axis stand: a chart, its data, then a table for each axis."""
    if not data.axes:
        blocks = said(gettext("Le plan n'a pas d'axe : ses actions sont présentées ensemble."))
        return blocks + actions_table(data, gettext("Toutes les actions"), data.actions)
    groups = [(f"{axis.code} – {axis.title}", figures.actions_of_axis(data, axis)) for axis in data.axes]
    alone = figures.actions_without_axis(data)
    if alone:
        groups.append((gettext("Hors des axes"), alone))
    shared = sum(len(one.axes) > 1 for one in data.actions)
    blocks = said(
        gettext("Une action qui sert plusieurs axes est comptée dans chacun.") if shared else "",
        uncertain_sentence(data, len(figures.known_today_only(data.actions))),
    )
    blocks += status_chart(data, gettext("Statut des actions, par axe"), gettext("Axe"), groups)
    for title, actions in groups:
        caption = gettext("Actions : %(title)s") % {"title": shortened(title, 90)}
        blocks += [Heading(2, shortened(title)), *actions_table(data, caption, actions)]
    return blocks


def actions(data: ReportData) -> list[Block]:
    """Each action: how it stood, what was said of it for the year, its figures, its money, what slows it down."""
    if not data.actions:
        return said(gettext("Le plan ne compte aucune action."))
    ranks: dict[str, list[int]] = defaultdict(list)
    for one in data.priorities:
        for action in figures.actions_of_priority(data, one):
            ranks[action.code].append(one.rank)
    return [block for action in data.actions for block in action_in_detail(data, action, ranks[action.code])]


def action_in_detail(data: ReportData, action: ActionOfYear, ranks: Sequence[int]) -> list[Block]:
    """Return one action."""
    title = name_of(action)
    blocks: list[Block] = [Heading(2, shortened(title))]
    blocks += [Paragraph(title)] if shortened(title) != " ".join(title.split()) else []
    blocks += [Paragraph(action.description)] if action.description else []
    facts = tuple((typeset(term), text) for term, text in facts_of(data, action, ranks) if text)
    blocks.append(facts_block(data, facts))
    blocks += notes_of(data, action)
    return blocks + figures_of(data, action) + budget_of(data, action)


def facts_of(data: ReportData, action: ActionOfYear, ranks: Sequence[int]) -> list[tuple[str, Text]]:
    """Return what is known of an action, empty texts included."""
    return [
        (status_term(data, action), status_in_full(data, action)),
        (gettext("Structures porteuses"), names(action.bearers, gettext("non indiqué"))),
        (gettext("Partenaires"), " ; ".join(action.partners)),
        (gettext("Axes"), ", ".join(action.axes) or gettext("aucun axe")),
        (gettext("Priorités"), ", ".join(map(str, ranks)) or gettext("aucune priorité")),
        (gettext("Thèmes hors axes"), ", ".join(action.off_axis_themes)),
        (gettext("Échéance"), action.timing or gettext("non indiquée")),
        (gettext("Reprise du plan précédent"), action.carried_from),
        (gettext("Accord politique"), agreement(action)),
        (gettext("Ce qui débloque"), action.unblocking_condition),
        (gettext("Qui est attendu"), action.waited_for),
    ]


def status_term(data: ReportData, action: ActionOfYear) -> str:
    """Return how the status is announced: never today's as that of the year."""
    if action.status.basis is Basis.TODAY:
        return gettext("Statut connu au %(day)s") % {"day": day_in_words(action.status.known_on)}
    return gettext("Statut %(when)s") % {"when": end_of_year(data)}


def status_in_full(data: ReportData, action: ActionOfYear) -> str:
    """Return the status, from what it is known, and that of the year before when it was another."""
    parts = [status_label(action.status.status)]
    if action.status.basis is Basis.NOTE:
        parts.append(known_since(action.status, data))
    if action.status.basis is Basis.TODAY:
        parts.append(gettext("rien ne dit celui de fin %(year)d") % {"year": data.year})
    if figures.has_changed(action) and action.status_before:
        words = {"status": status_label(action.status_before.status), "year": data.year - 1}
        parts.append(gettext("fin %(year)d : %(status)s") % words)
    return typeset(" ; ".join(parts))


def agreement(action: ActionOfYear) -> str:
    """Say whether the political agreement that an action needs was given (S106)."""
    if not action.needs_agreement:
        return ""
    if action.agreed_on is None:
        return gettext("nécessaire, pas encore donné")
    return gettext("donné (%(day)s)") % {"day": day_in_words(action.agreed_on)}


def notes_of(data: ReportData, action: ActionOfYear) -> list[Block]:
    """Return the notes of the year, with what slowed the action down."""
    blocks: list[Block] = []
    for note in action.notes:
        title = gettext("Note du %(day)s") % {"day": day_in_words(note.dated_on)}
        slowed: Text = (Run("\n"), Run(gettext("Ce qui freine"), bold=True), Run("\u00a0: " + note.obstacles))
        content = (Run(note.text), *(slowed if note.obstacles else ()))
        blocks.append(Callout(fictitious(title, note.is_fictitious), content))
    if blocks or data.is_public:
        return blocks
    return aside(gettext("Aucune note pour %(year)d.") % {"year": data.year})


def figures_of(data: ReportData, action: ActionOfYear) -> list[Block]:
    """Return the figures asked for the year, people by sex; as lines, which a plan of many actions can bear."""
    if not action.figures:
        return []
    blocks: list[Block] = [facts_block(data, tuple(figure_in_words(one) for one in action.figures))]
    if any(one.is_small for one in action.figures):
        blocks += aside(gettext("Petit effectif : ne pas diffuser hors du groupe de travail."))
    if any(one.withheld for one in action.figures):
        blocks += aside(
            gettext("Un nombre de personnes inférieur à 11 n'est pas donné, ni ceux qui permettraient de le retrouver.")
        )
    return blocks


def figure_in_words(one: FigureOfYear) -> tuple[str, str]:
    """Return a figure and its value; no answer and an unknown value are two things."""
    label = f"{one.label} ({one.unit})" if one.unit else one.label
    term = fictitious(label, one.is_fictitious)
    if not one.is_answered:
        return term, gettext("sans réponse")
    if not one.counts_people:
        return term, people(one, "value")
    words = {
        "value": people(one, "value"),
        "women": people(one, "women"),
        "men": people(one, "men"),
        "not_stated": people(one, "sex_not_stated"),
    }
    text = gettext("%(value)s (femmes : %(women)s ; hommes : %(men)s ; sexe non renseigné : %(not_stated)s)") % words
    return term, typeset(text)


def people(one: FigureOfYear, part: str) -> str:
    """Return a part of a figure; to the public, a total withheld is small, and a part withheld says no more."""
    if part in one.withheld:
        return gettext("moins de 11") if part == "value" else gettext("non diffusé")
    return amount(getattr(one, part))


def budget_of(data: ReportData, action: ActionOfYear) -> list[Block]:
    """Return the money of the year, by funder."""
    if not action.budget:
        return []
    title = gettext("Budget %(year)d") % {"year": data.year}
    said_of_it = gettext("prévu, %(planned)s ; dépensé, %(spent)s")
    facts = tuple(
        (
            f"{title}, {line.funder or unnamed_funder(data)}",
            typeset(said_of_it % {"planned": euros(line.planned), "spent": euros(line.spent)}),
        )
        for line in action.budget
    )
    return [facts_block(data, facts)]


def unnamed_funder(data: ReportData) -> str:
    """Say who funds when no name is given: to the public, money is told all funders together."""
    return gettext("tous financeurs") if data.is_public else gettext("non précisé")
