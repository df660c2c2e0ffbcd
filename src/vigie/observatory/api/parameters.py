"""What the API may be asked: pages, and filters by variable."""

from typing import Annotated

from ninja import Field, Schema

from vigie.observatory.released import Status

LARGEST_PAGE = 1000
# No database keeps a longer number.
LARGEST_NUMBER = 2**63 - 1
CODE = r"^[-\w:.]+$"

Number = Annotated[int, Field(ge=1, le=LARGEST_NUMBER, description="Numéro de l'édition signée.")]
# Told apart from the pattern, where counting letters of all alphabets takes half a megabyte a filter.
Code = Annotated[str, Field(pattern=CODE, max_length=80)]
Codes = Annotated[list[Code], Field(max_length=200)]


class Page(Schema):
    """Which part of a list."""

    page: int = Field(1, ge=1, le=1_000_000, description="Page de la liste ; la première est 1.")
    per_page: int = Field(100, ge=1, le=LARGEST_PAGE, description="Nombre de lignes par page.")


class TablePage(Page):
    """Which cells: a filter takes one or several codes, and may be repeated."""

    criterion: Codes = Field([], description="Critères à garder.")
    domain: Codes = Field([], description="Domaines à garder.")
    type: Codes = Field([], description="Formes de discrimination à garder.")
    place: Codes = Field([], description="Lieux à garder.")
    sex: Codes = Field([], description="Sexes à garder.")
    age_band: Codes = Field([], description="Tranches d'âge à garder.")
    outcome: Codes = Field([], description="Suites données à garder.")
    channel: Codes = Field([], description="Canaux à garder.")
    source: Codes = Field([], description="Sources à garder.")
    quarter: Codes = Field([], description="Trimestres à garder.")
    status: Annotated[list[Status], Field(max_length=4)] = Field([], description="Natures de nombre à garder.")

    def by_dimension(self) -> dict[str, list[str]]:
        """Return the codes asked for, by variable, without the variables that nothing was asked of."""
        others = {*Page.model_fields, "status"}
        asked: dict[str, list[str]] = self.model_dump(exclude=others)
        return {name: codes for name, codes in asked.items() if codes}
