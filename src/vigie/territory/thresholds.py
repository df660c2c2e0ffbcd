"""The smallest count that anyone is told, one setting for all rooms."""

from vigie.territory.models import Territory


def small_count_threshold() -> int:
    """Return the smallest count that may be told, as the territory's settings say; what Vigie ships without any."""
    kept = Territory.objects.values_list("small_count_threshold", flat=True).first()
    return int(kept or Territory._meta.get_field("small_count_threshold").default)
