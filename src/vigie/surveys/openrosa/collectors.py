"""Collectors: the secret addresses by which phones fill a wave. Each may be shown again, and taken back."""

import secrets
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.vault.boxes import associated, open_bytes, seal_bytes
from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key
from vigie.surveys.models import Collector, Survey, SurveyVersion, Wave
from vigie.surveys.receiving.tokens import ALPHABET

# 111 bits, in lower case, as people type addresses when a phone has no camera.
LENGTH = 24
# Written once and for all: composing it would take longer than answering it, and phones send hundreds a minute.
FIND = """
    SELECT wave.id, wave.name, wave.opens_on, wave.closes_on, wave.closed_on,
           survey.id, survey.title, survey.purpose, survey.is_anonymous, version.id, version.number, version.digest
      FROM surveys_collector AS collector
      JOIN surveys_wave AS wave ON wave.id = collector.wave_id
      JOIN surveys_survey AS survey ON survey.id = wave.survey_id
      JOIN surveys_surveyversion AS version ON version.id = wave.version_id
     WHERE collector.tag = %s AND collector.revoked_on IS NULL
"""


def make_collector(*, wave: Wave, label: str, by: Person) -> Collector:
    """Give a phone access to a wave. label: to whom it is handed."""
    token = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH)).lower()
    sealed = seal_bytes(sub_key("collector"), token.encode(), place_of(wave))
    with transaction.atomic():
        collector = Collector.objects.create(wave=wave, label=label, tag=tag_of(token), sealed_token=sealed)
        record(actor=by, verb="collector_made", on=collector)
    return collector


def revoke_collector(*, collector: Collector, by: Person) -> bool:
    """Take an access back, at once and for good; return False when it already was."""
    with transaction.atomic():
        still_there = Collector.objects.filter(pk=collector.pk, revoked_on=None)
        if not still_there.update(revoked_on=timezone.localdate()):
            return False
        record(actor=by, verb="collector_revoked", on=collector)
    return True


def token_of(collector: Collector) -> str:
    """Return the secret part of a collector's address."""
    sealed = bytes(collector.sealed_token)
    return open_bytes(sub_key("collector"), sealed, place_of(collector.wave)).decode()


def find_wave(token: str) -> Wave | None:
    """Return the wave that an address leads to, its survey and its version, in one query; None: unknown, or revoked."""
    with connection.cursor() as cursor:
        cursor.execute(FIND, [tag_of(token)])
        row = cursor.fetchone()
    return read_row(row) if row else None


def read_row(row: tuple[Any, ...]) -> Wave:
    """Return the objects of a row of ``FIND``; fields left out are read when somebody asks for them."""
    wave = Wave.from_db(connection.alias, ["id", "name", "opens_on", "closes_on", "closed_on"], row[:5])
    wave.survey = Survey.from_db(connection.alias, ["id", "title", "purpose", "is_anonymous"], row[5:9])
    wave.version = SurveyVersion.from_db(connection.alias, ["id", "number", "digest"], row[9:])
    return wave


def tag_of(token: str) -> bytes:
    """Return the 32 bytes that find a collector."""
    return keyed(sub_key("collector-tag"), token.lower().encode(), b"vigie-collector")


def place_of(wave: Wave) -> bytes:
    """Return what ties a sealed token to its wave."""
    return associated("collector", str(wave.pk))
