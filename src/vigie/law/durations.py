"""Says durations of the law in words."""

from django.utils.translation import ngettext


def duration(months: int) -> str:
    """Say a number of months, in years when they are whole: 72 → « 6 ans »."""
    if months % 12:
        return ngettext("%(count)s mois", "%(count)s mois", months) % {"count": months}
    years = months // 12
    return ngettext("%(count)s an", "%(count)s ans", years) % {"count": years}
