"""Titles that several pages share."""

from django.utils.translation import gettext as _

from vigie.observatory.explorer.choices import Filters
from vigie.observatory.explorer.names import lowered
from vigie.observatory.released import Edition


def filters_in_words(edition: Edition, filters: Filters) -> str:
    """Return what narrows a page: « domaine : emploi, sexe : femmes »; nothing when nothing does."""
    dimensions = ((edition.by_name[name], code) for name, code in filters)
    return ", ".join(
        _("%(label)s\u00a0: %(text)s") % {"label": lowered(dimension.label), "text": dimension.labels[code]}
        for dimension, code in dimensions
    )


def flow_title(edition: Edition, filters: Filters) -> str:
    """Return what the drawing of the process is called."""
    title = _("Que devient un signalement, %(year)s") % {"year": edition.vintage}
    about = filters_in_words(edition, filters)
    return f"{title} ({about})" if about else title
