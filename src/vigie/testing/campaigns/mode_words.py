"""The three modes in plain French, said before anything else is asked."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.testing.models import Mode


@dataclass(frozen=True)
class ModeWords:
    """How a mode is explained. purpose: what it is for. locks: what it imposes, and why, one sentence each."""

    mode: Mode
    title: str | Promise
    purpose: str | Promise
    locks: tuple[str | Promise, ...]


MODES: Final = (
    ModeWords(
        Mode.STATISTICAL,
        _("Statistique : mesurer une différence de traitement"),
        _("Des profils inventés, semblables en tout sauf un point, répondent aux mêmes annonces. On compte."),
        (
            _("Les personnes qui candidatent n'existent pas : banque de noms et messages écrits d'avance."),
            _(
                "Les résultats sont des chiffres d'ensemble. Ils mesurent, et ne prouvent pas à eux "
                "seuls une infraction."
            ),
            _("Une organisation n'est nommée à personne d'autre que vous, et après avoir pu répondre."),
            _("Aucun dossier n'est préparé pour un juge."),
        ),
    ),
    ModeWords(
        Mode.JUDICIAL,
        _("Judiciaire : établir un fait devant un juge"),
        _("De vraies personnes candidatent pour de vrai, avec leur nom et leurs papiers, en présence de preuves."),
        (
            _("Ni nom inventé, ni message d'emprunt : la loi demande une personne réelle (code pénal, 225-3-1)."),
            _("Chaque candidature rapporte une pièce d'origine et une attestation signée de qui l'a faite."),
            _(
                "Le dossier d'un test, avec le nom de l'organisation, va au juge ou au Défenseur des "
                "droits, et à eux seuls."
            ),
            _("Rien n'est publié : la présomption d'innocence vient avant les chiffres."),
        ),
    ),
    ModeWords(
        Mode.EDUCATIONAL,
        _("Pédagogique : faire changer les pratiques"),
        _("Les organisations savent que des tests auront lieu, sans savoir quand. On en parle ensuite avec elles."),
        (
            _("La campagne est annoncée avant de commencer."),
            _(
                "Vous connaissez les cibles que vous entrez, mais aucun résultat ne porte leur nom, même pour vous : "
                "il ne reste que des codes."
            ),
            _("Les chiffres d'ensemble peuvent être publiés."),
            _("Aucun dossier n'est préparé pour un juge."),
        ),
    ),
)

# What Vigie never does, whatever the mode.
EXCLUDED: Final = (
    _("Enregistrer quelqu'un à son insu : c'est un délit (code pénal, 226-1). On note par écrit, dans l'heure."),
    _(
        "Fabriquer un papier (fiche de paie, pièce d'identité) : c'est un faux. Vigie refuse les "
        "messages qui en parlent."
    ),
    _("Pousser à la faute : on demande ce que tout le monde demande, et l'on décline vite ce qui est proposé."),
)


def words_of(mode: str) -> ModeWords:
    """Return how a mode is explained. mode: a value of ``Mode``. Raises StopIteration."""
    return next(each for each in MODES if each.mode.value == mode)
