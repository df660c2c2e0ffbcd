"""Which applications still lack the attestation that their mode asks for, and the form to write one on."""

from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext, override

from vigie.core.documents import BulletList, Callout, Document, Heading, KeyFacts, Paragraph
from vigie.testing.campaigns.modes import LOCKS
from vigie.testing.models import Application, Evidence

ATTESTED: Final = tuple(mode for mode, locks in LOCKS.items() if locks.requires_attestation)
BLANK: Final = "." * 55
LINES: Final = 9


def lacking_attestation(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Return the applications that were sent, in a mode that asks for an attestation, and have none."""
    brought = Evidence.objects.filter(application=OuterRef("pk"), kind=Evidence.Kind.ATTESTATION)
    sent = applications.filter(test__campaign__mode__in=ATTESTED, sent_on__isnull=False, abandoned="")
    return sent.exclude(Exists(brought))


def attestation_form(application: Application) -> Document:
    """Return a blank attestation of what was done for an application, to print, write by hand and sign; in French."""
    with override("fr"):
        return Document(
            title=gettext("Attestation"),
            subtitle=gettext("Test %(code)s") % {"code": application.code},
            blocks=(
                Callout(
                    gettext("À vérifier avant usage"),
                    gettext(
                        "Ce formulaire suit ce que demande une attestation en justice (Code de procédure civile, "
                        "art.\u00a0202 : à vérifier). Faites-le relire par qui suit le dossier."
                    ),
                ),
                Heading(1, gettext("Qui atteste")),
                KeyFacts(tuple((term, BLANK) for term in who_attests())),
                Heading(1, gettext("Ce que j'ai fait et constaté moi-même")),
                Paragraph(gettext("Des faits, des heures, des mots entendus ; ni avis, ni déduction.")),
                *(Paragraph(BLANK * 3) for _line in range(LINES)),
                Heading(1, gettext("Avant de signer")),
                BulletList(tuple(before_signing())),
                KeyFacts(tuple((term, BLANK) for term in (gettext("Fait à, le"), gettext("Signature")))),
            ),
            contents=False,
        )


def who_attests() -> tuple[str, ...]:
    """Return what whoever attests says of themselves."""
    return (
        gettext("Nom et prénoms"),
        gettext("Date et lieu de naissance"),
        gettext("Adresse"),
        gettext("Profession"),
        gettext("Lien avec les parties (parenté, travail, intérêts), ou aucun"),
    )


def before_signing() -> tuple[str, ...]:
    """Return what is to be written by hand, and joined."""
    return (
        gettext("Écrivez à la main que l'attestation est faite pour être produite en justice."),
        gettext("Écrivez à la main que vous savez qu'une fausse attestation expose à des sanctions pénales."),
        gettext("Datez, signez, et joignez la copie d'une pièce d'identité qui porte votre signature."),
    )
