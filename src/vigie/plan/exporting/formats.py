"""The formats a plan is exported in, by the word that asks for them."""

from collections.abc import Callable

from vigie.core.table_writers import write_json
from vigie.plan.exporting.json_export import plan_as_json
from vigie.plan.models import Plan


def to_json(plan: Plan) -> bytes:
    """Return the plan as JSON that imports back to the same plan."""
    return write_json(plan_as_json(plan))


FORMATS: dict[str, Callable[[Plan], bytes]] = {"json": to_json}
