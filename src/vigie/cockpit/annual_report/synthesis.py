"""The year in plain sentences, computed from the data: unknown is said to be unknown, and none is « aucune »."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from vigie.cockpit.annual_report import figures
from vigie.cockpit.annual_report.collecting_values import ActionOfYear, BodyOfYear, ReportData
from vigie.cockpit.annual_report.composing_words import (
    counted,
    counted_statuses,
    dated_in_words,
    day_in_words,
    end_of_year,
    listed,
    sentence,
    short_name,
    shortened,
    some_of,
    status_label,
)
from vigie.core.typography import typeset
from vigie.plan.models import Decision


@dataclass(frozen=True)
class Passage:
    """Some sentences under a short title."""

    title: str
    sentences: tuple[str, ...]


def synthesis_of(data: ReportData) -> tuple[Passage, ...]:
    """Return the year in a page of sentences."""
    passages = (
        (
            gettext("Les actions"),
            [actions_in_all(data), *priorities_sentence(data), *where_actions_stand(data), notes_sentence(data)],
        ),
        (gettext("Ce qui a avancé"), [*changes_sentences(data), decisions_sentence(data), *versions_sentences(data)]),
        (gettext("Les réunions"), meetings_sentences(data)),
        (gettext("Les structures"), structures_sentences(data)),
        (gettext("Ce qui demande attention"), attention_sentences(data)),
    )
    return tuple(Passage(title, tuple(map(typeset, sentences))) for title, sentences in passages)


def warnings_of(data: ReportData) -> tuple[str, ...]:
    """Return what must be known before reading: a year not over, or outside the plan, data of a demonstration."""
    words = {"year": data.year, "day": day_in_words(data.day), "first": data.plan.starts_in, "last": data.plan.ends_in}
    found = (
        (data.year > data.day.year, gettext("L'année %(year)d n'a pas commencé : ce rapport dit ce qui en est prévu.")),
        (
            data.year == data.day.year,
            gettext("L'année %(year)d n'est pas finie : le rapport dit où en est le plan au %(day)s."),
        ),
        (
            data.plan.starts_in is not None and data.year < data.plan.starts_in,
            gettext("L'année %(year)d précède le plan, qui commence en %(first)s."),
        ),
        (
            data.plan.ends_in is not None and data.year > data.plan.ends_in,
            gettext("L'année %(year)d suit le plan, qui finit en %(last)s."),
        ),
        (
            figures.is_partly_fictitious(data),
            gettext("Ce rapport contient des données fictives de démonstration, marquées « (donnée fictive) »."),
        ),
    )
    return tuple(typeset(words_of % words) for holds, words_of in found if holds)


def actions_in_all(data: ReportData) -> str:
    """Say how many actions the plan has, on how many axes, for how many priorities."""
    if not data.actions:
        return gettext("Le plan ne compte aucune action.")
    words = {
        "actions": counted(len(data.actions), "action"),
        "axes": counted(len(data.axes), "axis"),
        "priorities": counted(len(data.priorities), "priority"),
    }
    said = gettext("Le plan compte %(actions)s, %(axes)s et %(priorities)s.") % words
    alone = figures.actions_without_axis(data)
    if not alone or not data.axes:
        return said
    return said + " " + gettext("Hors des axes : %(names)s.") % {"names": some_of([one.code for one in alone])}


def where_actions_stand(data: ReportData) -> list[str]:
    """Say how many actions have each status, and of how many only today's is known."""
    if not data.actions:
        return []
    words = {
        "when": sentence(end_of_year(data)),
        "statuses": counted_statuses(figures.statuses(data.actions)),
        "year": data.year,
        "day": day_in_words(data.day),
    }
    uncertain = len(figures.known_today_only(data.actions))
    if uncertain == len(data.actions):
        said = gettext(
            "Rien ne dit où en étaient les actions fin %(year)d. Voici les statuts connus au %(day)s : %(statuses)s."
        )
        return [said % words]
    said = gettext("%(when)s : %(statuses)s.") % words
    return [f"{said} {uncertain_sentence(data, uncertain)}".strip()]


def uncertain_sentence(data: ReportData, uncertain: int) -> str:
    """Say of how many actions the status counted is that of today; nothing when there is none."""
    if not uncertain:
        return ""
    words = {"count": uncertain, "day": day_in_words(data.day), "year": data.year}
    return (
        ngettext(
            "Pour une action, rien ne dit le statut de fin %(year)d : c'est celui connu au %(day)s qui est compté.",
            "Pour %(count)d actions, rien ne dit le statut de fin %(year)d : "
            "c'est celui connu au %(day)s qui est compté.",
            uncertain,
        )
        % words
    )


