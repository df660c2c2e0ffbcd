"""Makes reception points and what goes with them."""

import factory

from tests.factories import OrganisationFactory
from vigie.support.models import ReceptionPoint
from vigie.territory.models import Commune


class CommuneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Commune

    insee_code = factory.Sequence(lambda number: f"9{number:04}")
    name = factory.Sequence(lambda number: f"Commune {number}")


class ReceptionPointFactory(factory.django.DjangoModelFactory):
    """A point of proximity that everyone may read."""

    class Meta:
        model = ReceptionPoint

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda number: f"Lieu {number}")
    is_published = True
