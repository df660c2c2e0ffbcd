"""Is everything alive: what is examined, one finding each, without any secret."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from vigie.core.models import OutboxMessage, Worker
from vigie.core.vault_key_mark import trouble_with_key

# A message waiting longer than this means that nothing sends them.
BACKLOG_AFTER = timedelta(minutes=30)
RECENT = timedelta(days=7)
MINIMUM_FREE_BYTES = 500_000_000
MIGRATIONS_REMEMBERED = 60


@dataclass(frozen=True)
class Finding:
    """What one examination found.

    detail: a sentence for whoever runs the installation, never shown to visitors.
    is_vital: whether the site cannot serve people without it.
    """

    code: str
    label: str | Promise
    is_ok: bool
    detail: str = ""
    is_vital: bool = False


def examine(now: datetime | None = None) -> list[Finding]:
    """Examine everything; when the database does not answer, what lives in it is not examined."""
    at = now or timezone.now()
    findings = [examine_database(), examine_disk()]
    if findings[0].is_ok:
        inside: list[Callable[[datetime], Finding]] = [
            examine_worker,
            examine_outbox,
            examine_jobs,
            examine_vault_key,
        ]
        migrations = examine_migrations()
        findings += [migrations, *(look(at) for look in inside if migrations.is_ok)]
    return findings


def examine_database() -> Finding:
    """Whether the database answers."""
    label = _("Base de données")
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as failure:
        detail = gettext("La base de données ne répond pas (%(error)s).") % {"error": type(failure).__name__}
        return Finding("database", label, is_ok=False, detail=detail, is_vital=True)
    return Finding("database", label, is_ok=True, is_vital=True)


def examine_migrations() -> Finding:
    """Whether the tables are those this version expects; a good answer is remembered for a minute."""
    label = _("Structure de la base")
    if not cache.get("vigie.migrated"):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            detail = gettext("La base date d'une version précédente : lancez ./vigie migrate.")
            return Finding("migrations", label, is_ok=False, detail=detail, is_vital=True)
        cache.set("vigie.migrated", True, MIGRATIONS_REMEMBERED)
    return Finding("migrations", label, is_ok=True, is_vital=True)


def examine_disk() -> Finding:
    """Whether the data folder has room left."""
    label = _("Espace disque")
    try:
        free = shutil.disk_usage(settings.VIGIE_DATA_DIR).free
    except OSError:
        return Finding("disk", label, is_ok=False, detail=gettext("Le dossier de données n'est pas lisible."))
    detail = gettext("Il reste %(free)s Mo dans le dossier de données.") % {"free": free // 1_000_000}
    return Finding("disk", label, is_ok=free >= MINIMUM_FREE_BYTES, detail=detail)


def examine_worker(now: datetime) -> Finding:
    """Whether something does background work."""
    number = Worker.objects.alive(now).count()
    detail = gettext("Aucun processus ne fait les travaux de fond : lancez ./vigie serve ou ./vigie work.")
    if number:
        detail = ngettext("%(n)s processus de fond actif.", "%(n)s processus de fond actifs.", number) % {"n": number}
    return Finding("worker", _("Travaux de fond"), is_ok=number > 0, detail=detail)


def examine_outbox(now: datetime) -> Finding:
    """Whether messages leave: none waits for long, none was given up this week."""
    late = OutboxMessage.objects.waiting().filter(created_at__lt=now - BACKLOG_AFTER).count()
    failed = OutboxMessage.objects.failed().filter(created_at__gte=now - RECENT).count()
    detail = gettext("%(late)s en attente depuis plus d'une demi-heure, %(failed)s en échec cette semaine.")
    return Finding("outbox", _("Envois"), is_ok=not (late or failed), detail=detail % {"late": late, "failed": failed})


def examine_jobs(now: datetime) -> Finding:
    """Whether jobs succeed: none was given up this week."""
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=now - RECENT).count()
    detail = gettext("%(failed)s en échec cette semaine.") % {"failed": failed}
    return Finding("jobs", _("Travaux longs"), is_ok=not failed, detail=detail)


def examine_vault_key(now: datetime) -> Finding:
    """Whether the vault key is still the one that receipts were given with."""
    trouble = trouble_with_key()
    return Finding("vault_key", _("Clé du coffre"), is_ok=not trouble, detail=trouble)
