"""Warns of languages that a telephone or a screen reader cannot recognise."""

import re

from django.utils.translation import gettext

from vigie.surveys.xlsform.faults import Fault
from vigie.surveys.xlsform.form import Form

# « Français (fr) », « Facile à lire (fr-x-facile) »: the tag of BCP 47 between brackets.
CODED = re.compile(r".*\([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\)")


def language_warnings(form: Form) -> list[Fault]:
    """Return a warning that names the languages without a code, if any."""
    found = [name for name in form.languages if name != "default" and not CODED.fullmatch(name.strip())]
    if not found:
        return []
    sentence = gettext("Ces langues n'ont pas de code : %(languages)s. Écrivez « Français (fr) ».")
    return [Fault("survey", 1, sentence % {"languages": ", ".join(found)})]
