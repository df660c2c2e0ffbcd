"""The mission sheet of someone whom a structure names: what they do, how much time, who agreed (S116)."""

from django.utils.translation import gettext, ngettext, override

from vigie.core.day_words import date_format
from vigie.core.documents import Callout, Document, Heading, KeyFacts, Paragraph
from vigie.network.models import Nomination
from vigie.territory.models import Territory


def mission_document(nomination: Nomination) -> Document:
    """Return the mission sheet as a document to print and to join to the job description, in French."""
    territory = Territory.objects.first()
    with override("fr"):
        hours = ngettext("%(number)d heure par mois", "%(number)d heures par mois", nomination.hours_a_month)
        return Document(
            title=gettext("Fiche de mission : ambassadrice ou ambassadeur de l'égalité"),
            subtitle=territory.name if territory else "Vigie",
            date=date_format(nomination.created_on),
            blocks=(
                KeyFacts(
                    (
                        (gettext("Personne"), nomination.name),
                        (gettext("Fonction"), nomination.job_title),
                        (gettext("Structure"), str(nomination.organisation)),
                        (gettext("Temps de travail accordé"), hours % {"number": nomination.hours_a_month}),
                    )
                ),
                Heading(1, gettext("Mission")),
                *(Paragraph(part.strip()) for part in nomination.mission.splitlines() if part.strip()),
                Callout(
                    gettext("Accord de la structure"),
                    gettext("Donné le %(day)s par %(name)s, %(capacity)s.")
                    % {
                        "day": date_format(nomination.agreed_on),
                        "name": nomination.agreed_by,
                        "capacity": nomination.agreed_as,
                    },
                ),
            ),
            contents=False,
        )
