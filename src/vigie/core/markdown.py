"""Pages that people write in Markdown: turned into safe HTML, checked for what readers would miss, or into blocks.

CommonMark with tables; raw HTML is shown as it is typed, never run.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from vigie.core.documents import (
    Block,
    BulletList,
    Callout,
    Heading,
    ListItem,
    Paragraph,
    RichText,
    Run,
    TableBlock,
    Text,
    plain,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

TAGS = (
    {"h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "hr", "br"}
    | {"a", "img"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
ATTRIBUTES = {
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "title", "loading"},
    "ol": {"start"},
    "table": {"class"},
    "th": {"scope", "class"},
    "td": {"class"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
# Columns of numbers: Markdown's inline styles would be refused by the pages' policy.
ALIGNMENTS = {"text-align:right": "text-end", "text-align:center": "text-center", "text-align:left": "text-start"}
VAGUE_LINKS = {"ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "en savoir plus", "lire la suite", "here"}


def render_markdown(text: str, top_level: int = 2) -> SafeString:
    """Return Markdown as safe HTML whose highest heading has that level (2 to 6), so that a page keeps one h1.

    Headings never skip a level. Links to other sites give them nothing (« noopener noreferrer »). Images come from this
    site and have a text alternative, or are replaced by it.
    """
    # The cleaner and the parser are imported by those who write pages.
    import nh3

    tokens = parser().parse(text)
    set_heading_levels(tokens, top_level)
    for token in tokens:
        dress_table(token)
        for child in token.children or []:
            dress_link(child)
            dress_image(child)
    html = parser().renderer.render(tokens, parser().options, {})
    cleaned = nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    return mark_safe(cleaned)  # noqa: S308 - just cleaned, by an allow-list


@lru_cache(maxsize=1)
def parser() -> "MarkdownIt":
    """Return the one parser: CommonMark, tables, no raw HTML."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")


def set_heading_levels(tokens: "list[Token]", top_level: int) -> None:
    """Bring headings to levels that start at the given one and never skip."""
    opened: list[int] = []
    for token in tokens:
        if token.type not in {"heading_open", "heading_close"}:
            continue
        if token.type == "heading_open":
            written = int(token.tag[1])
            while opened and opened[-1] >= written:
                opened.pop()
            opened.append(written)
        token.tag = f"h{min(top_level + len(opened) - 1, 6)}"


def dress_table(token: "Token") -> None:
    """Give a table its class, its headers their scope, and columns their alignment as a class."""
    if token.type == "table_open":
        token.attrSet("class", "table")
    if token.type == "th_open":
        token.attrSet("scope", "col")
    if token.type in {"th_open", "td_open"}:
        style = str(token.attrs.pop("style", ""))
        if style in ALIGNMENTS:
            token.attrSet("class", ALIGNMENTS[style])


def dress_link(token: "Token") -> None:
    """Keep other sites from knowing where a reader comes from."""
    if token.type == "link_open" and urlsplit_or_none(str(token.attrGet("href"))) is not None:
        token.attrSet("rel", "noopener noreferrer")


def urlsplit_or_none(address: str) -> str | None:
    """Return the host that an address names, an empty text when it cannot be read, None when it stays on this site."""
    try:
        parts = urlsplit(address.replace("\\", "/"))
    except ValueError:
        return ""
    if parts.netloc or parts.scheme in {"http", "https"}:
        return parts.netloc
    return None


def dress_image(token: "Token") -> None:
    """Replace an image by its words unless it comes from this site and has some."""
    if token.type != "image":
        return
    if is_own_image(str(token.attrGet("src"))) and token.content.strip():
        token.attrSet("loading", "lazy")
        return
    token.type, token.tag, token.attrs, token.children = "text", "", {}, None


def is_own_image(address: str) -> bool:
    """Whether an image comes from this site: a path of it, written from its root or from the page."""
    return urlsplit_or_none(address) is None and not urlsplit(address).scheme


def check_markdown(text: str) -> list[str]:
    """Return what readers would miss in a text, each as a French sentence that says what to do."""
    tokens = parser().parse(text)
    return [*check_headings(tokens), *check_inline(tokens)]


def check_headings(tokens: "list[Token]") -> Iterator[str]:
    """Yield a sentence for each heading that skips a level, or has no words."""
    previous = 0
    for place, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        level, title = int(token.tag[1]), tokens[place + 1].content.strip()
        if not title:
            yield gettext("Un titre est vide\u00a0: écrivez ses mots, ou retirez ses «\u00a0#\u00a0».")
        elif previous and level > previous + 1:
            yield gettext(
                "Le titre «\u00a0%(title)s\u00a0» saute un niveau\u00a0: écrivez «\u00a0%(marks)s\u00a0» devant lui."
            ) % {"title": title, "marks": "#" * (previous + 1)}
        previous = level


