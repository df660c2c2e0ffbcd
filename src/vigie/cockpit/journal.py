"""The words of the cockpit in the journal."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    # Annual report
    "report_created": _("a créé le rapport annuel"),
    "report_sections_changed": _("a changé les rubriques du rapport annuel"),
    "report_commented": _("a commenté le rapport annuel"),
    "report_frozen": _("a figé une édition du rapport annuel"),
    "report_opened": _("a ouvert au public le rapport annuel"),
    "report_closed": _("a fermé au public le rapport annuel"),
    # Agenda
    "calendar_feed_opened": _("a créé une adresse d'agenda"),
    "calendar_feed_revoked": _("a révoqué une adresse d'agenda"),
}

FIELDS = {
    "section": _("rubrique"),
    "edition": _("édition"),
}
