"""What holds questions on a screen, drawn as HTML: sections, grids, things told several times."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vigie.surveys.page.blocks import NOTHING, Block, Entry, Field, Grid, Option, Section, Several
from vigie.surveys.page.drawing import (
    Sheet,
    about,
    attribute,
    flag,
    joined,
    label_of,
    words,
)
from vigie.surveys.page.elements import field_html


def drawn(blocks: Sequence[Block], sheet: Sheet) -> SafeString:
    """Return blocks as HTML, in order."""
    return joined(block_html(block, sheet) for block in blocks)


def block_html(block: Block, sheet: Sheet) -> SafeString:
    """Return one block."""
    if isinstance(block, Field):
        return field_html(block, sheet)
    if isinstance(block, Grid):
        return grid(block, sheet)
    return section(block, sheet) if isinstance(block, Section) else several(block, sheet)


def title(label: SafeString, level: int, name: str) -> SafeString:
    """Return a heading. name: its identifier."""
    return format_html('<h{} id="{}">{}</h{}>', level, name, label, level)


def section(block: Section, sheet: Sheet) -> SafeString:
    """Return questions under one heading."""
    return format_html(
        '<section class="survey-section"{}>{}{}</section>',
        attribute("aria-labelledby", block.id if block.label else ""),
        title(block.label, block.level, block.id) if block.label else NOTHING,
        drawn(block.children, sheet),
    )


def grid(block: Grid, sheet: Sheet) -> SafeString:
    """Return questions that share their answers, as a table."""
    hidden = SafeString(' class="visually-hidden"' if block.label == sheet.heading else "")
    return format_html(
        '<div class="survey-grid-frame"><table class="survey-grid" id="{}"><caption{}>{}</caption>'
        "<thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table></div>",
        block.id,
        hidden,
        block.label,
        format_html_join("", '<th scope="col">{}</th>', ((column,) for column in block.columns)),
        joined(row(field, sheet) for field in block.rows),
    )


def row(field: Field, sheet: Sheet) -> SafeString:
    """Return one question of a table."""
    return format_html(
        '<tr{}><th scope="row" id="{}"><span id="{}-label">{}</span>{}</th>{}</tr>',
        flag('class="survey-grid-wrong"', bool(field.error)),
        field.id,
        field.id,
        label_of(field, sheet),
        words(field, sheet),
        joined(cell(field, option) for option in field.options),
    )


def cell(field: Field, option: Option) -> SafeString:
    """Return one answer offered in a table."""
    return format_html(
        '<td><label><input class="form-check-input" type="{}" name="{}" id="{}" value="{}"'
        ' aria-labelledby="{}-label {}-label"{}{}{}>'
        '<span class="survey-grid-words" id="{}-label">{}</span></label></td>',
        field.attributes["type"],
        field.path,
        option.id,
        option.value,
        field.id,
        option.id,
        attribute("aria-describedby", field.described_by),
        flag('aria-invalid="true"', bool(field.error)),
        flag("checked", option.is_chosen),
        option.id,
        option.label,
    )


def several(block: Several, sheet: Sheet) -> SafeString:
    """Return something told several times, with what adds one more or takes one away."""
    is_named = bool(block.label) and block.label != sheet.heading
    none = format_html('<p class="survey-empty" lang="{}">{}</p>', sheet.language, _("Rien n'est encore ajouté."))
    return format_html(
        '<section class="survey-several" id="{}"{}>{}{}{}</section>',
        block.id,
        attribute("aria-label", block.plain_label),
        title(block.label, block.level, f"{block.id}-label") if is_named else NOTHING,
        joined(entry(block, each, sheet) for each in block.entries) or none,
        adding(block, sheet) if block.can_grow and block.is_last else NOTHING,
    )


def entry(block: Several, each: Entry, sheet: Sheet) -> SafeString:
    """Return one of the things told."""
    number = format_html('<bdi lang="{}">{}</bdi>', sheet.language, _("Numéro %(number)s") % {"number": each.number})
    return format_html(
        '<fieldset class="survey-entry" id="{}"><legend>{}</legend>{}{}</fieldset>',
        each.id,
        format_html("{} {}", block.label, each.number) if block.label else number,
        drawn(each.children, sheet),
        removing(block, each, sheet) if block.can_grow else NOTHING,
    )


def removing(block: Several, each: Entry, sheet: Sheet) -> SafeString:
    """Return what takes one of the things away."""
    return format_html(
        '<button class="btn btn-outline-danger btn-sm" type="submit" name="acte" value="retirer:{}:{}"'
        ' formaction="{}#{}" lang="{}">{}{}</button>',
        block.path,
        each.number,
        sheet.url,
        block.id,
        sheet.language,
        _("Retirer"),
        about(format_html("{} {}", block.plain_label, each.number)),
    )


def adding(block: Several, sheet: Sheet) -> SafeString:
    """Return what tells one more thing."""
    return format_html(
        '<button class="btn btn-outline-primary" type="submit" name="acte" value="ajouter:{}"'
        ' formaction="{}#{}" lang="{}">{}{}</button>',
        block.path,
        sheet.url,
        block.next_id,
        sheet.language,
        _("Ajouter encore") if block.entries else _("Ajouter"),
        about(block.plain_label),
    )
