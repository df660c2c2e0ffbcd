"""``vigie protect_table TABLE.csv --count COLUMN --dimensions a,b,c --out OUT.csv --audit AUDIT.json``"""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.observatory.disclosure.cube import Catalogue, Cube
from vigie.observatory.disclosure.failures import SolverFailure, TooLarge
from vigie.observatory.disclosure.ledger import Ledger
from vigie.observatory.disclosure.problem import Reason
from vigie.observatory.disclosure.protecting import LOWEST_THRESHOLD, Protection, Violation, protect
from vigie.observatory.table_files.json_bytes import as_json
from vigie.observatory.table_files.reading_counts import read_counts
from vigie.observatory.table_files.reading_lists import dimension_of, read_hierarchies, read_ledger, read_tables
from vigie.observatory.table_files.refusals import Refused
from vigie.observatory.table_files.writing import audit_of, table_of_cells, write_all
from vigie.plan.exporting.files import check_folder

REASONS = {
    Reason.SMALL_COUNT: _("un petit nombre se déduirait de ce qui est déjà publié"),
    Reason.LARGEST_SOURCE: _("une source déduirait ce qui vient des autres"),
    Reason.COMPLEMENT: _("le reste d'une part publiée se déduirait"),
    Reason.EARLIER_SECRET: _("une case secrète d'une publication antérieure se déduirait"),
    Reason.INCREMENT: _("ce qui s'est ajouté depuis une publication antérieure se déduirait"),
}
STEPS = {"witnesses": _("Témoins trouvés"), "audit": _("Cellules auditées")}
NOT_PROTECTED = {
    TooLarge: _("Ces tableaux sont trop grands pour être protégés : moins de dimensions, de valeurs ou de tableaux."),
    SolverFailure: _("Le calcul n'a pas abouti, et rien n'est écrit : essayez avec moins de tableaux croisés."),
}
SHOWN = 20


