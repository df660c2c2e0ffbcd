"""A version of a questionnaire as it will be seen, without anything to send: for those who prepare it."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vigie.surveys.engine.definition import read_definition
from vigie.surveys.engine.filling import Filling, Screen
from vigie.surveys.models import SurveyVersion
from vigie.surveys.page.composing import Composer, name_of
from vigie.surveys.page.drawing import sheet
from vigie.surveys.page.framing import drawn
from vigie.surveys.page.languages import FormLanguage, best_language, languages_of
from vigie.surveys.page.parting import bundles_of
from vigie.surveys.page.visit import communes_for


@dataclass(frozen=True)
class Preview:
    """One screen. html: its questions. screens: keys and names of all. languages: those of the form."""

    html: SafeString
    key: str
    screens: tuple[tuple[str, str], ...]
    language: FormLanguage
    languages: tuple[FormLanguage, ...]


def render_screen(version: SurveyVersion, *, key: str = "", language: str = "") -> Preview:
    """Return one screen of a version as someone who has answered nothing sees it, the first without a key.

    Its stylesheet is « surveys/page.css ». What depends on answers is not there yet. Raises BadForm when the version
    has no XForm that can be read.
    """
    definition = read_definition(version.xform)
    chosen = best_language(definition.languages, language)
    filling = Filling.start(definition, language=chosen.name, today=timezone.localdate())
    screens = [Screen(filling, bundle.nodes, key=bundle.key) for bundle in bundles_of(filling)]
    screens = [screen for screen in screens if screen.holds_something()]
    shown = next((screen for screen in screens if screen.key == key), screens[0] if screens else None)
    composer = Composer(version.survey.is_anonymous, communes_for(definition.shown()))
    context = {
        "questions": drawn(composer.blocks(shown.nodes) if shown else (), sheet()),
        "form_language": chosen,
    }
    return Preview(
        html=render_to_string("surveys/page/preview.html", context),
        key=shown.key if shown else "",
        screens=tuple(
            (screen.key, name_of(screen.nodes) or _("Partie %(number)s") % {"number": number})
            for number, screen in enumerate(screens, 1)
        ),
        language=chosen,
        languages=tuple(languages_of(definition.languages)),
    )