def check_inline(tokens: "list[Token]") -> Iterator[str]:
    """Yield a sentence for each image or link that some readers could not use."""
    for token in tokens:
        children = token.children or []
        for place, child in enumerate(children):
            if child.type == "image":
                yield from check_image(str(child.attrGet("src")), child.content)
            elif child.type == "link_open":
                yield from check_link(str(child.attrGet("href")), words_of_link(children[place + 1 :]))


def check_image(address: str, alternative: str) -> Iterator[str]:
    """Yield what is wrong with an image."""
    if not is_own_image(address):
        yield gettext(
            "L'image %(address)s vient d'un autre site\u00a0: ajoutez-la aux documents de Vigie, puis citez-la d'ici."
        ) % {"address": address}
    if not alternative.strip():
        yield gettext(
            "L'image %(address)s n'a pas de texte de remplacement\u00a0: écrivez ce qu'elle montre entre les crochets."
        ) % {"address": address}


def check_link(address: str, words: str) -> Iterator[str]:
    """Yield what is wrong with a link."""
    if not words:
        yield gettext("Le lien vers %(address)s n'a pas de mots\u00a0: dites où il mène.") % {"address": address}
    elif words.casefold().strip(" .…") in VAGUE_LINKS:
        yield gettext("Le lien «\u00a0%(words)s\u00a0» ne dit pas où il mène\u00a0: nommez la page ou le document.") % {
            "words": words
        }


def words_of_link(following: "list[Token]") -> str:
    """Return the words between the opening of a link and its end, those of images included."""
    words = []
    for token in following:
        if token.type == "link_close":
            break
        words.append(token.content)
    return "".join(words).strip()


def to_blocks(text: str) -> tuple[Block, ...]:
    """Return Markdown as the blocks of a document. Images give their words; code is written as it is."""
    from markdown_it.tree import SyntaxTreeNode

    blocks: list[Block] = []
    for node in SyntaxTreeNode(parser().parse(text)).children:
        blocks += blocks_of(node, blocks)
    return tuple(blocks)


def blocks_of(node: "SyntaxTreeNode", before: list[Block]) -> list[Block]:
    """Return the blocks of one node of the tree; before: those already made."""
    match node.type:
        case "heading":
            return [Heading(int(node.tag[1]), plain(runs_under(node)))]
        case "paragraph":
            runs = runs_under(node)
            return [Paragraph(runs)] if plain(runs).strip() else []
        case "bullet_list" | "ordered_list":
            return [list_of(node)]
        case "table":
            return [table_of_node(node, caption_for(before))]
        case "blockquote":
            return [Callout("", joined([runs_under(child) for child in node.children]))]
        case "fence" | "code_block":
            return [Paragraph(node.content.rstrip("\n"))]
    return []


def caption_for(before: list[Block]) -> str:
    """Return the last heading, which names a table: Markdown has no captions."""
    return next((block.text for block in reversed(before) if isinstance(block, Heading)), "")


def list_of(node: "SyntaxTreeNode") -> BulletList:
    """Return a list and the lists under its items."""
    return BulletList(tuple(map(item_of, node.children)), ordered=node.type == "ordered_list")


def item_of(node: "SyntaxTreeNode") -> Text | ListItem:
    """Return an item of a list; several lists under it become one."""
    lists = [list_of(child) for child in node.children if child.type in {"bullet_list", "ordered_list"}]
    content = joined(
        [runs_under(child) for child in node.children if child.type not in {"bullet_list", "ordered_list"}]
    )
    if not lists:
        return content
    items = tuple(item for nested in lists for item in nested.items)
    return ListItem(content, BulletList(items, ordered=lists[0].ordered))


def table_of_node(node: "SyntaxTreeNode", caption: str) -> TableBlock:
    """Return a table."""
    head, *body = node.children
    headers = tuple(plain(runs_under(cell)) for cell in head.children[0].children)
    rows = tuple(tuple(runs_under(cell) for cell in row.children) for part in body for row in part.children)
    ends = frozenset(
        place for place, cell in enumerate(head.children[0].children) if "right" in str(cell.attrs.get("style"))
    )
    return TableBlock(caption, headers, rows, numeric=ends)


def joined(texts: list[RichText]) -> RichText:
    """Return several texts as one, each on its line."""
    lines: list[Run] = []
    for text in texts:
        if text and lines:
            lines.append(Run("\n"))
        lines += text
    return tuple(lines)


def runs_under(node: "SyntaxTreeNode", **style: Any) -> RichText:
    """Return the words under a node as runs: bold, italic and links are kept."""
    runs: list[Run] = []
    for child in node.children:
        match child.type:
            case "strong":
                runs += runs_under(child, **{**style, "bold": True})
            case "em":
                runs += runs_under(child, **{**style, "italic": True})
            case "link":
                runs += runs_under(child, **{**style, "link": str(child.attrs.get("href", ""))})
            case "softbreak":
                runs.append(Run(" ", **style))
            case "hardbreak":
                runs.append(Run("\n", **style))
            case "text" | "code_inline" | "image" | "fence" | "code_block":
                runs.append(Run(child.content, **style))
            case _:
                runs += runs_under(child, **style)
    return tuple(run for run in runs if run.text)
