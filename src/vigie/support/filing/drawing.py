"""The questions of a report as HTML: two hundred small pieces, drawn once for all who open an empty form."""

from collections.abc import Sequence
from functools import lru_cache

from django.template.loader import render_to_string

from vigie.support.filing.forms import ReportForm, ReportLists
from vigie.support.filing.sending import KeptFile


def drawn(form: ReportForm, kept: Sequence[KeptFile] = ()) -> str:
    """Return the questions of a form with its answers. kept: the files already received."""
    return render_to_string("support/filing/_questions.html", {"form": form, "kept": kept})


@lru_cache(maxsize=16)
def drawn_empty(lists: ReportLists, language: str) -> str:
    """Return the questions of an empty form; they depend on its lists and on the language, and on nothing else."""
    return drawn(ReportForm(lists))
