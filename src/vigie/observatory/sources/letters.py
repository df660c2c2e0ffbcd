"""What is written to whoever holds data: the request and its reminder, as a text to copy and as a letter."""

from datetime import date

from django.utils.translation import gettext

from vigie.core.day_words import date_format
from vigie.core.documents import Document, Paragraph
from vigie.observatory.models import DataRequest
from vigie.territory.models import Territory


def territory_name() -> str:
    """Return the name of the territory that asks."""
    territory = Territory.objects.first()
    return territory.name if territory else gettext("l'agglomération")


def request_subject(request: DataRequest) -> str:
    """Return the subject of a request."""
    return gettext("Demande de données : %(label)s") % {"label": request.label}


def reminder_subject(request: DataRequest) -> str:
    """Return the subject of a reminder."""
    return gettext("Relance – demande de données : %(label)s") % {"label": request.label}


def request_text(request: DataRequest) -> str:
    """Return the text of a request, ready to copy."""
    return "\n\n".join(
        [
            gettext("Madame, Monsieur,"),
            gettext(
                "%(territory)s fait vivre un observatoire des discriminations, prévu par son plan territorial de lutte "
                "contre les discriminations. Pour qu'il s'appuie sur des données réelles, nous vous demandons :"
            )
            % {"territory": territory_name()},
            request.details.strip(),
            gettext("Pourquoi : %(purpose)s") % {"purpose": request.purpose.strip()},
            *closing(),
        ]
    )


def reminder_text(request: DataRequest, day: date) -> str:
    """Return the text of a reminder on a day, ready to copy. The request was sent."""
    assert request.asked_on is not None
    said = {
        "date": date_format(request.asked_on, "DATE_FORMAT"),
        "territory": territory_name(),
        "label": request.label,
        "days": (day - request.asked_on).days,
    }
    return "\n\n".join(
        [
            gettext("Madame, Monsieur,"),
            gettext(
                "Le %(date)s, %(territory)s vous a demandé les données suivantes pour son observatoire des "
                "discriminations : %(label)s. Nous n'avons pas encore reçu de réponse."
            )
            % said,
            request.details.strip(),
            gettext("Pourquoi : %(purpose)s") % {"purpose": request.purpose.strip()},
            gettext(
                "Si ces données n'existent pas, ou si vous ne pouvez pas les transmettre, dites-le-nous : "
                "cette absence est elle-même une information, que l'observatoire montre."
            ),
            *closing(),
        ]
    )


def closing() -> list[str]:
    """Return what ends each letter."""
    return [
        gettext(
            "Nous ne demandons aucune donnée sur des personnes identifiables : des nombres, par année et si possible "
            "par sexe et par commune, suffisent."
        ),
        gettext("Bien cordialement,"),
        territory_name(),
    ]


def letter_of(request: DataRequest, day: date) -> Document:
    """Return the letter to send on a day: the request, or its reminder once it was sent."""
    is_reminder = request.asked_on is not None
    text = reminder_text(request, day) if is_reminder else request_text(request)
    title = reminder_subject(request) if is_reminder else request_subject(request)
    return Document(
        title=title,
        subtitle=request.holder_name,
        author=territory_name(),
        date=date_format(day, "DATE_FORMAT"),
        blocks=tuple(Paragraph(passage) for passage in text.split("\n\n")),
        contents=False,
    )
