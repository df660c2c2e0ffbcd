"""How far two places are, as the crow flies; the same formula as ``near_me.js``."""

import math

# Mean radius of the Earth (IUGG), in kilometres.
EARTH_RADIUS = 6371.0088

Place = tuple[float, float]


def kilometres(here: Place, there: Place) -> float:
    """Return the distance between two places, each as longitude and latitude in degrees (WGS 84); haversine formula."""
    (first_longitude, first_latitude), (second_longitude, second_latitude) = here, there
    across = math.radians(second_longitude - first_longitude)
    up = math.radians(second_latitude - first_latitude)
    parallels = math.cos(math.radians(first_latitude)) * math.cos(math.radians(second_latitude))
    half = math.sin(up / 2) ** 2 + parallels * math.sin(across / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(min(1.0, half)))
