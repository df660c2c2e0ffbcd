"""What the label writes: to all who work for a structure, what was decided and that it was withdrawn; to whoever is to
read it, that it is given to them.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from vigie.core.day_words import date_format
from vigie.core.outbox import key_of, send
from vigie.label.models import Assessment, Decision, Outcome, Withdrawal
from vigie.label.public.register import address_of
from vigie.plan.asking_news import contributors_of


def tell_decision(decision: Decision) -> None:
    """Tell a structure what was decided of its application."""
    with override("fr"):
        parts = [sentence_of(decision), decision.explanation]
        if decision.code:
            parts.append(gettext("Sa page publique, avec le badge : %(page)s") % {"page": address_of(decision.code)})
        write(decision, gettext("Décision sur le label : %(structure)s"), parts, "decided")


def tell_withdrawal(withdrawal: Withdrawal) -> None:
    """Tell a structure that its label is withdrawn."""
    with override("fr"):
        said = gettext(
            "Le label « structure sans discrimination » de %(structure)s est retiré le %(day)s : %(ground)s."
        )
        decision = withdrawal.decision
        words = {
            "structure": decision.application.organisation,
            "day": date_format(withdrawal.withdrawn_on),
            "ground": withdrawal.get_ground_display(),
        }
        write(decision, gettext("Label retiré : %(structure)s"), [said % words, withdrawal.explanation], "withdrawn")


def tell_assessor(assessment: Assessment) -> None:
    """Tell someone that an application is given to them to read."""
    if assessment.person is None or not assessment.person.email:
        return
    with override("fr"):
        words = {"structure": assessment.candidate, "page": settings.VIGIE_ADDRESS + reverse("label:own_assessments")}
        said = gettext(
            "La candidature de %(structure)s au label « structure sans discrimination » vous est confiée : vous la "
            "lisez de l'extérieur, critère par critère. Dites d'abord si vous pouvez, ou retirez-vous : %(page)s"
        )
        send(
            to=assessment.person.email,
            subject=gettext("Une candidature au label à lire : %(structure)s") % words,
            body="\n\n".join([gettext("Bonjour,"), said % words]) + "\n",
            kind="label_reading",
            about=key_of(assessment),
            dedupe_key=f"label:assessment:{assessment.pk}",
        )


def sentence_of(decision: Decision) -> str:
    """Return the sentence that says a decision."""
    words = {"structure": decision.application.organisation, "day": date_format(decision.decided_on)}
    if decision.outcome == Outcome.GRANTED and decision.valid_until:
        words["until"] = date_format(decision.valid_until)
        return (
            gettext("Le label « structure sans discrimination » est accordé à %(structure)s, jusqu'au %(until)s.")
            % words
        )
    if decision.outcome == Outcome.REFUSED:
        words["ground"] = decision.get_ground_display()
        return gettext("Le label n'est pas accordé à %(structure)s, le %(day)s : %(ground)s.") % words
    return (
        gettext(
            "La décision sur le label de %(structure)s est reportée, le %(day)s : un complément est demandé. Vous "
            "pouvez écrire de nouveau dans la candidature, puis la déposer."
        )
        % words
    )


def write(decision: Decision, subject: str, parts: list[str], what: str) -> None:
    """Write to all those who contribute for a structure; the same thing once."""
    organisation = decision.application.organisation
    page = settings.VIGIE_ADDRESS + reverse("label:decision", args=[decision.pk])
    body = [gettext("Bonjour,"), *parts, gettext("Tout le dossier : %(page)s") % {"page": page}]
    for person in contributors_of([organisation.pk])[organisation.pk]:
        send(
            to=str(person.email),
            subject=subject % {"structure": organisation},
            body="\n\n".join(body) + "\n",
            kind="label_decision",
            about=key_of(decision),
            dedupe_key=f"label:{decision.pk}:{what}:{person.pk}",
        )
