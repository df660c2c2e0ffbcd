"""Messages about seats in bodies: invitations, requests, answers. What people add in their words is only there."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext, override

from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.core import outbox
from vigie.plan.models import Body, BodyMember


def addresses_of(organisation: Organisation) -> list[str]:
    """Return where to write to an organisation: those who contribute in its name, else its own address."""
    places = [organisation.pk, organisation.parent_id]
    contributors = Membership.objects.current().filter(organisation__in=places, role=Role.CONTRIBUTOR)
    written = contributors.filter(person__is_active=True).values_list("person__email", flat=True)
    found = sorted({address for address in written if address})
    return found or ([organisation.email] if organisation.email else [])


def body_address(seat: BodyMember) -> str:
    """Return the whole address of the page of a seat's body."""
    return settings.VIGIE_ADDRESS + reverse("plan:body", args=[seat.body_id])


def tell_invitation(seat: BodyMember, word: str) -> None:
    """Write the invitation to an organisation. Raises ValidationError when it has no address at all."""
    assert seat.organisation
    addresses = addresses_of(seat.organisation)
    if not addresses:
        raise ValidationError(
            gettext(
                "Personne à qui écrire : « %(name)s » n'a ni adresse électronique, ni personne qui contribue en son "
                "nom. Complétez sa fiche, ou ajoutez-la directement comme membre."
            )
            % {"name": seat.organisation}
        )
    with override("fr"):
        subject = gettext("Invitation à rejoindre « %(body)s »") % {"body": seat.body}
        text = invitation_text(seat, word)
    send_to(addresses, seat, "body_invitation", subject, text)


def invitation_text(seat: BodyMember, word: str) -> str:
    """Return the words of an invitation."""
    parts = [
        gettext("Bonjour,"),
        gettext("La structure « %(name)s » est invitée à rejoindre l'instance « %(body)s », qui suit le plan.")
        % {"name": seat.organisation, "body": seat.body},
        seat.body.missions,
        word,
        gettext("Pour accepter ou décliner, connectez-vous à Vigie et ouvrez cette page :") + f"\n{body_address(seat)}",
        gettext("Sans compte, répondez à la personne qui pilote le plan : elle notera votre réponse."),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def tell_answer(seat: BodyMember, *, is_accepted: bool, word: str) -> None:
    """Tell an organisation what was answered to its request; without an address, the page says it."""
    if seat.organisation is None:
        return
    with override("fr"):
        words = {"name": seat.organisation, "body": seat.body}
        answer = (
            gettext("« %(name)s » est désormais membre de l'instance « %(body)s ». Bienvenue !")
            if is_accepted
            else gettext("La demande de « %(name)s » pour rejoindre l'instance « %(body)s » n'a pas été retenue.")
        )
        subject = gettext("Votre demande pour « %(body)s »") % words
        parts = [gettext("Bonjour,"), answer % words, word, body_address(seat)]
        text = "\n\n".join(part for part in parts if part) + "\n"
    send_to(addresses_of(seat.organisation), seat, "body_answer", subject, text)


def tell_runners(seat: BodyMember, sentence: str, word: str) -> None:
    """Tell those who run the body, and the pilot, what happens to a seat of an organisation.

    sentence: with ``%(name)s`` and ``%(body)s``, for the organisation and the body.
    """
    with override("fr"):
        words = {"name": seat.organisation or seat.person, "body": seat.body}
        subject = gettext("Membres de « %(body)s »") % words
        parts = [gettext("Bonjour,"), sentence % words, word, body_address(seat)]
        text = "\n\n".join(part for part in parts if part) + "\n"
    send_to(
        runner_addresses(seat.body),
        seat,
        "body_answer" if seat.joined_on or seat.left_on else "body_request",
        subject,
        text,
    )


def runner_addresses(body: Body) -> list[str]:
    """Return the addresses of those who run a body, and of the pilots."""
    runners = BodyMember.objects.sitting().filter(body=body, is_runner=True, person__is_active=True)
    pilots = Person.objects.filter(memberships__in=Membership.objects.current().filter(role=Role.PILOT), is_active=True)
    found = {*runners.values_list("person__email", flat=True), *pilots.values_list("email", flat=True)}
    return sorted(address for address in found if address)


def send_to(addresses: list[str], seat: BodyMember, kind: str, subject: str, text: str) -> None:
    """Store one message for each address, tied to the seat."""
    for address in addresses:
        outbox.send(to=address, subject=subject, body=text, kind=kind, about=outbox.key_of(seat))
