"""The whole data register: the lines of each room, listed one by one, in the order of the house."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import DATA_REGISTER as ACCOUNTS
from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine
from vigie.plan.data_register import DATA_REGISTER as PLAN

# The ground floor knows no domain, hence no purpose: the cockpit says it.
CORE = {
    "core.OutboxMessage": RegisterLine(
        _("Envoyer un message, et voir s'il est parti ; son texte est effacé dès l'envoi."),
        PUBLIC_TASK,
        _("90 jours après l'envoi."),
    ),
}

REGISTER: dict[str, RegisterLine] = {**PLAN, **ACCOUNTS, **CORE}
