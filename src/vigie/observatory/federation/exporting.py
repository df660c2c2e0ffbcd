"""Writes what a territory gives to a federation: its signed editions, which are public; its facts, under agreement."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import JournalEntry
from vigie.observatory.disclosure.cell_key import record_key
from vigie.observatory.editions.reading import edition_of, is_vintage_closed, published
from vigie.observatory.federation.schema import FACT_COLUMNS, FACT_DIMENSIONS, FederationRefusal
from vigie.observatory.models import Fact
from vigie.observatory.open_data.drawing import files_of
from vigie.observatory.open_data.tables_sheet import NAME as TABLES
from vigie.observatory.parquet_writing import to_parquet
from vigie.plan.exporting.files import write_file
from vigie.territory.models import Territory

Row = tuple[Any, ...]


def export_editions(folder: Path) -> int:
    """Write the cells of every signed edition under a folder; return how many editions. Raises FederationRefusal."""
    territory, editions = territory_or_refusal(), list(published())
    for publication in editions:
        content = files_of(edition_of(publication), territory.siren)[f"{TABLES}.parquet"]
        place = partition(folder, "editions", territory, publication.vintage)
        write_file(place / f"edition-{publication.number}.parquet", content)
    return len(editions)


@transaction.atomic
def export_facts(folder: Path, *, vintage: int) -> Path:
    """Write the facts of a closed vintage under a folder, without place, source nor identifier; return the file.

    Facts leave for a federator under agreement: the act is in the journal, with a digest of what left. Raises
    FederationRefusal when the vintage is not closed by a signed edition, or was corrected since it left: later facts,
    or what was corrected, would show by subtraction; and when it has no facts.
    """
    territory = territory_or_refusal()
    is_fictitious = not Fact.objects.filter(vintage=vintage, is_fictitious=False).exists()
    if not Fact.objects.filter(vintage=vintage).exists():
        raise FederationRefusal(gettext("Aucun fait n'est compté au titre de %(year)s.") % {"year": vintage})
    if not is_vintage_closed(vintage, is_fictitious=is_fictitious):
        said = gettext(
            "L'édition de %(year)s n'est pas signée : ses faits peuvent encore changer : ils ne sont pas exportés."
        )
        raise FederationRefusal(said % {"year": vintage})
    rows = fact_rows(vintage, is_fictitious=is_fictitious)
    digest = digest_of(rows)
    refuse_changed(vintage, digest)
    place = partition(folder, "facts", territory, vintage)
    place.chmod(0o700)
    path = place / "facts.parquet"
    write_file(path, to_parquet(FACT_COLUMNS, rows))
    record(actor=None, verb="facts_exported", on=territory, changes={"vintage": ["", vintage], "digest": ["", digest]})
    return path


def digest_of(rows: Iterable[Row]) -> str:
    """Return what tells whether the facts that leave are the same."""
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()


def refuse_changed(vintage: int, digest: str) -> None:
    """Raise FederationRefusal when a vintage that left already would leave with other facts."""
    former = JournalEntry.objects.filter(verb="facts_exported").order_by("number").values_list("changes", flat=True)
    left = [changes["digest"][1] for changes in former if changes["vintage"][1] == vintage and "digest" in changes]
    if left and left[0] != digest:
        said = gettext(
            "Les faits de %(year)s ont été corrigés depuis leur premier export : les donner de nouveau montrerait, par "
            "différence, ce qui a été corrigé. La fédération garde le premier export."
        )
        raise FederationRefusal(said % {"year": vintage})


def territory_or_refusal() -> Territory:
    """Return the territory. Raises FederationRefusal when its SIREN, which names its files, is not known."""
    territory = Territory.objects.first()
    if territory is None or not territory.siren:
        raise FederationRefusal(
            gettext("Le SIREN du territoire n'est pas connu : chargez-le avec ./vigie load_territory.")
        )
    return territory


def partition(folder: Path, kind: str, territory: Territory, vintage: int) -> Path:
    """Return the folder of a territory's year, made if need be."""
    place = folder / kind / f"territory={territory.siren}" / f"period={vintage}"
    place.mkdir(parents=True, exist_ok=True)
    return place


def fact_rows(vintage: int, *, is_fictitious: bool) -> list[Row]:
    """Return the facts of a vintage in the order of their keys, which is that of chance."""
    secret = vintage_secret(vintage)
    facts = Fact.objects.filter(vintage=vintage, is_fictitious=is_fictitious).order_by()
    rows = [
        (*codes, sign, record_key(secret, str(identifier)), is_fictitious)
        for identifier, sign, *codes in facts.values_list("pk", "sign", *FACT_DIMENSIONS)
    ]
    return sorted(settled(rows), key=lambda row: row[len(FACT_DIMENSIONS) + 1])


def settled(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the facts that corrections leave: a fact taken back goes with its correction, whichever looks the same."""
    width, ordered = len(FACT_DIMENSIONS), sorted(rows, key=str)
    taken = Counter(row[:width] for row in ordered if row[width] < 0)
    unmatched: Counter[Row] = Counter(taken)
    for row in ordered:
        if row[width] > 0 and taken[row[:width]] > 0:
            taken[row[:width]] -= 1
            unmatched[row[:width]] -= 1
        elif row[width] > 0:
            yield row
    yield from left_over(ordered, unmatched)


def left_over(ordered: Iterable[Row], unmatched: Counter[Row]) -> Iterator[Row]:
    """Yield the corrections of facts that an earlier vintage counted."""
    width = len(FACT_DIMENSIONS)
    for row in ordered:
        if row[width] < 0 and unmatched[row[:width]] > 0:
            unmatched[row[:width]] -= 1
            yield row


def vintage_secret(vintage: int) -> bytes:
    """Return the secret that a vintage's record keys are drawn from: the same at each export, and never given."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"vigie federation {vintage}".encode(), hashlib.sha256)
