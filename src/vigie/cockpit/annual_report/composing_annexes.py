"""The annexes of the report: its words, what is counted and how, its limits."""

from django.utils.translation import gettext

from vigie.cockpit.annual_report.collecting_values import ReportData
from vigie.cockpit.annual_report.composing_words import day_in_words, sentence, status_label
from vigie.core.documents import Block, BulletList, Heading, TableBlock
from vigie.core.typography import typeset
from vigie.plan.progress_words import READING_ORDER


def annexes(data: ReportData) -> list[Block]:
    """The words of the report, then its method and its limits."""
    headers = (gettext("Mot"), gettext("Ce qu'il veut dire ici"))
    rows = tuple((sentence(word), typeset(meaning)) for word, meaning in [*status_words(), *other_words()])
    title = gettext("Les mots du rapport")
    return [
        Heading(2, title),
        TableBlock(title, headers, rows, widths=(28, 72)),
        Heading(2, gettext("Ce qui est compté, et ses limites")),
        BulletList(tuple(map(typeset, method(data)))),
    ]


def status_words() -> list[tuple[str, str]]:
    """Return each status with its meaning."""
    meanings = {
        "done": gettext("L'action est finie : plus rien n'en est attendu."),
        "ongoing": gettext("L'action a lieu."),
        "on_request": gettext("L'action a lieu chaque fois qu'on la demande."),
        "being_set_up": gettext("L'action se prépare."),
        "to_start": gettext("L'action est décidée, elle n'a pas commencé."),
        "abandoned": gettext("L'action n'aura pas lieu, ou s'est arrêtée."),
        "unknown": gettext("Personne n'a dit où elle en est. Ce n'est pas « aucune »."),
    }
    return [(status_label(code), meanings[code]) for code in READING_ORDER]


def other_words() -> list[tuple[str, str]]:
    """Return the other words of the report with their meaning."""
    return [
        (gettext("En retard"), gettext("L'échéance est passée, et l'action n'est ni terminée ni abandonnée.")),
        (gettext("À déterminer"), gettext("L'échéance reste à fixer, comme le plan le dit lui-même.")),
        (gettext("Axe"), gettext("Une des fiches du plan. Une action peut en servir aucun, un ou plusieurs.")),
        (
            gettext("Priorité validée"),
            gettext("Ce que les élues et élus ont choisi. Une priorité n'est pas un axe, et peut n'en avoir aucun."),
        ),
        (
            gettext("Structure mobilisée"),
            gettext("Elle porte une action, en est partenaire, ou s'est engagée sur un axe."),
        ),
        (gettext("Engagement"), gettext("Une structure choisit librement d'agir sur un axe, avec ses moyens.")),
    ]


def method(data: ReportData) -> list[str]:
    """Return how the report was made, and what it cannot tell."""
    words = {"year": data.year, "day": day_in_words(data.day)}
    return [
        text % words
        for text in (
            gettext("Données lues dans Vigie le %(day)s."),
            gettext(
                "Le statut de fin %(year)d vient des changements que Vigie a enregistrés ; à défaut, de la dernière "
                "note, datée d'avant la fin de l'année, ou écrite sur l'année dans les six mois suivants. Sinon, "
                "le rapport donne le statut connu au %(day)s, et le dit."
            ),
            gettext(
                "Les porteurs, partenaires, axes, échéances et conditions sont ceux du plan au %(day)s : "
                "ils ont pu changer depuis %(year)d."
            ),
            gettext("Une action qui sert deux axes, ou deux priorités, compte dans chacun."),
            gettext(
                "Les réunions sont comptées par leur date. Pour une instance installée dans l'année, "
                "le minimum est réduit à proportion des mois restants."
            ),
            gettext(
                "« Non connu », « sans réponse » et « non renseigné » ne veulent pas dire zéro. "
                "Ce qui compte des personnes est donné par sexe, non renseigné compris."
            ),
            gettext("Aucune personne n'est nommée : le rapport nomme des structures et des fonctions."),
            *(public_limits() if data.is_public else partners_limits()),
        )
    ]


def partners_limits() -> list[str]:
    """Return what partners must know of the texts they read."""
    return [gettext("Les textes des notes, décisions et comptes rendus sont repris tels qu'ils ont été écrits.")]


def public_limits() -> list[str]:
    """Return what the public version leaves out."""
    return [
        gettext(
            "Version publique : elle ne parle que des actions et des axes que le public peut lire, avec les mots de "
            "leurs pages. Décisions, engagements et présences nominatives restent entre partenaires."
        ),
        gettext(
            "Un nombre de personnes inférieur à 11 n'est pas donné, ni ceux qui permettraient de le retrouver : "
            "personne ne doit pouvoir être reconnu."
        ),
    ]
