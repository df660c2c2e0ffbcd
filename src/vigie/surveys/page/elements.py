"""The elements that answer each kind of question, drawn as HTML."""

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vigie.surveys.page.blocks import NOTHING, Field, Option
from vigie.surveys.page.drawing import (
    Sheet,
    attribute,
    flag,
    helping,
    joined,
    label_of,
    labelled,
    words,
    wrong_class,
)


def line(field: Field, sheet: Sheet) -> SafeString:
    """Return a question answered on one line."""
    given = field.attributes
    element = format_html(
        '<input class="form-control{}" type="{}" id="{}" name="{}" value="{}"{} autocomplete="off" dir="{}"{}{}>',
        f" {given['class']}" if given.get("class") else "",
        given.get("type", "text"),
        field.id,
        field.path,
        field.value,
        attribute("inputmode", given.get("inputmode", "")),
        given.get("dir", "auto"),
        field.described,
        flag("readonly", field.is_read_only),
    )
    return labelled(field, sheet, element)


def area(field: Field, sheet: Sheet) -> SafeString:
    """Return a question answered on several lines."""
    element = format_html(
        '<textarea class="form-control" id="{}" name="{}" rows="5" autocomplete="off" dir="auto"{}{}>\n{}</textarea>',
        field.id,
        field.path,
        field.described,
        flag("readonly", field.is_read_only),
        field.value,
    )
    return labelled(field, sheet, element)


def upload(field: Field, sheet: Sheet) -> SafeString:
    """Return where a file is chosen."""
    element = format_html(
        '<input class="form-control" type="file" id="{}" name="{}"{}{}>',
        field.id,
        field.path,
        attribute("accept", field.attributes.get("accept", "")),
        field.described,
    )
    return labelled(field, sheet, element)


def select(field: Field, sheet: Sheet) -> SafeString:
    """Return answers in a list that unfolds."""
    none = _("Choisissez") if field.is_required else _("Sans réponse")
    pairs = ((each.value, flag("selected", each.is_chosen), strip_tags(each.label)) for each in field.options)
    element = format_html(
        '<select class="form-select" id="{}" name="{}"{}{}><option value="" lang="{}">{}</option>{}</select>',
        field.id,
        field.path,
        field.described,
        flag("disabled", field.is_read_only),
        sheet.language,
        none,
        format_html_join("", '<option value="{}"{}>{}</option>', pairs),
    )
    return labelled(field, sheet, element)


def choices(field: Field, sheet: Sheet) -> SafeString:
    """Return answers of which one is chosen."""
    return format_html(
        '<fieldset class="field{}" id="{}" role="radiogroup" aria-labelledby="{}-label"{}>'
        '<legend id="{}-label">{}</legend>{}{}</fieldset>',
        wrong_class(field),
        field.id,
        field.id,
        field.described,
        field.id,
        label_of(field, sheet),
        words(field, sheet),
        boxes(field, "radio"),
    )


def grouped(field: Field, sheet: Sheet, inside: SafeString) -> SafeString:
    """Return elements that answer one question together."""
    return format_html(
        '<fieldset class="field{}" id="{}"{}><legend>{}</legend>{}{}</fieldset>',
        wrong_class(field),
        field.id,
        attribute("aria-describedby", field.described_by),
        label_of(field, sheet),
        words(field, sheet),
        inside,
    )


def ticks(field: Field, sheet: Sheet) -> SafeString:
    """Return answers of which several are ticked."""
    return grouped(field, sheet, boxes(field, "checkbox"))


def boxes(field: Field, kind: str) -> SafeString:
    """Return the boxes of the answers offered."""
    wrong = SafeString(' aria-invalid="true"' if field.error and kind == "checkbox" else "")
    shared = SafeString(wrong + flag("disabled", field.is_read_only))
    layout = field.attributes.get("class")
    rows = (
        (kind, field.path, each.id, each.value, flag("checked", each.is_chosen), shared, each.id, each.label)
        for each in field.options
    )
    each = (
        '<div class="form-check"><input class="form-check-input" type="{}" name="{}" id="{}" value="{}"{}{}>'
        '<label for="{}">{}</label></div>'
    )
    drawn = format_html_join("", each, rows)
    return format_html('<div class="choices{}">{}</div>', f" {layout}" if layout else "", drawn)


