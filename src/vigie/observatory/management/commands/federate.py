"""``vigie federate DIR --engine duckdb|spark --out OUT.parquet [--query a,b,c] [--threshold 5] [--master URL]``"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from vigie.observatory.federation.engines import DUCKDB, ENGINES
from vigie.observatory.federation.federating import Asked, federate, to_file
from vigie.observatory.federation.policy import LEAST_THRESHOLD
from vigie.observatory.federation.schema import FederationRefusal
from vigie.plan.exporting.files import check_folder, write_file


class Command(BaseCommand):
    """Makes the national tables from the files of many territories."""

    help = "Fait les tableaux nationaux à partir des fichiers Parquet de plusieurs territoires."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", metavar="DOSSIER", type=Path, help="le dossier des fichiers, en territory=…/period=…"
        )
        parser.add_argument(
            "--engine", choices=tuple(ENGINES), default=DUCKDB, help="ce qui calcule ; duckdb par défaut"
        )
        parser.add_argument("--out", metavar="FICHIER", type=Path, required=True, help="le fichier Parquet à écrire")
        parser.add_argument(
            "--query", metavar="A,B,C", help="un tableau à la demande, sur des faits : trois variables au plus"
        )
        parser.add_argument(
            "--threshold", type=int, default=LEAST_THRESHOLD, help="le plus petit nombre montré, 5 ou plus"
        )
        parser.add_argument("--master", metavar="ADRESSE", default="", help="adresse de la grappe Spark")

    def handle(self, *args: Any, **options: Any) -> None:
        check_folder(options["out"])
        try:
            asked = Asked(options["engine"], query_of(options["query"]), options["threshold"], options["master"])
            national = federate(options["folder"], asked, leaving=options["out"])
            content = to_file(national, asked)
        except FederationRefusal as refusal:
            raise CommandError(str(refusal)) from refusal
        write_file(options["out"], content)
        if options["verbosity"]:
            self.tell(options["out"], len(national.rows), national.notices)

    def tell(self, path: Path, rows: int, notices: list[str]) -> None:
        """Say what was written, and what to know of it."""
        for notice in notices:
            self.stderr.write(notice)
        self.stderr.write(gettext("Écrit : %(path)s (lignes : %(rows)s)") % {"path": path, "rows": rows})


def query_of(text: str | None) -> tuple[str, ...] | None:
    """Return the dimensions asked for, in order; nothing when none was asked, an empty one for « total »."""
    if text is None:
        return None
    names = [name.strip() for name in text.split(",") if name.strip()]
    return () if names == ["total"] else tuple(names)
