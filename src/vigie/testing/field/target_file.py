"""A table of targets read as plain values: what each row says, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext, override

from vigie.core.tables import Column, Table
from vigie.plan.importing.columns import HEADER_WITHIN, REMARK, bare
from vigie.plan.importing.drafts import Finding, Findings, Refusal
from vigie.plan.importing.rows import Row
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.sources import open_bytes
from vigie.plan.importing.table_rows import plain_titles, rows_below
from vigie.testing.field.targets import NewTarget
from vigie.testing.sealing.identities import Identity, target_tag

MOST_TARGETS: Final = 2_000
TITLES: Final[Mapping[str, str]] = {
    "organisation": "organisation|organisme|agence|entreprise|structure|bailleur|annonceur|proprietaire|nom",
    "reference": "reference|reference de l annonce|reference de l offre|ref|numero de l annonce|annonce",
    "contact": "contact|courriel|email|mail|adresse electronique|telephone|tel|courriel ou telephone",
    "address": "adresse|lieu|commune|ville",
    "link": "lien|lien de l annonce|lien de l offre|url|site|page",
    "stratum": "strate|secteur|groupe|zone|quartier",
}
KNOWN: Final = {bare(title): column for column, titles in TITLES.items() for title in titles.split("|")}
LONGEST: Final = {"organisation": 150, "reference": 100, "contact": 150, "address": 250, "link": 500, "stratum": 60}


@dataclass
class ReadTargets:
    """What a table says. new: targets to add. doubles: rows of targets that are already in the campaign."""

    new: list[NewTarget] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)

    @property
    def errors(self) -> list[Finding]:
        """What must be mended before anything is written."""
        return self.findings.errors


def sheets_of(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a table. Raises Refusal, with a French sentence, for anything else."""
    opened = open_bytes(content, name)
    if opened.json_text is not None:
        raise Refusal(gettext("Ce fichier est du JSON : importez un tableau (.xlsx, .ods ou .csv)."))
    return opened.sheets


def read_targets(sheets: Iterable[Sheet], known_tags: Iterable[str]) -> ReadTargets:
    """Return what a table would add. known_tags: of the targets that the campaign has."""
    read, seen = ReadTargets(), dict.fromkeys(known_tags, "")
    rows = [row for sheet in sheets for row in rows_of(sheet, read.findings)]
    if not rows and not read.errors:
        read.findings.refuse(
            "", gettext("Aucune cible : il faut une ligne de titres, avec « organisation », et une ligne par cible.")
        )
    if len(rows) > MOST_TARGETS:
        sentence = gettext("Plus de %(most)d cibles dans un fichier : importez-le en plusieurs fois.")
        read.findings.refuse("", sentence % {"most": MOST_TARGETS})
        return read
    for row in rows:
        take(row, seen, read)
    return read


def rows_of(sheet: Sheet, found: Findings) -> list[Row]:
    """Return the rows of a sheet that hold something, under its titles; none when it is hidden or has no titles."""
    header = None if sheet.is_hidden else header_of(sheet)
    if header is None:
        if sheet.rows:
            where = gettext("Feuille « %(name)s »") % {"name": sheet.name} if sheet.name else ""
            found.warn(where, gettext("la feuille est masquée ou n'a pas de ligne de titres : elle n'est pas lue."))
        return []
    titles = plain_titles(sheet, header)
    columns: dict[int, str] = {}
    for place, title in titles.items():
        column = column_of(title)
        where = Row(sheet.name, header, {}).where
        if not column:
            sentence = gettext("la colonne « %(title)s » n'est pas connue : elle n'est pas importée.")
            found.warn(where, sentence % {"title": title[:60]})
        elif column in columns.values():
            sentence = gettext("deux colonnes disent la même chose que « %(title)s » : gardez-en une.")
            found.refuse(where, sentence % {"title": title[:60]})
        columns[place] = column
    return [row for row in rows_below(sheet, header, columns, found, lambda name: LONGEST.get(name, 0)) if row.cells]


def header_of(sheet: Sheet) -> int | None:
    """Return the number of the row of titles: the first one that names an organisation and something else."""
    for number in sorted(sheet.rows)[:HEADER_WITHIN]:
        named = {column_of(cell.text) for cell in sheet.rows[number].values()} - {""}
        if "organisation" in named and len(named) > 1:
            return number
    return None


def column_of(title: str) -> str:
    """Return the column that a title names, or nothing."""
    return KNOWN.get(bare(title), "") or KNOWN.get(bare(REMARK.sub("", title)), "")


def take(row: Row, seen: dict[str, str], read: ReadTargets) -> None:
    """Add the target of a row. seen: where each target was met, by its hash; nothing for those recorded before."""
    before = len(read.errors)
    identity = Identity(**{name: row.get(name) for name in TITLES if name != "stratum"})
    for fault in faults_of(identity):
        read.findings.refuse(row.where, fault)
    if len(read.errors) > before:
        return
    tag = target_tag(identity)
    if seen.get(tag):
        sentence = gettext("la même cible est déjà à « %(where)s » : gardez une seule ligne.")
        read.findings.refuse(row.where, sentence % {"where": seen[tag]})
    elif tag in seen:
        read.doubles.append(row.where)
    else:
        seen[tag] = row.where
        read.new.append(NewTarget(identity, " ".join(row.get("stratum").split())))


def faults_of(identity: Identity) -> list[str]:
    """Return what is missing or wrong in what is told of a target."""
    faults = []
    if not identity.organisation:
        faults.append(gettext("il manque l'organisation qui répond."))
    if not (identity.contact or identity.link or identity.address):
        faults.append(gettext("il manque par où la joindre : un contact, un lien ou une adresse."))
    if identity.link and not is_link(identity.link):
        faults.append(gettext("le lien doit commencer par https:// ou http://."))
    return faults


def is_link(text: str) -> bool:
    """Whether a text is the address of a page."""
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        return False
    return True


# The import reads French headings, whatever the language of the page.
@override("fr")
def template_table() -> Table:
    """Return the table to fill in, with two examples that the import reads."""
    columns = (
        Column("organisation", gettext("Organisation"), width=28),
        Column("reference", gettext("Référence de l'annonce"), width=24),
        Column("contact", gettext("Courriel ou téléphone"), width=28),
        Column("address", gettext("Adresse"), width=32),
        Column("link", gettext("Lien de l'annonce"), width=36),
        Column("stratum", gettext("Strate"), width=18),
    )
    rows: tuple[tuple[Any, ...], ...] = (
        ("Exemple : Agence des Prés", "T3-12", "agence@example.org", "1, rue Haute", "", gettext("centre")),
        ("Exemple : Agence du Port", "", "", "", "https://example.org/annonce/8", gettext("périphérie")),
    )
    return Table(gettext("Cibles à importer"), columns, rows)