def rank(field: Field, sheet: Sheet) -> SafeString:
    """Return answers to put in order."""
    lines = joined(rank_line(field, option, sheet) for option in field.options)
    return grouped(field, sheet, format_html('<div class="survey-ranks">{}</div>', lines))


def rank_line(field: Field, option: Option, sheet: Sheet) -> SafeString:
    """Return the rank of one answer: chosen in a list, or typed when the list would be long."""
    return format_html(
        '<div class="survey-rank"><label for="{}">{}</label>{}</div>',
        option.id,
        option.label,
        rank_list(field, option, sheet) if field.attributes["places"] else rank_typed(field, option),
    )


def rank_list(field: Field, option: Option, sheet: Sheet) -> SafeString:
    """Return the ranks among which to choose."""
    places = ((flag("selected", option.position == place), place) for place in field.attributes["places"])
    return format_html(
        '<select class="form-select" id="{}" name="{}#{}"{}{}><option value="" lang="{}">{}</option>{}</select>',
        option.id,
        field.path,
        option.value,
        flag('aria-invalid="true"', bool(field.error)),
        flag("disabled", field.is_read_only),
        sheet.language,
        _("rang"),
        format_html_join("", "<option{}>{}</option>", places),
    )


def rank_typed(field: Field, option: Option) -> SafeString:
    """Return where a rank is typed."""
    return format_html(
        '<input class="form-control" type="text" inputmode="numeric" autocomplete="off" id="{}" name="{}#{}"'
        ' value="{}"{}{}>',
        option.id,
        field.path,
        option.value,
        option.position,
        flag('aria-invalid="true"', bool(field.error)),
        flag("readonly", field.is_read_only),
    )


def acknowledge(field: Field, sheet: Sheet) -> SafeString:
    """Return something to agree with."""
    return format_html(
        '<div class="field{}">{}<div class="form-check"><input class="form-check-input" type="checkbox" name="{}"'
        ' id="{}" value="OK"{}{}{}><label for="{}">{}</label></div></div>',
        wrong_class(field),
        words(field, sheet),
        field.path,
        field.id,
        flag("checked", field.value == "OK"),
        field.described,
        flag("disabled", field.is_read_only),
        field.id,
        label_of(field, sheet),
    )


def note(field: Field, _sheet: Sheet) -> SafeString:
    """Return something to read."""
    return format_html('<div class="field survey-note" id="{}">{}{}</div>', field.id, field.label, helping(field))


def file(field: Field, sheet: Sheet) -> SafeString:
    """Return where a file is asked, before it is joined."""
    said = _("Vous joindrez ce fichier à la fin, au moment d'envoyer.")
    return told(field, sheet, SafeString(label_of(field, sheet)), helping(field), said)


def absent(field: Field, sheet: Sheet) -> SafeString:
    """Return a question that no page can ask."""
    said = _("Cette question se remplit seulement sur un téléphone de collecte\u00a0: passez à la suivante.")
    return told(field, sheet, field.label, NOTHING, said)


def told(field: Field, sheet: Sheet, title: SafeString, helped: SafeString, said: str) -> SafeString:
    """Return a question that is not answered here, and why."""
    return format_html(
        '<div class="field survey-note" id="{}"><p class="survey-note-title">{}</p>{}<p lang="{}">{}</p></div>',
        field.id,
        title,
        helped,
        sheet.language,
        said,
    )


WIDGETS: Final[Mapping[str, Callable[[Field, Sheet], SafeString]]] = {
    "line": line,
    "number": line,
    "date": line,
    "time": line,
    "moment": line,
    "choices": choices,
    "scale": choices,
    "area": area,
    "ticks": ticks,
    "select": select,
    "rank": rank,
    "acknowledge": acknowledge,
    "note": note,
    "file": file,
    "absent": absent,
}


def field_html(field: Field, sheet: Sheet) -> SafeString:
    """Return one question."""
    return WIDGETS[field.widget](field, sheet)
