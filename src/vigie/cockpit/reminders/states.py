"""Why something is told: the reasons, and how a message introduces the objects that share one."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from vigie.cockpit.models import ReminderKind


class Reason(StrEnum):
    """Why an object is named in a reminder. The order is the one in which a message tells them."""

    EVE = "eve"
    SOON = "soon"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    LATE = "late"
    BLOCKED = "blocked"
    SILENT = "silent"
    TO_CLOSE = "to_close"
    FAILURES = "failures"
    PROPOSAL = "proposal"
    AGREEMENT = "agreement"
    BODY = "body"
    MOMENT = "moment"
    REQUEST = "request"
    EDITION = "edition"
    MANDATE = "mandate"
    EXTENSION = "extension"
    TEST_TO_SEND = "test_to_send"
    TEST_TO_TELL = "test_to_tell"
    LABEL_ENDS = "label_ends"
    HIGHLIGHT = "highlight"


HEADINGS = {
    Reason.EVE: _("Réunion toute proche :"),
    Reason.SOON: _("Réunion dans la semaine, à laquelle vous n'avez pas encore répondu :"),
    Reason.OVERDUE: _("Décisions dont la date est passée :"),
    Reason.DUE_SOON: _("Décisions à mettre en œuvre dans la semaine :"),
    Reason.LATE: _("Actions dont l'échéance est passée :"),
    Reason.BLOCKED: _("Actions bloquées :"),
    Reason.SILENT: _("Actions dont le plan est sans nouvelles :"),
    Reason.TO_CLOSE: _("Réunions passées, dont le compte rendu n'est pas clos :"),
    Reason.FAILURES: _("Courriels en échec :"),
    Reason.PROPOSAL: _("Propositions de révision à examiner :"),
    Reason.AGREEMENT: _("Actions qui attendent un accord politique :"),
    Reason.BODY: _("Instances à compléter :"),
    Reason.MOMENT: _("Moments annuels sans date :"),
    Reason.REQUEST: _("Demandes de données sans réponse, à relancer :"),
    Reason.EDITION: _("Éditions de l'observatoire relues, à signer :"),
    Reason.MANDATE: _("Mandats du réseau qui se terminent bientôt :"),
    Reason.EXTENSION: _("Extension du réseau, à regarder de nouveau :"),
    Reason.TEST_TO_SEND: _("Tests dont le dernier jour est passé :"),
    Reason.TEST_TO_TELL: _("Tests envoyés depuis une semaine ou plus, à raconter même sans réponse :"),
    Reason.LABEL_ENDS: _("Label qui se termine bientôt, à renouveler :"),
    Reason.HIGHLIGHT: _("Temps fort annuel contre les discriminations, encore à prévoir :"),
}
SUBJECTS = {
    ReminderKind.ACTIONS: _("Vos actions du plan"),
    ReminderKind.DECISIONS: _("Les décisions que vous portez"),
    ReminderKind.MEETINGS: _("Vos réunions"),
    ReminderKind.RUNNING: _("La conduite du plan"),
    ReminderKind.TESTS: _("Vos tests"),
    ReminderKind.LABEL: _("Le label de votre structure"),
}
