"""The languages of a questionnaire: how each is named, written, and which of the site's own goes with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.translation import get_language, get_language_info

from vigie.surveys.engine.texts import DEFAULT_LANGUAGE, chosen_language, language_code

RIGHT_TO_LEFT: Final = {"ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi", "sd", "ug"}
EASY: Final = "fr-x-facile"


@dataclass(frozen=True)
class FormLanguage:
    """name: as the form writes it. code: BCP 47. label: in its own words."""

    name: str
    code: str
    label: str

    @property
    def direction(self) -> str:
        """How it is written: « rtl » or « ltr »."""
        return "rtl" if self.code.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def site_language(language: FormLanguage, names: Sequence[str]) -> str:
    """Return the site's language that goes with a form's: the same when it was chosen among several and we speak it.

    Otherwise, the one that the site is already shown in. names: the languages of the form.
    """
    short = language.code.split("-")[0]
    was_chosen = len(names) > 1 and short in dict(settings.LANGUAGES)
    return short if was_chosen else get_language() or settings.LANGUAGE_CODE


def form_language(name: str) -> FormLanguage:
    """Return a language from the way a form names it; a form without language is in French."""
    if name == DEFAULT_LANGUAGE:
        return FormLanguage(name, settings.LANGUAGE_CODE, own_label("Français", settings.LANGUAGE_CODE))
    code = language_code(name)
    return FormLanguage(name, code, own_label(name, code))


def own_label(name: str, code: str) -> str:
    """Return the name of a language in that language, or as the form names it when nobody knows better."""
    if code == EASY:
        return "Français facile à lire"
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return name.partition("(")[0].strip() or name


def languages_of(names: Iterable[str]) -> list[FormLanguage]:
    """Return the languages of a form, in its order; one at least."""
    return [form_language(name) for name in names] or [form_language(DEFAULT_LANGUAGE)]


def best_language(names: Iterable[str], wanted: str) -> FormLanguage:
    """Return the language of a form that answers to a name or a code; else the site's; else the first."""
    known = list(names)
    found = (wanted and chosen_language(known, wanted)) or chosen_language(known, get_language() or "")
    return form_language(found) if found else languages_of(known)[0]
