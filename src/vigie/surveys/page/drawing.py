"""What surrounds the element that answers a question, drawn as HTML: label, hint, guidance, what is wrong.

In Python: a screen holds many questions, and templates would take ten times as long.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vigie.surveys.page.blocks import NOTHING, Field


@dataclass(frozen=True)
class Sheet:
    """What all the questions of a page share.

    language: of our own words, beside those of the form. mark: what follows the label of a question that wants an
    answer. heading: title of the page, not to be said again. url: where buttons send.
    """

    language: str
    mark: SafeString
    heading: str = ""
    url: str = ""


def sheet(*, heading: str = "", url: str = "") -> Sheet:
    """Return what the questions of a page share, in the language of the site."""
    language = get_language() or ""
    mark = format_html(' <span class="field-mark" lang="{}">{}</span>', language, _("(obligatoire)"))
    return Sheet(language, mark, heading, url)


def joined(parts: Iterable[str]) -> SafeString:
    """Return pieces of HTML one after the other."""
    return format_html_join("\n", "{}", ((part,) for part in parts))


def attribute(name: str, value: str) -> SafeString:
    """Return an attribute, or nothing without value."""
    return format_html(' {}="{}"', name, value) if value else NOTHING


def flag(name: str, is_set: bool) -> SafeString:
    """Return an attribute without value, or nothing."""
    return SafeString(f" {name}") if is_set else NOTHING


def wrong_class(field: Field) -> SafeString:
    """Return the class of a question where something is wrong."""
    return SafeString(" field-wrong" if field.error else "")


def label_of(field: Field, sheet: Sheet) -> SafeString:
    """Return what a question asks."""
    return SafeString(field.label + sheet.mark) if field.is_required else field.label


def words(field: Field, sheet: Sheet) -> SafeString:
    """Return what is said between a label and its element: hint, guidance, what is wrong."""
    if not field.has_words:
        return NOTHING
    return SafeString(hint(field, sheet) + guidance(field, sheet) + error(field, sheet))


def hint(field: Field, sheet: Sheet) -> SafeString:
    """Return what helps to answer: the form's words, then ours."""
    ours = field.attributes.get("help")
    if not (field.hint or ours):
        return NOTHING
    between = SafeString("<br>") if field.hint and ours else NOTHING
    told = format_html('<bdi lang="{}">{}</bdi>', sheet.language, ours) if ours else NOTHING
    return format_html('<div class="helptext" id="{}-hint">{}{}{}</div>', field.id, field.hint, between, told)


def guidance(field: Field, sheet: Sheet) -> SafeString:
    """Return what can be read besides, folded."""
    if not field.guidance:
        return NOTHING
    return format_html(
        '<details class="survey-guidance"><summary lang="{}">{}{}</summary><div>{}</div></details>',
        sheet.language,
        _("En savoir plus"),
        about(field.plain_label),
        field.guidance,
    )


def about(label: SafeString) -> SafeString:
    """Return what a button or a link speaks of, for those who hear it alone."""
    return format_html('<span class="visually-hidden">{} {}</span>', _("\u00a0:"), label)


def error(field: Field, sheet: Sheet) -> SafeString:
    """Return what is wrong."""
    if not field.error:
        return NOTHING
    language = NOTHING if field.is_own_error else attribute("lang", sheet.language)
    said = format_html('<span class="visually-hidden">{}</span> {}', _("À corriger\u00a0:"), field.error)
    return format_html('<p class="errorlist" id="{}-error"{}>{}</p>', field.id, language, said)


def labelled(field: Field, sheet: Sheet, element: SafeString) -> SafeString:
    """Return an element under its label."""
    return format_html(
        '<div class="field{}"><label class="form-label" for="{}">{}</label>{}{}</div>',
        wrong_class(field),
        field.id,
        label_of(field, sheet),
        words(field, sheet),
        element,
    )


def helping(field: Field) -> SafeString:
    """Return the form's own help."""
    return format_html('<div class="helptext">{}</div>', field.hint) if field.hint else NOTHING
