"""What the command of an import says: the first errors or warnings, and that nothing was written."""

from collections.abc import Sequence

from django.utils.translation import gettext

from vigie.plan.importing.drafts import Finding

# Enough for a person to act on.
SHOWN = 20


def error_lines(errors: Sequence[Finding]) -> list[str]:
    """Return the first errors, one a line, and how many others there are."""
    lines = [str(error) for error in errors[:SHOWN]]
    if len(errors) > SHOWN:
        lines.append(gettext("… et d'autres erreurs (%(count)s).") % {"count": len(errors) - SHOWN})
    return lines


def nothing_imported(*lines: str) -> str:
    """Return why an import is refused, and what became of the database."""
    return "\n".join([*lines, gettext("Rien n'a été importé.")])


def warning_lines(warnings: Sequence[Finding]) -> list[str]:
    """Return the first warnings, one a line."""
    return [gettext("Attention – %(finding)s") % {"finding": finding} for finding in warnings[:SHOWN]]