def notes_sentence(data: ReportData) -> str:
    """Say how many actions were told of during the year."""
    told = len(figures.actions_with_note(data))
    if not told:
        return gettext("Aucune action n'a de note pour %(year)d.") % {"year": data.year}
    if told == len(data.actions):
        return gettext("Toutes les actions ont une note pour %(year)d.") % {"year": data.year}
    words = {"told": told, "total": len(data.actions), "year": data.year}
    return (
        ngettext(
            "%(told)d action sur %(total)d a une note pour %(year)d.",
            "%(told)d actions sur %(total)d ont une note pour %(year)d.",
            told,
        )
        % words
    )


def changes_sentences(data: ReportData) -> list[str]:
    """Say which actions changed of status during the year, as far as it is known."""
    changed = figures.changed_actions(data)
    comparable = sum(one.status_before is not None for one in data.actions)
    if not comparable:
        if not data.actions:
            return []
        return [
            gettext(
                "Rien ne dit où en étaient les actions fin %(year)d : "
                "les changements de statut ne peuvent pas être comptés."
            )
            % {"year": data.year - 1}
        ]
    if not changed:
        return [gettext("Aucune action dont le statut est suivi n'en a changé dans l'année.")]
    words = {"count": len(changed), "names": some_of([change_in_words(one) for one in changed])}
    return [
        ngettext(
            "Une action a changé de statut dans l'année : %(names)s.",
            "%(count)d actions ont changé de statut dans l'année : %(names)s.",
            len(changed),
        )
        % words
    ]


def change_in_words(action: ActionOfYear) -> str:
    """Return « A03 – Permanences (de « à venir » à « en cours ») »."""
    before = action.status_before.status if action.status_before else ""
    words = {"name": short_name(action), "before": status_label(before), "after": status_label(action.status.status)}
    return gettext("%(name)s (de « %(before)s » à « %(after)s »)") % words


def decisions_sentence(data: ReportData) -> str:
    """Say how many decisions the year's meetings took, and how many are carried out."""
    taken = [one for one in data.decisions if one.is_of_year and not one.is_opinion]
    opinions = sum(one.is_of_year and one.is_opinion for one in data.decisions)
    done = sum(one.state == Decision.State.DONE and not figures.is_open_at_end(one, data) for one in taken)
    if not taken:
        said = gettext("Aucune décision n'est enregistrée pour %(year)d.") % {"year": data.year}
    else:
        prises = ngettext("%(taken)s a été prise", "%(taken)s ont été prises", len(taken))
        mises = ngettext("%(done)d est mise en œuvre", "%(done)d sont mises en œuvre", done)
        carried = mises if done else gettext("aucune n'est encore mise en œuvre")
        said = sentence(f"{prises} ; {carried}." % {"taken": counted(len(taken), "decision"), "done": done})
    if not opinions:
        return said
    rendered = ngettext("%(opinions)s a été rendu.", "%(opinions)s ont été rendus.", opinions)
    return f"{said} {sentence(rendered % {'opinions': counted(opinions, 'opinion')})}"


def versions_sentences(data: ReportData) -> list[str]:
    """Say which versions of the plan were adopted during the year."""
    return [
        gettext("La version %(number)d du plan a été adoptée (%(day)s).")
        % {"number": one.number, "day": dated_in_words(one.adopted_on)}
        for one in data.versions
    ]


def meetings_sentences(data: ReportData) -> list[str]:
    """Say the meetings held by each body against its rule, and how many organisations came."""
    ruled = [body for body in data.bodies if body.expected]
    others = [body for body in data.bodies if not body.expected and figures.held(body)]
    if not any(map(figures.held, data.bodies)):
        return [no_meeting_sentence(data)]
    sentences = [rule_sentence(body) for body in ruled]
    if others:
        told = [
            gettext("%(body)s, %(count)s") % {"body": one.name, "count": counted(figures.held(one), "meeting")}
            for one in others
        ]
        sentences.append(gettext("Sans nombre minimal à tenir : %(bodies)s.") % {"bodies": some_of(told)})
    met = figures.structures_met(data)
    if not met:
        return [*sentences, gettext("Les présences ne sont pas renseignées.")]
    words = {"count": len(met)}
    return [
        *sentences,
        ngettext(
            "Une structure est venue à au moins une réunion.",
            "%(count)d structures sont venues à au moins une réunion.",
            len(met),
        )
        % words,
    ]


def no_meeting_sentence(data: ReportData) -> str:
    """Say that no meeting of the year is recorded, which does not prove that none was held, and what the rule asks."""
    expected = max((body.expected for body in data.bodies), default=0)
    words = {"year": data.year, "expected": expected}
    if not expected:
        return gettext("Aucune réunion tenue en %(year)d n'est enregistrée.") % words
    said = ngettext(
        "Aucune réunion de %(year)d n'est enregistrée ; la règle en demande au moins une.",
        "Aucune réunion de %(year)d n'est enregistrée ; la règle en demande au moins %(expected)d.",
        expected,
    )
    return said % words


