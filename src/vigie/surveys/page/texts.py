"""Texts that authors wrote in a questionnaire, shown safely: Markdown and a little HTML, the rest as it is typed."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

INLINE: Final = {"strong", "em", "b", "i", "u", "code", "br", "a", "sub", "sup", "span", "bdi"}
BLOCK: Final = INLINE | {"p", "ul", "ol", "li", "blockquote", "hr"}
SCHEMES: Final = {"http", "https", "mailto", "tel"}
# Without any of these, a text is shown as it is: most are, and forms are long.
SPECIAL: Final = re.compile(r"[*_`#<>\[\]\\&\n~]|^\s*(?:[-+]|\d+[.)])\s|://")
HEADING: Final = re.compile(r"^[ \t]*#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


@lru_cache(maxsize=4096)
def inline(text: str) -> SafeString:
    """Return a text that fits in a label or a legend: no paragraph, no list; its lines are kept."""
    if not SPECIAL.search(text):
        return conditional_escape(text)
    return cleaned(parser().renderInline(HEADING.sub(r"**\1**", text)), INLINE)


@lru_cache(maxsize=1024)
def block(text: str) -> SafeString:
    """Return a text with its paragraphs and lists; its titles are in bold: the page alone has headings."""
    return cleaned(parser().render(HEADING.sub(r"\n**\1**\n", text)), BLOCK)


def cleaned(html: str, tags: set[str]) -> SafeString:
    """Return HTML of which only some tags are left, without attribute. Links open beside: answers stay on this page."""
    import nh3

    clean = nh3.clean(
        html,
        tags=set(tags),
        attributes={"a": {"href", "target"}},
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    return mark_safe(clean)  # noqa: S308 - just cleaned, by an allow-list


@lru_cache(maxsize=1)
def parser() -> "MarkdownIt":
    """Return the one parser: CommonMark, where a new line is a new line, without pictures."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True, "breaks": True}).disable(["image", "code", "heading", "lheading"])
