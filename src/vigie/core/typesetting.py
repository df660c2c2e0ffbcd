"""Lays out values by a template of ours, with the shipped fonts alone: an accessible PDF, or a drawing."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vigie.core.font_coverage import FONTS


def pdf_of(template: Path, content: Mapping[str, Any]) -> bytes:
    """Return a tagged PDF/UA-1 file. Raises when the template makes one that is not.

    content: printable values; they go to the typesetter as data, never as source.
    """
    return compiled(template, content, format="pdf", pdf_standards=["ua-1"])


def svg_of(template: Path, content: Mapping[str, Any]) -> str:
    """Return the one page that a template makes, as SVG whose letters are drawn: no reader needs the fonts."""
    return compiled(template, content, format="svg").decode()


def compiled(template: Path, content: Mapping[str, Any], **options: Any) -> bytes:
    """Return what the typesetter makes."""
    # It weighs 80 MB in memory: loaded by those who print, not by every page.
    import typst

    made: bytes = typst.compile(
        template,
        root=template.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(content, ensure_ascii=False)},
        **options,
    )
    return made
