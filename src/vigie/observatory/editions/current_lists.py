"""The lists of values as they stand now, and how many cells the tables made of them have."""

from vigie.observatory.editions.tables import SHOWN
from vigie.observatory.models import Catalogue
from vigie.observatory.referentials.public_lists import Width, public_dimension
from vigie.observatory.referentials.versions import current_version


def sizes_now() -> dict[str, dict[str, int]]:
    """Return how many values each dimension has, upper ones included, by width of places."""
    content = current_version().content
    return {
        str(width): {name: len(public_dimension(content, name, width=Width(width)).items) for name in SHOWN}
        for width in Catalogue.PlaceWidth.values
    }
