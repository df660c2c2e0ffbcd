"""What machines may ask of signed editions."""

import json
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from ninja import NinjaAPI, Path, Query
from ninja.errors import HttpError
from ninja.renderers import JSONRenderer

from vigie.observatory.api import answers
from vigie.observatory.api.composing import (
    cell_detail,
    dimension_detail,
    edition_line,
    edition_words,
    filtered,
    indicator_detail,
    indicator_line,
    page_of,
    table_line,
)
from vigie.observatory.api.parameters import Code, Number, Page, TablePage
from vigie.observatory.editions.reading import edition_of, publication_or_404, published
from vigie.observatory.models import Publication
from vigie.observatory.open_data import licence
from vigie.observatory.open_data.file_names import NAMES
from vigie.observatory.open_data.tables_sheet import table_name
from vigie.observatory.released import Edition, ReleasedTable

DESCRIPTION = (
    "Les éditions signées de l'observatoire des discriminations, en lecture seule, sans compte ni clé. Une édition "
    "signée ne change plus. Un nombre secret n'est jamais donné : son état est « secret ». Les réponses se gardent en "
    "cache et se vérifient par leur marque (ETag)."
)
REFUSALS = {404: answers.Refusal, 422: answers.Refusal}
WRONG = {422: answers.Refusal}


class Renderer(JSONRenderer):
    """Writes JSON that people can read too: letters as they are."""

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> Any:
        return json.dumps(data, cls=self.encoder_class, ensure_ascii=False)


# As addresses are looked up: the room, then the API inside it.
NAMESPACE = "observatory:observatory_api"
api = NinjaAPI(
    title="API de l'observatoire des discriminations",
    version="1.0.0",
    description=DESCRIPTION,
    docs_url=None,
    renderer=Renderer(),
    urls_namespace=NAMESPACE,
    openapi_extra={"info": {"license": {"name": licence.TITLE, "url": licence.ADDRESS}}},
)
Answer = dict[str, Any]


@api.get("/editions", response={200: answers.Editions, **WRONG}, summary="Les éditions signées")
def editions(request: HttpRequest, asked: Query[Page]) -> Answer:
    """Les éditions signées, la dernière d'abord."""
    publications = published()
    found = page_of(publications, asked.page, asked.per_page)
    return {**paged(asked, publications.count()), "results": [edition_line(publication) for publication in found]}


@api.get("/editions/{number}", response={200: answers.EditionDetail, **REFUSALS}, summary="Une édition")
def edition(request: HttpRequest, number: Path[Number]) -> Answer:
    """Une édition : ce qu'elle dit d'elle, ses tableaux, ses indicateurs, ses fichiers."""
    publication = publication_or_404(number)
    return {
        **edition_line(publication),
        **edition_words(edition_of(publication)),
        "licence": licence.TITLE,
        "content_hash": publication.content_hash,
        "files": files_of(request, publication),
    }


@api.get(
    "/editions/{number}/dimensions", response={200: list[answers.DimensionDetail], **REFUSALS}, summary="Les variables"
)
def dimensions(request: HttpRequest, number: Path[Number]) -> list[Answer]:
    """Les variables d'une édition et leurs valeurs, dans leur ordre."""
    return [dimension_detail(dimension) for dimension in read(number).dimensions]


@api.get("/editions/{number}/tables", response={200: list[answers.TableLine], **REFUSALS}, summary="Les tableaux")
def tables(request: HttpRequest, number: Path[Number]) -> list[Answer]:
    """Les tableaux d'une édition, sans leurs cases."""
    found = read(number)
    return [table_line(found, table) for table in found.tables]


@api.get("/editions/{number}/tables/{name}", response={200: answers.TableDetail, **REFUSALS}, summary="Un tableau")
def table(request: HttpRequest, number: Path[Number], name: Path[Code], asked: Query[TablePage]) -> Answer:
    """Les cases d'un tableau ; pour n'en garder que certaines, on nomme la variable (« domain=employment »)."""
    found = read(number)
    chosen = table_or_404(found, name)
    filters = asked.by_dimension()
    refuse_other_dimensions(chosen, filters)
    cells = filtered(chosen, filters, asked.status)
    shown = page_of(cells, asked.page, asked.per_page)
    line = table_line(found, chosen)
    return {
        **paged(asked, len(cells)),
        "edition": found.number,
        "is_fictitious": found.is_fictitious,
        **{key: line[key] for key in ("name", "title", "dimensions")},
        "results": [cell_detail(found, chosen, cell) for cell in shown],
    }


@api.get("/editions/{number}/indicators", response={200: answers.Indicators, **REFUSALS}, summary="Les indicateurs")
def indicators(request: HttpRequest, number: Path[Number], asked: Query[Page]) -> Answer:
    """Les indicateurs d'une édition, sans leurs valeurs."""
    found = read(number).indicators
    shown = page_of(found, asked.page, asked.per_page)
    return {**paged(asked, len(found)), "results": [indicator_line(indicator) for indicator in shown]}


@api.get(
    "/editions/{number}/indicators/{code}", response={200: answers.IndicatorDetail, **REFUSALS}, summary="Un indicateur"
)
def indicator(request: HttpRequest, number: Path[Number], code: Path[Code]) -> Answer:
    """Un indicateur, ses valeurs, sa source et sa méthode."""
    found = read(number)
    chosen = next((each for each in found.indicators if each.code == code), None)
    if chosen is None:
        raise Http404(gettext("Cette édition n'a pas d'indicateur de ce code."))
    return indicator_detail(found, chosen)


def read(number: int) -> Edition:
    """Return a signed edition by its number. Raises Http404."""
    return edition_of(publication_or_404(number))


def table_or_404(found: Edition, name: str) -> ReleasedTable:
    """Return a table by its name, its variables in any order. Raises Http404."""
    by_name = next((table for table in found.tables if table_name(table) == name), None)
    chosen = by_name or found.table(*name.split("-"))
    if chosen is None:
        raise Http404(gettext("Cette édition n'a pas de tableau de ce nom."))
    return chosen


def refuse_other_dimensions(chosen: ReleasedTable, filters: dict[str, list[str]]) -> None:
    """Raise HttpError when a filter is about a variable that the table does not have."""
    others = [name for name in filters if name not in chosen.dimensions]
    if others:
        said = gettext(
            "Ce tableau ne croise pas : %(names)s. Retirez ce filtre, ou demandez un tableau qui croise cette variable."
        )
        raise HttpError(422, said % {"names": ", ".join(others)})


def paged(asked: Page, count: int) -> Answer:
    """Return where one is in a list."""
    return {"count": count, "page": asked.page, "per_page": asked.per_page}


def files_of(request: HttpRequest, publication: Publication) -> list[Answer]:
    """Return the open-data files of an edition; none while they are being prepared."""
    rows = {file.name: file for file in publication.files.filter(name__in=NAMES).defer("content")}
    return [
        {
            "name": name,
            "address": request.build_absolute_uri(
                reverse("observatory:open_data_file", args=[publication.number, name])
            ),
            "content_type": rows[name].content_type,
            "size": rows[name].details["size"],
            "sha256": rows[name].content_hash,
        }
        for name in NAMES
        if name in rows
    ]
