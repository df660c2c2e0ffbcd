"""The tag that puts a drawn map in a page."""

from typing import Any

from django import template
from django.utils.safestring import mark_safe

from vigie.territory.svg_map import Map

register = template.Library()


@register.inclusion_tag("territory/map.html")
def territory_map(drawn: Map, *, with_table: bool = True) -> dict[str, Any]:
    """Show a map, its legend and, unless the page already has one, the table that says the same.

    The markup is safe: ``draw_map`` escapes all that it is given.
    """
    return {"map": drawn, "svg": mark_safe(drawn.svg), "with_table": with_table}  # noqa: S308
