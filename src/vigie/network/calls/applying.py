"""What anyone sends from the public form becomes one candidacy, sealed at once."""

from typing import Final

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.core import outbox
from vigie.network.examining.listing import sent_of
from vigie.network.models import Call, Candidacy
from vigie.network.refusals import NotNow
from vigie.network.sealing import Sent, email_tag, seal_sent
from vigie.territory.models import Commune

# In a day, for one call; and from one address, for one call: past that, it is no longer people who write.
MOST_OF_A_DAY: Final = 200
MOST_OF_AN_ADDRESS: Final = 3


def apply(
    *, call_id: int, code: str, function: str, sex: str, commune: Commune | None, sent: Sent, is_told: bool = True
) -> Candidacy:
    """Keep a candidacy and write to whoever sent it. code: came with the form; sent twice, it is one.

    is_told: whether a message says that it arrived. Raises NotNow when the call is not open, or takes no more today.
    """
    with transaction.atomic():
        call = Call.objects.select_for_update().get(pk=call_id)
        if known := Candidacy.objects.filter(call=call, code=code).first():
            if sent_of(known) not in {None, sent}:
                raise NotNow(gettext("Cette page a déjà servi. Vos mots sont là : envoyez-les à nouveau."))
            return known
        _refuse(call, email_tag(sent.email))
        try:
            with transaction.atomic():
                candidacy = Candidacy.objects.create(
                    call=call,
                    code=code,
                    function=function,
                    sex=sex,
                    commune=commune,
                    sealed=seal_sent(code, sent),
                    email_tag=email_tag(sent.email),
                )
        except IntegrityError as error:
            raise NotNow(gettext("Rouvrez cette page pour recommencer.")) from error
        record(actor=None, actor_label=gettext("formulaire public"), verb="network_candidacy_received", on=candidacy)
        if is_told:
            write_receipt(candidacy, sent)
    return candidacy


def not_open() -> str:
    """Return what is said to whoever sends a candidacy outside the dates of the call."""
    return gettext("Cet appel n'est pas ouvert aujourd'hui : votre candidature n'a pas été enregistrée.")


def _refuse(call: Call, tag: str) -> None:
    today = timezone.localdate()
    if not call.is_open(today):
        raise NotNow(not_open())
    if call.candidacies.filter(email_tag=tag).count() >= MOST_OF_AN_ADDRESS:
        raise NotNow(
            gettext("Plusieurs candidatures sont déjà arrivées de cette adresse : nous les lirons toutes. Merci !")
        )
    if call.candidacies.filter(received_on=today).count() >= MOST_OF_A_DAY:
        raise NotNow(
            gettext(
                "Nous avons reçu beaucoup de candidatures aujourd'hui et n'en prenons plus pour le moment. "
                "Gardez votre texte et renvoyez-le demain : il sera lu avec plaisir."
            )
        )


def write_receipt(candidacy: Candidacy, sent: Sent) -> None:
    """Store the e-mail that says that a candidacy has arrived, with its number; nothing of what it says."""
    outbox.send(
        to=sent.email,
        subject=gettext("Votre candidature est bien arrivée"),
        body=render_to_string("network/email/receipt.txt", {"candidacy": candidacy, "sent": sent}),
        kind="network_receipt",
        about=outbox.key_of(candidacy),
        dedupe_key=f"network_receipt:{candidacy.code}",
    )
