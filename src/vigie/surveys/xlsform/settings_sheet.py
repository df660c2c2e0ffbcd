"""Replaces settings of a questionnaire, under whatever older names its sheet gives them."""

from vigie.surveys.xlsform.form import clean, headers_of, understood
from vigie.surveys.xlsform.sheets import Sheets


def with_settings(sheets: Sheets, settings: dict[str, str]) -> Sheets:
    """Return the sheets with these settings in place of theirs: header of the standard → value.

    A column of the sheet that means the same (« title », « Form Title » for « form_title ») gives way; all others stay.
    """
    rows = sheets.get("settings") or [[]]
    headers = headers_of(rows)
    values = next((row for row in rows[1:] if any(map(clean, row))), [])
    replaced = {understood("settings", header, headers) for header in settings}
    kept = {
        header: value
        for header, value in zip(headers, [*values, *[""] * len(headers)], strict=False)
        if header and understood("settings", header, headers) not in replaced
    }
    merged = kept | settings
    return {**sheets, "settings": [list(merged), list(merged.values())]}
