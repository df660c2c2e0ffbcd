"""The shapes of the API's answers, which its OpenAPI description tells."""

from ninja import Field, Schema

from vigie.observatory.released import Direction, Status


class Refusal(Schema):
    """Why nothing was given: one French sentence."""

    detail: str


class EditionLine(Schema):
    """A signed edition, as lists tell it."""

    number: int = Field(description="Numéro de l'édition.")
    vintage: int = Field(description="Année dont elle compte les faits.")
    title: str
    signed_on: str = Field(description="Jour de la signature, au format ISO.")
    is_fictitious: bool = Field(description="Vrai quand les faits comptés sont inventés, pour une démonstration.")
    corrects: int | None = Field(description="Numéro de l'édition qu'elle remplace.")
    corrected_by: int | None = Field(description="Numéro de l'édition qui la remplace.")


class Editions(Schema):
    """A page of editions, the last one first."""

    count: int
    page: int
    per_page: int
    results: list[EditionLine]


class TableLine(Schema):
    """A table of an edition, without its cells."""

    name: str = Field(description="Nom du tableau : ses variables, séparées par un tiret ; « total » pour l'ensemble.")
    title: str
    dimensions: list[str]
    cells: int = Field(description="Nombre de cases.")


class IndicatorLine(Schema):
    """An indicator, without its values."""

    code: str
    label: str
    unit: str
    source: str
    is_external: bool = Field(description="Vrai quand ses chiffres étaient déjà publics : ils sont cités.")
    is_context: bool
    points: int = Field(description="Nombre de valeurs.")


class File(Schema):
    """A file of open data."""

    name: str
    address: str
    content_type: str
    size: int
    sha256: str


class Missing(Schema):
    """Data that nobody has, or that their holder has not given."""

    label: str
    holder: str
    said: str


class EditionDetail(EditionLine):
    """A signed edition with all that it gives."""

    territory: str
    introduction: str
    signatory_name: str
    signatory_title: str
    correction_reason: str
    threshold: int = Field(description="Le plus petit nombre montré, zéro mis à part.")
    licence: str
    content_hash: str = Field(description="Empreinte SHA-256 du contenu signé.")
    dimensions: list[str]
    tables: list[TableLine]
    indicators: list[IndicatorLine]
    missing: list[Missing]
    files: list[File]


class Value(Schema):
    """A value of a variable. parents: the upper values it belongs to."""

    code: str
    label: str
    parents: list[str]


class DimensionDetail(Schema):
    """A variable and its values, in their order."""

    name: str
    label: str
    values: list[Value]


class CellDetail(Schema):
    """A cell of a table."""

    key: dict[str, str] = Field(description="Un code par variable du tableau.")
    labels: dict[str, str] = Field(description="Le libellé de chaque code.")
    value: int | None = Field(description="Nombre de situations ; absent quand il est secret ou non recueilli.")
    status: Status


class TableDetail(Schema):
    """A page of the cells of a table, in its order."""

    edition: int
    name: str
    title: str
    dimensions: list[str]
    is_fictitious: bool
    count: int = Field(description="Nombre de cases après les filtres.")
    page: int
    per_page: int
    results: list[CellDetail]


class PointDetail(Schema):
    """A value of an indicator."""

    period: str
    category: str
    value: float | None
    status: Status
    lower: float | None = Field(description="Borne basse de l'intervalle à 95 %.")
    upper: float | None = Field(description="Borne haute de l'intervalle à 95 %.")
    observations: int | None
    note: str
    is_comparable: bool


class TargetDetail(Schema):
    """What is aimed at."""

    amount: float
    period: str


class Indicators(Schema):
    """A page of indicators."""

    count: int
    page: int
    per_page: int
    results: list[IndicatorLine]


class IndicatorDetail(IndicatorLine):
    """An indicator with its values, and what lets one judge it."""

    edition: int
    definition: str
    method: str
    direction: Direction
    frequency: str
    owner: str
    breakdown: str
    is_share: bool
    target: TargetDetail | None
    values: list[PointDetail]
