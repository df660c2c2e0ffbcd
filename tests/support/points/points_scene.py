"""Points with all that goes with them, for the pages to look at and the table of permissions."""

from datetime import date, time
from types import SimpleNamespace

from tests.support.points.point_factories import CommuneFactory, ReceptionPointFactory
from vigie.accounts.models import Organisation
from vigie.support.models import RelayAgreement


def make_points(organisation: Organisation) -> SimpleNamespace:
    """Return a point with a permanence, another it hands over to, and their agreement."""
    commune = CommuneFactory(name="Commune d'essai", longitude=3.5, latitude=50.35)
    point = ReceptionPointFactory(
        organisation=organisation, name="Maison d'essai", commune=commune, longitude=3.51, latitude=50.35,
        introduction="On vous écoute.", address="1 rue d'Essai", phone="03 53 01 00 10", hours="Le matin",
        competences=["listening"], languages=["fr", "lsf"], verified_on=date(2024, 1, 2),
    )  # fmt: skip
    permanence = point.permanences.create(weekday=1, starts_at=time(9), ends_at=time(12), organiser="Juriste")
    other = ReceptionPointFactory(name="Pôle d'essai", level="specialised")
    agreement = RelayAgreement.objects.create(origin=point, destination=other, signed_on=date(2024, 1, 2))
    return SimpleNamespace(point=point, permanence=permanence, other=other, agreement=agreement)
