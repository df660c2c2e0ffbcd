"""Makes the help and the refusals of commands French, those of Python and of the framework included."""

import gettext
import os
from argparse import Action
from pathlib import Path

from django.core.management.base import DjangoHelpFormatter

LOCALE = Path(__file__).resolve().parent / "locale"

# What the framework says of the options that every command has.
FRAMEWORK_OPTIONS = {
    "--version": "affiche la version du cadre logiciel",
    "--verbosity": "détail des messages : 0 rien, 1 normal, 2 et 3 davantage",
    "--settings": "module de réglages",
    "--pythonpath": "dossier où chercher aussi des modules",
    "--traceback": "affiche le détail technique d'un refus",
    "--no-color": "n'affiche pas de couleurs",
    "--force-color": "affiche des couleurs",
    "--skip-checks": "ne vérifie pas les réglages",
}


class FrenchHelpFormatter(DjangoHelpFormatter):
    """Draws the help of a command, and says in French the options that come from the framework.

    Texts may be lazy translations, which Python's own formatter cannot draw.
    """

    def add_text(self, text: str | None) -> None:
        super().add_text(text if text is None else str(text))

    def _get_help_string(self, action: Action) -> str | None:
        known = [FRAMEWORK_OPTIONS[name] for name in action.option_strings if name in FRAMEWORK_OPTIONS]
        return known[0] if known else str(action.help)


def speak_french() -> None:
    """Give Python's own command-line words in French, by the catalogue it looks for; children inherit the language."""
    os.environ["LANGUAGE"] = "fr"
    gettext.bindtextdomain("messages", str(LOCALE))