def rule_sentence(body: BodyOfYear) -> str:
    """Say how many meetings a body held against the rule it has (S180)."""
    number, missing = figures.held(body), figures.missing_meetings(body)
    words = {"body": body.name, "held": counted(number, "meeting"), "expected": body.expected, "missing": missing}
    said = gettext("%(body)s : %(held)s pour un minimum de %(expected)d") % words
    if not missing:
        return gettext("%(said)s ; la règle est respectée.") % {"said": said}
    lacking = ngettext("il en manque une", "il en manque %(missing)d", missing) % words
    return f"{said} ; {lacking}."


def structures_sentences(data: ReportData) -> list[str]:
    """Say how many organisations carry, take part, committed, or do nothing yet."""
    if not data.structures:
        return [gettext("Le plan ne nomme aucune structure.")]
    absent = sum(not one.is_mobilised for one in data.structures)
    committed = len({one.structure for one in data.commitments})
    carrying = sum(bool(one.carried) for one in data.structures)
    partners = sum(bool(one.partnered and not one.carried) for one in data.structures)
    first = gettext("Le plan connaît %(total)s : %(carrying)s, %(partners)s.") % {
        "total": counted(len(data.structures), "structure"),
        "carrying": carrying_in_words(carrying),
        "partners": partners_in_words(partners),
    }
    return [first, commitment_sentence(committed, data.year), absent_sentence(absent)]


def carrying_in_words(number: int) -> str:
    """Say how many organisations carry an action."""
    if not number:
        return gettext("aucune ne porte d'action")
    words = ngettext("une porte au moins une action", "%(count)d portent au moins une action", number)
    return words % {"count": number}


def partners_in_words(number: int) -> str:
    """Say how many organisations are partners without carrying anything."""
    if not number:
        return gettext("aucune n'est partenaire sans en porter")
    words = ngettext("une est partenaire sans en porter", "%(count)d sont partenaires sans en porter", number)
    return words % {"count": number}


def commitment_sentence(committed: int, year: int) -> str:
    """Say how many organisations had committed to an axis (S67)."""
    if not committed:
        return gettext("Aucun engagement de structure sur un axe n'est enregistré pour %(year)d.") % {"year": year}
    return ngettext(
        "Une structure s'est engagée sur au moins un axe.",
        "%(count)d structures se sont engagées sur au moins un axe.",
        committed,
    ) % {"count": committed}


def absent_sentence(absent: int) -> str:
    """Say how many organisations are not mobilised yet (S24)."""
    if not absent:
        return gettext("Toutes sont mobilisées.")
    return ngettext(
        "Une structure n'est pas encore mobilisée.", "%(count)d structures ne sont pas encore mobilisées.", absent
    ) % {"count": absent}


def attention_sentences(data: ReportData) -> list[str]:
    """Say what is late, blocked or undecided, and what bodies asked."""
    sentences = [
        late_sentence(data),
        *named_sentence(
            gettext("Attendent ce qui les débloquera : %(names)s."),
            [one.code for one in figures.blocked_actions(data)],
        ),
        *named_sentence(
            gettext("Échéance « à déterminer » : %(names)s."), [one.code for one in figures.undecided_actions(data)]
        ),
        *named_sentence(gettext("Sans aucune date : %(names)s."), [one.code for one in figures.undated_actions(data)]),
        *named_sentence(
            gettext("Moments annuels sans date pour l'année : %(names)s."),
            [one.title for one in data.moments if not one.dated],
        ),
    ]
    waiting = sum(one.answered_on is None or one.answered_on > date(data.year, 12, 31) for one in data.alerts)
    if waiting:
        said = ngettext(
            "Une alerte d'une instance attendait une réponse %(when)s.",
            "%(count)d alertes d'instances attendaient une réponse %(when)s.",
            waiting,
        )
        sentences.append(said % {"count": waiting, "when": end_of_year(data)})
    return sentences


def late_sentence(data: ReportData) -> str:
    """Say which actions had passed their deadline."""
    late = figures.late_actions(data)
    if not late:
        return gettext("Aucune action n'a passé son échéance sans être dite terminée.")
    words = {"count": len(late), "names": some_of([short_name(one) for one in late])}
    return (
        ngettext(
            "Une action a passé son échéance sans être dite terminée : %(names)s.",
            "%(count)d actions ont passé leur échéance sans être dites terminées : %(names)s.",
            len(late),
        )
        % words
    )


def named_sentence(text: str, names: list[str]) -> list[str]:
    """Return a sentence that names things, none when there is nothing to name."""
    return [text % {"names": some_of(names)}] if names else []


def priorities_sentence(data: ReportData) -> list[str]:
    """Say which validated priorities have no axis (S162)."""
    alone = [f"« {shortened(one.text)} »" for one in data.priorities if not one.axes]
    if not alone or not data.axes:
        return []
    said = ngettext(
        "Une priorité validée n'a pas d'axe dans le plan : %(names)s.",
        "%(count)d priorités validées n'ont pas d'axe dans le plan : %(names)s.",
        len(alone),
    )
    return [said % {"count": len(alone), "names": listed(alone)}]
