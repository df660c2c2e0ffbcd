"""Draws, when an edition is signed, what it is told with: whoever asks reads the same bytes, even years later."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from vigie.core.docx_output import to_docx
from vigie.core.exports import CONTENT_TYPES
from vigie.core.pdf import to_pdf
from vigie.observatory.drawn import DrawnFile
from vigie.observatory.released import Edition
from vigie.observatory.restitution.composing import document_of
from vigie.observatory.restitution.poster import poster_of
from vigie.observatory.restitution.slides import Slide, read_me, slides_of, zipped
from vigie.territory.svg_map import OutlinedCommune

# Editions are written in French, whatever the language of who signs them.
LANGUAGE = "fr"
DOCUMENT, TEXT, POSTER, SLIDES = "edition.pdf", "edition.docx", "affiche.pdf", "diapositives.zip"
READ_ME = "lisez-moi.txt"
SVG, ZIP = "image/svg+xml", "application/zip"


def draw_restitution(edition: Edition, communes: Sequence[OutlinedCommune]) -> list[DrawnFile]:
    """Return the document as PDF and DOCX, the poster, the slides one by one and together."""
    with override(LANGUAGE):
        address = address_of(edition)
        slides = list(slides_of(edition, bare(address)))
        document = document_of(edition, address, communes)
        return [
            DrawnFile(DOCUMENT, CONTENT_TYPES["pdf"], to_pdf(document), {"title": gettext("Le rapport, en PDF")}),
            DrawnFile(TEXT, CONTENT_TYPES["docx"], to_docx(document), {"title": gettext("Le rapport, à modifier")}),
            DrawnFile(
                POSTER,
                CONTENT_TYPES["pdf"],
                poster_of(edition, bare(address)),
                {"title": gettext("L'affiche, au format A3")},
            ),
            together(edition, slides),
            *map(drawn_slide, slides),
        ]


def address_of(edition: Edition) -> str:
    """Return where the public reads an edition."""
    return settings.VIGIE_ADDRESS + reverse("observatory:edition", args=[edition.number])


def bare(address: str) -> str:
    """Return an address as it is printed large."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def slide_name(slide: Slide) -> str:
    """Return the name of the file of a slide."""
    return f"diapositive.{slide.name}.svg"


def drawn_slide(slide: Slide) -> DrawnFile:
    """Return a slide as a file."""
    details = {"title": slide.title, "alternative": slide.alternative}
    return DrawnFile(slide_name(slide), SVG, slide.svg.encode(), details)


def together(edition: Edition, slides: Sequence[Slide]) -> DrawnFile:
    """Return all slides in one file, with their words."""
    files = [(slide_name(slide), slide.svg.encode()) for slide in slides]
    content = zipped([(READ_ME, read_me(edition, slides).encode()), *files])
    return DrawnFile(SLIDES, ZIP, content, {"title": gettext("Les diapositives, en SVG")})