class Command(BaseCommand):
    """Protects a table of counts: hides small ones and what would give them away, and proves it."""

    help = "Protège un tableau d'effectifs (secret statistique) et écrit ce qui peut être publié, avec son audit."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("table", metavar="TABLE.csv", type=Path, help="une ligne par cellule fine ; absente = zéro")
        parser.add_argument("--count", metavar="COLONNE", required=True, help="la colonne des effectifs")
        parser.add_argument("--dimensions", metavar="a,b,c", required=True, help="les colonnes des dimensions")
        parser.add_argument("--hierarchy", metavar="FICHIER.json", type=Path, help="les regroupements de valeurs")
        parser.add_argument("--tables", metavar="LISTE.json", type=Path, help="les tableaux à publier")
        parser.add_argument(
            "--threshold", metavar="K", type=int, default=5, help="sous ce nombre, une cellule est secrète (5)"
        )
        parser.add_argument(
            "--ledger",
            metavar="ANCIEN.json",
            type=Path,
            action="append",
            default=[],
            help="ce qui est déjà publié (audit)",
        )
        parser.add_argument("--sources", metavar="COLONNE", help="la colonne de qui a apporté les faits")
        parser.add_argument("--out", metavar="SORTIE.csv", type=Path, required=True, help="ce qui peut être publié")
        parser.add_argument("--audit", metavar="AUDIT.json", type=Path, required=True, help="ce que l'audit a trouvé")
        parser.add_argument("--proof", metavar="PREUVE.json", type=Path, help="les témoins, à garder pour soi")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            protection, dimensions, ledger = self.protect(options)
        except Refused as refusal:
            raise CommandError(str(refusal), returncode=2 if refusal.is_usage else 1) from refusal
        except (TooLarge, SolverFailure) as refusal:
            raise CommandError(str(NOT_PROTECTED[type(refusal)])) from refusal
        contents = {
            options["out"]: table_of_cells(protection, dimensions),
            options["audit"]: audit_of(protection, dimensions, ledger),
        }
        if options["proof"]:
            contents[options["proof"]] = as_json(protection.witnesses)
        write_all(contents)
        self.tell(protection, options["verbosity"])

    def protect(self, options: Mapping[str, Any]) -> tuple[Protection, tuple[str, ...], Ledger]:
        """Read the files and protect what they hold."""
        dimensions = names_of(options)
        check_options(options)
        read = read_counts(options["table"], count=options["count"], dimensions=dimensions, sources=options["sources"])
        parents = read_hierarchies(options["hierarchy"], dimensions) if options["hierarchy"] else {}
        axes = tuple(
            dimension_of(name, {key[place] for key in read.counts}, parents.get(name, {}))
            for place, name in enumerate(dimensions)
        )
        catalogue = read_tables(options["tables"], dimensions) if options["tables"] else Catalogue.margins(dimensions)
        entries = [entry for path in options["ledger"] for entry in read_ledger(path, dimensions)]
        ledger = Ledger(tuple(entries))
        cube = Cube(axes, read.counts, read.contributions)
        told = self.progress if options["verbosity"] and self.stderr.isatty() else None
        return (
            protect(cube, catalogue, threshold=options["threshold"], ledger=ledger, progress=told),
            dimensions,
            ledger,
        )

    def progress(self, done: int, total: int, step: str) -> None:
        """Say how far it is, on one line."""
        self.stderr.write(f"\r{STEPS[step]}\u00a0: {done}/{total} ", ending="")

    def tell(self, protection: Protection, verbosity: int) -> None:
        """Say what was done. Raises CommandError when a guarantee cannot be given."""
        audit = protection.audit
        if verbosity:
            sentence = gettext(
                "%(cells)s cases : %(primary)s petits nombres secrets, %(secondary)s autres cachées avec eux."
            )
            self.stdout.write(sentence % {"cells": audit.cells, "primary": audit.primary, "secondary": audit.secondary})
        if not audit.is_safe:
            lines = [gettext("Ne publiez pas ceci : des garanties manquent.")]
            lines += dict.fromkeys(sentence_of(violation) for violation in audit.violations[:SHOWN])
            raise CommandError("\n".join(lines))


def sentence_of(violation: Violation) -> str:
    """Return a violation as a sentence."""
    named = ", ".join(f"{name} = {value}" for name, value in violation.cell.by_dimension.items())
    whole = gettext("Total général")
    return f"{named or whole}\u00a0: {REASONS[violation.reason]}."


def names_of(options: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the dimensions' names. Raises Refused."""
    names = tuple(name.strip() for name in options["dimensions"].split(","))
    if not all(names) or len(set(names)) != len(names):
        raise Refused(
            gettext("--dimensions : des noms de colonnes, chacun une fois, séparés par des virgules."), is_usage=True
        )
    if {options["count"], options["sources"]} & set(names) or options["count"] == options["sources"]:
        raise Refused(gettext("Une colonne ne peut servir qu'une fois : dimension, effectif ou source."), is_usage=True)
    reserved = {"value", "status"} & set(names)
    if reserved:
        sentence = gettext("La dimension « %(name)s » porte le nom d'une colonne du résultat : renommez-la.")
        raise Refused(sentence % {"name": min(reserved)}, is_usage=True)
    return names


def check_options(options: Mapping[str, Any]) -> None:
    """Raises Refused or CommandError (wrong usage) before any work is done."""
    if options["threshold"] < LOWEST_THRESHOLD:
        sentence = gettext("--threshold : %(lowest)s au moins.") % {"lowest": LOWEST_THRESHOLD}
        raise Refused(sentence, is_usage=True)
    outputs = [path for path in (options["out"], options["audit"], options["proof"]) if path]
    for path in outputs:
        check_folder(path)
    if len({path.resolve() for path in outputs}) < len(outputs):
        raise Refused(gettext("Chaque résultat a son propre fichier."), is_usage=True)
