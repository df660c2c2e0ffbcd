"""What an edition answers: the questions people ask, each tied to a variable of the facts."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# In the order they are told; a question is asked of an edition that has the table of its variable.
QUESTIONS: tuple[tuple[str, str | Promise], ...] = (
    ("domain", _("Dans quels domaines ?")),
    ("criterion", _("Pour quels motifs ?")),
    ("place", _("Où ?")),
    ("sex", _("Qui ? Femmes et hommes")),
    ("age_band", _("Qui ? Les âges")),
    ("type", _("Sous quelle forme ?")),
    ("outcome", _("Que deviennent les signalements ?")),
    ("channel", _("Comment l'a-t-on appris ?")),
    ("source", _("Qui a recueilli ?")),
    ("quarter", _("Quand ?")),
)
