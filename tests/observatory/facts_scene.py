"""A small territory, and facts that may be deposited there."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from vigie.accounts.models import Person
from vigie.observatory.fact_values import FactValue
from vigie.observatory.models import CommuneGroup, Fact, FactCodebook, FactUpload, ReferentialItem, WaitingFacts
from vigie.observatory.referentials.shipped import load_shipped
from vigie.observatory.waiting import read_waiting
from vigie.territory.models import Commune, PriorityNeighbourhood, Territory

FACT = FactValue(
    source="support",
    channel="in_person",
    criterion="origin",
    domain="employment",
    type="direct",
    quarter="2025-Q2",
    place="commune:59606",
    sex="women",
    age_band="25_34",
    outcome="told",
)
COMMUNES = (("59606", "Valenciennes"), ("59014", "Anzin"), ("59475", "Raismes"), ("59153", "Condé"))


def fact(**changes: Any) -> FactValue:
    """Return a fact that may be deposited, with some values changed."""
    return replace(FACT, **changes)


def make_places() -> None:
    """Make four communes, three of them in a group or the other, and neighbourhoods in one, two or three of them."""
    Territory.objects.create(name="Agglomération d'essai")
    communes = {code: Commune.objects.create(insee_code=code, name=name) for code, name in COMMUNES}
    centre = CommuneGroup.objects.create(code="centre", name="Centre")
    centre.communes.add(communes["59606"], communes["59014"])
    CommuneGroup.objects.create(code="north", name="Nord").communes.add(communes["59475"])
    for code, of in (("QN1", ["59606"]), ("QN2", ["59606", "59014"]), ("QN3", ["59606", "59475"])):
        neighbourhood = PriorityNeighbourhood.objects.create(
            code=code, name=f"Quartier {code}", vintage=2024, valid_from=date(2024, 1, 1)
        )
        neighbourhood.communes.set([communes[each] for each in of])
    PriorityNeighbourhood.objects.create(
        code="QP9", name="Ancien", vintage=2015, valid_from=date(2015, 1, 1), valid_until=date(2023, 12, 31)
    )


def waiting() -> list[FactValue]:
    """Return the values of the facts that wait, as the row has them."""
    row = WaitingFacts.objects.first()
    return [read_waiting(text).value for text in row.content] if row else []


def poured() -> list[FactValue]:
    """Return the values of the facts poured, each as often as its signs say; a negative one fails."""
    left: list[FactValue] = []
    for row in Fact.objects.order_by("-sign"):
        value = FactValue(**{name: getattr(row, name) for name in FACT.codes()})
        left.append(value) if row.sign > 0 else left.remove(value)
    return left


def add_facts_pages(scene: SimpleNamespace, pilot: Person) -> None:
    """Add to a scene what the pages of lists and of imports show: a value, a group, a file, in part not understood."""
    # A browser's event loop hides from Django what it would put back between tests.
    load_shipped(ReferentialItem)
    scene.listed = ReferentialItem.objects.get(kind="source", code="surveys")
    scene.group = CommuneGroup.objects.create(code="essai", name="Groupe d'essai")
    scene.group.communes.add(Commune.objects.create(insee_code="59999", name="Commune d'essai"))
    content = b"Date;Sexe;Commune;Motif\nmars 2025;F;Commune d'essai;origine\nmars 2025;?!;Ailleurs;origine\n"
    scene.fact_upload = FactUpload.objects.create(person=pilot, file_name="anciennes.csv", content=content)
    FactCodebook.objects.create(name="Réseau d'essai", content={"columns": {}, "values": {}, "constants": {}})
