"""The whole data register: the lines of each room, listed one by one, in the order of the house."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import DATA_REGISTER as ACCOUNTS
from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine
from vigie.awareness.data_register import DATA_REGISTER as AWARENESS
from vigie.internships.data_register import DATA_REGISTER as INTERNSHIPS
from vigie.label.data_register import DATA_REGISTER as LABEL
from vigie.network.data_register import DATA_REGISTER as NETWORK
from vigie.observatory.data_register import DATA_REGISTER as OBSERVATORY
from vigie.plan.data_register import DATA_REGISTER as PLAN
from vigie.support.data_register import DATA_REGISTER as SUPPORT
from vigie.surveys.data_register import DATA_REGISTER as SURVEYS
from vigie.testing.data_register import DATA_REGISTER as TESTING
from vigie.training.data_register import DATA_REGISTER as TRAINING

FEEDS_KEPT = timedelta(days=90)
VISITS_KEPT = timedelta(days=365)

REMINDERS_KEPT = timedelta(days=365)

REMINDERS = {
    "cockpit.Reminder": RegisterLine(
        _("Ne pas rappeler deux fois la même chose à quelqu'un, et lui montrer ce qui lui a été écrit."),
        PUBLIC_TASK,
        _("Un an après l'envoi."),
    ),
    "cockpit.ReminderRefusal": RegisterLine(
        _("Ne pas envoyer à quelqu'un les rappels dont il ou elle ne veut pas."),
        PUBLIC_TASK,
        _("Tant que la personne choisit ainsi ; effacé quand elle n'a plus de rôle."),
    ),
}

# The ground floor knows no domain, hence no purpose: the cockpit says it.
CORE = {
    "core.OutboxMessage": RegisterLine(
        _("Envoyer un message, et voir s'il est parti ; son texte est effacé dès l'envoi."),
        PUBLIC_TASK,
        _("90 jours après l'envoi."),
    ),
}

# Agenda and home pages.
AGENDA = {
    "cockpit.CalendarFeed": RegisterLine(
        _(
            "Laisser l'agenda de quelqu'un lire celui du plan ; seuls sont gardés l'empreinte de l'adresse et le jour "
            "de la dernière lecture."
        ),
        PUBLIC_TASK,
        _("Révoquée dès la fin du dernier rôle ; effacée 90 jours après sa révocation."),
    ),
    "cockpit.Visit": RegisterLine(
        _("Montrer à une élue ou à un élu ce qui a changé depuis sa dernière visite."),
        PUBLIC_TASK,
        _("Un an après la dernière visite."),
    ),
}

ANNUAL_REPORT = {
    "cockpit.DraftFile": RegisterLine(
        _("Donner le brouillon d'un rapport à la personne qui l'a demandé."), PUBLIC_TASK, _("Un jour.")
    ),
    "cockpit.ReportEdition": RegisterLine(
        _("Savoir qui a figé une édition du rapport annuel ; l'édition elle-même ne nomme personne."),
        PUBLIC_TASK,
        _("Avec le plan ; une personne effacée n'y a plus de nom."),
    ),
    "cockpit.OpenedEdition": RegisterLine(
        _("Savoir qui a ouvert un rapport au public."), PUBLIC_TASK, _("Jusqu'à sa fermeture.")
    ),
}

REGISTER: dict[str, RegisterLine] = {
    **SUPPORT,
    **SURVEYS,
    **INTERNSHIPS,
    **TESTING,
    **LABEL,
    **NETWORK,
    **TRAINING,
    **AWARENESS,
    **OBSERVATORY,
    **PLAN,
    **ACCOUNTS,
    **REMINDERS,
    **CORE,
    **AGENDA,
    **ANNUAL_REPORT,
}
