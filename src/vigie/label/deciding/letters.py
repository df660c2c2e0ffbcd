"""What a structure receives about its label: what was decided, that it was withdrawn; each to all who work for it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from vigie.core.day_words import date_format
from vigie.core.outbox import key_of, send
from vigie.label.models import Decision, Outcome, Withdrawal
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


def sentence_of(decision: Decision) -> str:
    """Return the sentence that says a decision."""
    words = {"structure": decision.application.organisation, "day": date_format(decision.decided_on)}
    if decision.outcome == Outcome.GRANTED:
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
