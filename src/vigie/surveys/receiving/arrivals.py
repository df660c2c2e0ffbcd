"""Takes an answer in: sealed, counted, and tied to nothing. The same submission sent again changes nothing."""

import uuid
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.surveys.models import AccessToken, SurveyVersion, WaitingAnswer, Wave
from vigie.surveys.receiving.limits import count_in_quotas, is_full
from vigie.surveys.receiving.locking import lock_counts, read_while_open
from vigie.surveys.receiving.sealing import WAITING, seal

if TYPE_CHECKING:
    from vigie.surveys.engine.flattening import Flat

# Written once and for all: composing them would take longer than doing them, and hundreds come at once.
MARK = "INSERT INTO surveys_submissionmark (wave_id, tag) VALUES (%s, %s) ON CONFLICT DO NOTHING"
WAIT = "INSERT INTO surveys_waitinganswer (id, wave_id, content) VALUES (%s, %s, %s)"
# The same and the look at the wave, in one statement: PostgreSQL then hears of an answer once, and not five times.
AT_ONCE = """
    WITH open AS (
        SELECT id FROM surveys_wave AS wave
         WHERE id = %s AND closed_on IS NULL AND opens_on <= %s AND (closes_on IS NULL OR closes_on >= %s)
           AND cap IS NULL AND NOT EXISTS (SELECT 1 FROM surveys_quota WHERE wave_id = wave.id)
           FOR SHARE OF wave
    ), mark AS (
        INSERT INTO surveys_submissionmark (wave_id, tag) SELECT id, %s FROM open ON CONFLICT DO NOTHING
        RETURNING wave_id
    )
    INSERT INTO surveys_waitinganswer (id, wave_id, content) SELECT %s, wave_id, %s FROM mark
"""


class Received(StrEnum):
    """What became of a submission."""

    NEW = "new"
    REPEATED = "repeated"


class NotReceived(Exception):
    """The answer was not taken, and nothing was written; args[0] is a lazy French sentence for whoever answers."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)

    @property
    def sentence(self) -> str | Promise:
        """Why, in words for whoever answers."""
        sentence: str | Promise = self.args[0]
        return sentence


NOT_YET = _("Cette enquête n'est pas encore ouverte : revenez à partir du jour annoncé.")
CLOSED = _("Cette enquête est close : elle ne prend plus de réponses. Merci d'y avoir pensé.")
FULL = _("Cette enquête a reçu toutes les réponses qu'elle attendait. Merci d'y avoir pensé.")
QUOTA_FULL = _(
    "Cette enquête a déjà reçu assez de réponses de personnes dans la même situation. Merci d'y avoir pensé."
)
NEEDS_TOKEN = _("Cette enquête demande un code d'accès : tapez celui qui vous a été remis.")
TOKEN_USED = _("Ce code d'accès a déjà servi : une réponse a été enregistrée. Chaque code sert une seule fois.")


def receive(
    wave: Wave,
    version: SurveyVersion,
    flat: "Flat",
    *,
    language: str,
    mark: bytes,
    token: AccessToken | None = None,
    by_collector: bool = False,
) -> Received:
    """Take an answer in, in one transaction; REPEATED when this mark already came, even to a wave closed since.

    version: a published version of the wave's survey. mark: from ``sealing.mark_of``. token: one of this wave.
    by_collector: it comes by the secret address of a collector, which stands for an access code.
    Raises NotReceived: closed or not open yet, full, a quota full, access code missing or used.
    """
    row = uuid.uuid4()
    sealed = sealed_answer(wave, version, flat, language=language, mark=mark, row=row)
    if by_collector and is_taken_at_once(wave, mark, row, sealed):
        return Received.NEW
    with transaction.atomic():
        if not is_new(wave.pk, mark):
            return Received.REPEATED
        let_in(wave, flat, token, by_collector=by_collector)
        wait_sealed(wave, row, sealed)
    return Received.NEW


def is_taken_at_once(wave: Wave, mark: bytes, row: uuid.UUID, sealed: bytes) -> bool:
    """Take an answer in when it is new and nothing limits the wave, and say so; False has written nothing.

    False says nothing of why: whoever calls this looks closer. So do databases where a query cannot write.
    """
    if connection.vendor != "postgresql":
        return False
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute(AT_ONCE, [wave.pk, today, today, mark, row, sealed])
        return bool(cursor.rowcount == 1)


def is_new(wave_id: int, mark: bytes) -> bool:
    """Write a mark; return whether it was not there. Of two at once, one waits for the other to be done or undone."""
    with connection.cursor() as cursor:
        cursor.execute(MARK, [wave_id, mark])
        return bool(cursor.rowcount == 1)


def wait_sealed(wave: Wave, row: uuid.UUID, sealed: bytes) -> None:
    """Write an answer that waits to be poured."""
    with connection.cursor() as cursor:
        cursor.execute(WAIT, [identifier(row), wave.pk, sealed])


def let_in(wave: Wave, flat: "Flat", token: AccessToken | None, *, by_collector: bool) -> None:
    """Raise NotReceived unless the wave takes this answer now; count it in quotas and mark the access code used."""
    current = read_while_open(wave.pk)
    if not current.wave.is_open():
        raise NotReceived(
            NOT_YET if timezone.localdate() < current.wave.opens_on and not current.wave.closed_on else CLOSED
        )
    if token is None and current.wave.needs_token and not by_collector:
        raise NotReceived(NEEDS_TOKEN)
    if current.is_limited:
        lock_counts(wave.pk)
        if is_full(current.wave):
            raise NotReceived(FULL)
        if not count_in_quotas(current.wave, flat.values):
            raise NotReceived(QUOTA_FULL)
    if token is not None and not use(token, wave):
        raise NotReceived(TOKEN_USED)


def use(token: AccessToken, wave: Wave) -> bool:
    """Mark an access code of a wave as used; return False when it already was. Of two at once, one alone does."""
    if token.batch.wave_id != wave.pk:
        return False
    # No other table in the condition: PostgreSQL would look it up as it was before the first of two was done.
    return AccessToken.objects.filter(pk=token.pk, is_used=False).update(is_used=True) == 1


def sealed_answer(
    wave: Wave, version: SurveyVersion, flat: "Flat", *, language: str, mark: bytes, row: uuid.UUID
) -> bytes:
    """Return an answer sealed for its row. Its mark goes with it only when the survey is not anonymous."""
    content = {"version": version.pk, "language": language, "values": flat.values, "texts": flat.texts}
    if not wave.survey.is_anonymous:
        content["mark"] = mark.hex()
    return seal(content, wave_id=wave.pk, row=row, field=WAITING)


def identifier(row: uuid.UUID) -> uuid.UUID | str:
    """Return the identifier of a row as the database keeps it."""
    kept: uuid.UUID | str = WaitingAnswer._meta.pk.get_db_prep_value(row, connection)
    return kept
