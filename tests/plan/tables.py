"""What tests of the import of tables share: importing, and reading what was said."""

from vigie.plan.importing.importing_plan import apply_import, preview_import
from vigie.plan.importing.sources import read_bytes
from vigie.plan.models import Participation, Plan


def imported(content, name="plan"):
    content = content.encode() if isinstance(content, str) else content
    preview = apply_import(reading=read_bytes(content, name), actor=None)
    assert not preview.errors, [str(error) for error in preview.errors]
    again = preview_import(read_bytes(content, name))
    assert again.changes_nothing, [(o.label, o.differences) for o in again.outcomes if o.state != "unchanged"]
    return preview


def errors_of(content):
    content = content.encode() if isinstance(content, str) else content
    preview = apply_import(reading=read_bytes(content, "plan"), actor=None)
    assert not Plan.objects.exists()
    assert preview.errors
    assert set(preview.as_report()["created"].values()) == {0}
    return [str(error).replace("\u00a0", " ") for error in preview.errors]


def warnings_of(preview):
    return [str(warning).replace("\u00a0", " ") for warning in preview.warnings]


def names(part, action=None):
    rows = Participation.objects.filter(part=part, **({"action": action} if action else {}))
    return [row.name_in_source for row in rows.order_by("action", "order")]
