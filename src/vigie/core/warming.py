"""Reads once, before the server parts into processes, what each of them would otherwise read at its first pages."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.forms.renderers import get_default_renderer
from django.template import engines
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext, override

from vigie.core.markdown import render_markdown


def warm_up() -> None:
    """Read addresses, translations, the templates of Vigie and what writes Markdown; no database is asked."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            gettext("Vigie")
            reverse("cockpit:home")
    for name in template_names():
        engines["django"].get_template(name)
    get_default_renderer()
    render_markdown("Vigie")


def read_ahead() -> None:
    """Have each room read what visitors are about to ask for (VIGIE_READ_AHEAD)."""
    for name in settings.VIGIE_READ_AHEAD:
        import_string(name)()


def template_names() -> list[str]:
    """Return the names of the pages of Vigie's rooms, and of their parts."""
    folders = [Path(room.path) / "templates" for room in apps.get_app_configs() if room.name.startswith("vigie.")]
    return sorted(str(page.relative_to(folder)) for folder in folders for page in folder.rglob("*.html"))
