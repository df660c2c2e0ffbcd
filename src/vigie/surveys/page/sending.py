"""Sending what was filled: refused to machines, received once, its draft forgotten."""

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.surveys.engine.flattening import flatten
from vigie.surveys.models import AccessToken
from vigie.surveys.page.drafts import forget_draft
from vigie.surveys.page.languages import form_language
from vigie.surveys.page.posted import Posted
from vigie.surveys.page.state import now
from vigie.surveys.page.visit import Visit
from vigie.surveys.receiving.arrivals import Received, receive
from vigie.surveys.receiving.files import SentFile, keep_files
from vigie.surveys.receiving.sealing import mark_of

# Nobody reads a welcome, answers and reads again in less.
LEAST_SECONDS: Final = 4
TRAP: Final = "site"
TRAPPED: Final = _("Un champ caché a été rempli, peut-être par votre navigateur. Envoyez à nouveau, sans remplissage.")
TOO_QUICK: Final = _("Cet envoi est parti très vite. Relisez, attendez quelques secondes, puis envoyez à nouveau.")


def why_not_sent(visit: Visit, posted: Posted) -> str | Promise:
    """Return why an answer looks like a machine's, as a sentence for a person; empty when it does not."""
    if posted.get(TRAP, ""):
        return TRAPPED
    return TOO_QUICK if now() - visit.state.began < LEAST_SECONDS else ""


def send(visit: Visit, files: Sequence[SentFile] = ()) -> None:
    """Send what is filled with its files, once however many times it is asked. Raises NotReceived."""
    wave, state = visit.wave, visit.state
    flat = flatten(visit.filling.definition, visit.filling.to_xml(state.instance_id))
    token = AccessToken.objects.filter(pk=state.token, batch__wave=wave).first() if state.token else None
    language, mark = form_language(state.language).code, mark_of(wave.pk, state.nonce)
    with transaction.atomic():
        received = receive(wave, visit.version, flat, language=language, mark=mark, token=token)
        if files and received is Received.NEW:
            keep_files(wave, mark, files)
    forget_draft(wave, state)
