"""What a pupil is told of the length of their list; plain functions."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Below, many pupils would be left without a seat.
SHORT = 6


def advice(count: int, available: int) -> tuple[str | Promise, ...]:
    """Return what to tell whoever ranked so many sessions of all those they may rank; nothing when all is well."""
    if available == 0:
        return (_("Aucune offre n'est ouverte à votre niveau pour le moment. Revenez dans quelques jours."),)
    if count == 0:
        return (_("Votre liste est vide : sans elle, le tirage ne peut rien vous attribuer."),)
    if count >= min(SHORT, available):
        return ()
    return (
        _("Votre liste est courte : si tout y est pris avant votre tour, vous n'aurez pas de place."),
        _(
            "Une liste plus longue ne nuit jamais : on regarde votre 2e vœu seulement si le 1er est complet, et ainsi "
            "de suite. Ajoutez tout ce que vous accepteriez de faire."
        ),
    )
