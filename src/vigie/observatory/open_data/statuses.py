"""The four things a figure may be, in words."""

from django.utils.translation import gettext_lazy as _

from vigie.observatory.open_data.sheets import Text
from vigie.observatory.released import Status

STATUSES: tuple[tuple[str, Text], ...] = (
    (Status.VALUE.value, _("nombre publié")),
    (Status.ZERO.value, _("zéro : rien n'a été signalé ni compté (et non : personne ne l'a vécu)")),
    (Status.SECRET.value, _("secret : le nombre n'est pas publié, pour que personne ne soit reconnu")),
    (Status.NOT_COLLECTED.value, _("non recueilli : nous ne savons pas, ce n'est pas zéro")),
)
