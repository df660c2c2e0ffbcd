"""Acts of the room, as the journal tells them; they are recorded by the rooms above, which know who acts."""

from django.utils.translation import gettext_lazy as _

VERBS = {"territory_settings_changed": _("a modifié les réglages du territoire")}
