"""What pyxform warns of and what it means in French."""

from django.utils.translation import gettext_lazy as _

from vigie.surveys.xlsform.sentences import Sentence

# Advice for telephones that changes nothing here, and what Vigie says by itself.
IDLE = (
    "valid machine-readable codes",
    "max-pixels",
    "is no longer supported on most devices",
    "select one external is only meant",
)

WARNINGS = (
    Sentence(
        r"Language '(?P<language>.*)' is missing the (?P<sheet>\w+) columns (?P<columns>.*)\.",
        _("La langue « %(language)s » n'a pas de colonne %(columns)s : ces textes manqueront."),
        place="headers",
    ),
    Sentence(
        r"Language '(?P<language>.*)' is missing the (?P<sheet>\w+) (?P<columns>\S+) column",
        _("La langue « %(language)s » n'a pas de colonne %(columns)s : ces textes manqueront."),
        place="headers",
    ),
    Sentence(
        r"Row without name, text, or label is being skipped",
        _("Cette ligne n'a ni type ni nom : elle est laissée de côté."),
    ),
    Sentence(
        r"The 'disabled' column header",
        _("La colonne « disabled » est ancienne : « relevant » fait mieux."),
    ),
    Sentence(r"Repeat has no label", _("Cette répétition n'a pas de texte à montrer : remplissez « label ».")),
    Sentence(
        r"The form_id and id_string column headers",
        _("Les colonnes « form_id » et « id_string » disent la même chose : gardez « form_id »."),
        sheet="settings",
        place="headers",
    ),
    Sentence(
        r"This form uses or_other and translations",
        _("« or_other » ajoute un choix « Other » en anglais : écrivez plutôt ce choix et sa question."),
        place="or_other",
    ),
)
