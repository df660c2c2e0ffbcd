"""Pages of the catalogues: the tables that editions show, fixed before their figures are known."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.observatory.editions.catalogue import fix_catalogue, tables_of
from vigie.observatory.editions.current_lists import sizes_now
from vigie.observatory.editions.forms import CatalogueForm
from vigie.observatory.editions.tables import QUESTIONS, default_tables, words_of
from vigie.observatory.models import Catalogue
from vigie.observatory.rules import may_run_observatory
from vigie.observatory.working_pages import working_page


@allowed(may_run_observatory)
@require_safe
def catalogues(request: Request) -> HttpResponse:
    """List the catalogues with their tables, the last one first."""
    rows = [
        (catalogue, [words_of(table) for table in tables_of(catalogue)])
        for catalogue in Catalogue.objects.select_related("fixed_by")
    ]
    title = gettext("Catalogues de tableaux")
    return working_page(request, "observatory/editions/catalogues.html", "observatory:drafts", title=title, rows=rows)


@allowed(may_run_observatory)
def add_catalogue(request: Request) -> HttpResponse:
    """Choose tables, see how many cells they have, then fix them."""
    form = CatalogueForm(request.POST or None, sizes=sizes_now(), initial=proposed())
    is_valid = request.method == "POST" and form.is_valid()
    if is_valid and "calcul" not in request.POST:
        catalogue = fix_catalogue(
            title=form.cleaned_data["title"],
            tables=form.chosen(),
            place_width=form.cleaned_data["place_width"],
            actor=request.user,
        )
        messages.success(request, gettext("Le catalogue n° %(number)d est fixé.") % {"number": catalogue.number})
        return redirect("observatory:catalogues")
    return working_page(
        request,
        "observatory/editions/add_catalogue.html",
        "observatory:drafts",
        title=gettext("Fixer un catalogue"),
        form=form,
        estimate=form.estimate() if is_valid else None,
        questions=[(question, [words_of(table) for table in tables]) for question, tables in QUESTIONS],
    )


def proposed() -> dict[str, list[str]]:
    """Return the tables that are chosen at first: those that answer what people ask."""
    found: dict[str, list[str]] = {"of_1": [], "of_2": [], "of_3": []}
    for table in default_tables():
        found[f"of_{len(table)}"].append("-".join(table))
    return found
