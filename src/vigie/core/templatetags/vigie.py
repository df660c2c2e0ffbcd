"""Tags and filters every template has, without loading them."""

from typing import Any, Protocol

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template import Context, defaultfilters
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vigie.core.day_words import with_first
from vigie.core.icons import DRAWINGS

register = template.Library()


class SaidInWords(Protocol):
    """A value that can be said in a few French words: a fuzzy date, a fuzzy period, a timing."""

    def in_words(self) -> str: ...


@register.inclusion_tag("core/components/status.html")
def status(code: str, label: str) -> dict[str, Any]:
    """Draw a badge: a colour by code, and always the label in words.

    Codes: unknown, to_start, being_set_up, ongoing, on_request, done, abandoned, late, ok, warning.
    """
    return {"shade": str(code).replace("_", "-"), "label": label}


@register.inclusion_tag("core/components/empty.html")
def empty(title: str, text: str = "", action_url: str | None = None, action_label: str = "") -> dict[str, Any]:
    """Draw what stands in place of an empty list: what is missing, and what can be done about it."""
    return {"title": title, "text": text, "action_url": action_url, "action_label": action_label}


@register.inclusion_tag("core/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page) -> dict[str, Any]:
    """Draw the links to the other pages of a list, keeping the rest of the query string."""
    pages = [
        {"number": number, "query": query_string(context, page=number) if isinstance(number, int) else None}
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    previous = query_string(context, page=page.number - 1) if page.has_previous() else None
    following = query_string(context, page=page.number + 1) if page.has_next() else None
    return {"page": page, "pages": pages, "previous": previous, "following": following}


@register.inclusion_tag("core/components/progress.html")
def progress(value: int, total: int, label: str) -> dict[str, Any]:
    """Draw how far something is: value out of total, both counts of the same thing."""
    share = round(100 * value / total) if total else None
    return {"value": value, "total": total, "label": label, "share": share}


@register.inclusion_tag("core/components/key_figure.html")
def key_figure(value: Any, label: str, url: str | None = None, hint: str = "") -> dict[str, Any]:
    """Draw a figure worth a glance. A value of None is drawn as unknown, never as zero."""
    return {"value": value, "label": label, "url": url, "hint": hint}


@register.inclusion_tag("core/components/shares.html")
def shares(parts: list[tuple[str, str, int]]) -> dict[str, Any]:
    """Draw how a whole is shared: one bar in pieces that screen readers skip, then each part in words with its number.

    parts: code (as for `status`), words, count.
    """
    drawn, start = [], 0
    for code, label, number in parts:
        drawn.append({"shade": code.replace("_", "-"), "label": label, "number": number, "start": start})
        start += number
    return {"parts": drawn, "total": start}


@register.inclusion_tag("core/components/chart.html")
def chart(chart: Any) -> dict[str, Any]:
    """Draw a chart made by ``vigie.core.charts``: the picture, and the table of its data."""
    return {"chart": chart}


@register.inclusion_tag("core/components/form_page.html", takes_context=True)
def form_page(context: Context, form: BaseForm, submit_label: str, cancel_url: str | None = None) -> dict[str, Any]:
    """Draw a whole form that is posted to its own page: what is wrong, fields, buttons."""
    return {
        "form": form,
        "submit_label": submit_label,
        "cancel_url": cancel_url,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("core/components/job_progress.html")
def job_progress(job_url: str, label: str, value: int | None = None, total: int | None = None) -> dict[str, Any]:
    """Draw a long job under way, asked for anew every two seconds at job_url.

    job_url answers this same component while the job runs, then the result. Without JavaScript a link asks again.
    value, total: counts of what is done and of what is to do, or None when unknown.
    """
    return {"job_url": job_url, "label": label, "value": value, "total": total}


@register.simple_tag(takes_context=True)
def query_string(context: Context, **changes: Any) -> str:
    """Return the current query string with some keys changed, or removed when given None or an empty text.

    Whatever is changed, the page number is forgotten unless it is itself given.
    """
    parameters = context["request"].GET.copy()
    parameters.pop("page", None)
    for key, value in changes.items():
        if value in (None, ""):
            parameters.pop(key, None)
        elif isinstance(value, list | tuple | set):
            parameters.setlist(key, [str(item) for item in value])
        else:
            parameters[key] = str(value)
    return "?" + parameters.urlencode()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a small picture that decorates a text; screen readers skip it.

    Raises KeyError for a picture we do not have, so that a spelling mistake is seen at once.
    """
    return format_html(
        '<svg class="icon icon-{}" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor"'
        ' stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        "{}</svg>",
        name,
        DRAWINGS[name],
    )


@register.filter
def markdown(text: str, top_level: int = 2) -> SafeString:
    """Turn Markdown written by people into safe HTML, whose highest heading has that level."""
    from vigie.core.markdown import render_markdown

    return render_markdown(text or "", top_level)


@register.filter
def in_words(value: SaidInWords | None) -> str:
    """Say a fuzzy date, period or timing in a few words; nothing when there is none."""
    return value.in_words() if value else ""


@register.filter(expects_localtime=True, is_safe=False)
def date(value: Any, pattern: str | None = None) -> str:
    """Do what Django's own filter does, and say « 1er août »."""
    return with_first(defaultfilters.date(value, pattern))
