"""The formats a plan is exported in, by the word that asks for them."""

from collections.abc import Callable

from vigie.core.docx_output import to_docx
from vigie.core.pdf import to_pdf
from vigie.core.table_writers import to_xlsx, write_json
from vigie.plan.exporting.action_table import action_table
from vigie.plan.exporting.annex import annex_of
from vigie.plan.exporting.json_export import plan_as_json
from vigie.plan.models import Plan

FORMATS: dict[str, Callable[[Plan], bytes]] = {
    # JSON that imports back to the same plan.
    "json": lambda plan: write_json(plan_as_json(plan)),
    # One row by action.
    "xlsx": lambda plan: to_xlsx(action_table(plan)),
    # The annex of the contract, to be edited or printed.
    "docx": lambda plan: to_docx(annex_of(plan)),
    "pdf": lambda plan: to_pdf(annex_of(plan)),
}
