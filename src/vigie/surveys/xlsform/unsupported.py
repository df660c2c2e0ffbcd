"""What the standard allows and Vigie does not do, told honestly row by row."""

import re
from collections.abc import Iterator, Set

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.surveys.xlsform.faults import Unsupported
from vigie.surveys.xlsform.form import Form, Row
from vigie.surveys.xlsform.row_types import RowType

IN_A_FILE = _("des choix lus dans un fichier joint : recopiez-les dans la feuille « choices »")
TYPES = {
    "select_one_external": _("des choix lus dans la feuille « external_choices » : recopiez-les dans « choices »"),
    "select_one_from_file": IN_A_FILE,
    "select_multiple_from_file": IN_A_FILE,
    "csv-external": _("un fichier de données joint (« csv-external »)"),
    "xml-external": _("un fichier de données joint (« xml-external »)"),
    "osm": _("une étiquette OpenStreetMap (« osm »)"),
    "geotrace": _("un tracé sur une carte (« geotrace »)"),
    "geoshape": _("une surface sur une carte (« geoshape »)"),
    "audit": _("la surveillance de la saisie (« audit »)"),
    "background-audio": _("l'enregistrement du son pendant la saisie (« background-audio »)"),
    "start-geopoint": _("le relevé de la position à l'insu de la personne (« start-geopoint »)"),
    "background-geopoint": _("le relevé de la position à l'insu de la personne (« background-geopoint »)"),
}
FILES = {"image", "photo", "audio", "video", "file"}
FUNCTIONS = {
    "pulldata": _("« pulldata() », qui lit un fichier joint"),
    "search": _("« search() », qui lit un fichier joint"),
    "geofence": _("« geofence() », qui compare une position à une surface"),
    "intersects": _("« intersects() », qui lit un tracé sur une carte"),
    "pstreaming": _("« pstreaming() », qui appelle une autre application"),
}
# Columns whose texts are computed; all others are read by people.
EXPRESSIONS = {
    *("relevant", "constraint", "calculate", "required", "readonly", "default", "choice_filter"),
    *("appearance", "jr:count", "trigger"),
}
CALLED = re.compile(r"(?<![\w.:-])([a-z][\w-]*)\s*\(")
INSTANCE = re.compile(r"""instance\(\s*['"]([^'"]+)['"]\s*\)""")
# What would write, in the answer itself, when it was given, to the second or to the day, and by which telephone.
MOMENT = re.compile(r"(?<![\w-])(now|property)\s*\(")
DAY = re.compile(r"((format-date|date|string|format-date-time)\s*\(\s*)?today\s*\(\s*\).*")
LAST_SAVED = "${last-saved#"


def unsupported_in(form: Form, *, anonymous: bool) -> list[Unsupported]:
    """Return what Vigie does not do in this questionnaire. anonymous: files are then not asked either."""
    files = set(outside_files(form))
    found = [fact for row in form.survey for fact in unsupported_row(row, files, anonymous=anonymous)]
    found += [*media_in_choices(form), *unsupported_settings(form)]
    return list(dict.fromkeys(found))


def unsupported_row(row: Row, files: Set[str], *, anonymous: bool) -> Iterator[Unsupported]:
    """Yield what Vigie does not do in a row of the survey."""
    kind = row.type
    if kind.keyword in TYPES:
        yield Unsupported(row.number, str(TYPES[kind.keyword]), stops=True)
    if reads_a_file(kind) and kind.keyword not in TYPES:
        yield Unsupported(row.number, str(IN_A_FILE), stops=True)
    if anonymous:
        yield from against_anonymity(row)
    if row.text("bind", "entities:saveto"):
        yield Unsupported(row.number, gettext("l'enregistrement dans une liste partagée (« save_to »)"))
    if row.text("control", "appearance").lstrip().startswith("ex:") or row.text("intent"):
        yield Unsupported(row.number, gettext("l'appel d'une autre application du téléphone"))
    if "reference-geometry" in row.text("parameters"):
        yield Unsupported(row.number, gettext("le choix d'un lieu déjà dessiné sur une carte"), stops=True)
    if any(tokens[0] == "media" for tokens in row.cells):
        yield Unsupported(row.number, gettext("une image, un son ou une vidéo à côté du texte d'une question"))
    yield from unsupported_calls(row, files)


def against_anonymity(row: Row) -> Iterator[Unsupported]:
    """Yield what an anonymous survey does not keep: files, and the moment or the telephone of an answer."""
    if row.type.keyword in FILES:
        what = gettext("un fichier, dans une enquête anonyme (il peut dire qui répond)")
        yield Unsupported(row.number, what, stops=True)
    kept = f"{row.text('bind', 'calculate')} {row.text('default')}"
    if MOMENT.search(kept) or DAY.fullmatch(kept.strip()):
        what = gettext("la date ou l'heure de la réponse, ou le téléphone, dans une enquête anonyme")
        yield Unsupported(row.number, what, stops=True)


def outside_files(form: Form) -> Iterator[str]:
    """Yield the names under which expressions read the files that the questionnaire wants beside it."""
    for row in form.questions:
        if row.type.keyword in {"csv-external", "xml-external"}:
            yield row.name
        elif reads_a_file(row.type):
            yield row.type.list_name.rpartition(".")[0]


def reads_a_file(kind: RowType) -> bool:
    """Whether a list of choices is a file."""
    return kind.list_name.lower().endswith((".csv", ".xml", ".geojson"))


def unsupported_calls(row: Row, files: Set[str]) -> Iterator[Unsupported]:
    """Yield the functions that Vigie does not compute, wherever the row calls them."""
    if any(LAST_SAVED in text for text in row.cells.values()):
        yield Unsupported(row.number, gettext("la reprise de la réponse précédente (« last-saved »)"), stops=True)
    for tokens, text in row.cells.items():
        if tokens[-1] not in EXPRESSIONS:
            continue
        for name in CALLED.findall(text):
            if name in FUNCTIONS:
                yield Unsupported(row.number, str(FUNCTIONS[name]), stops=True)
        for name in files & set(INSTANCE.findall(text)):
            what = gettext("la lecture du fichier joint « %(name)s »") % {"name": name}
            yield Unsupported(row.number, what, stops=True)


def media_in_choices(form: Form) -> Iterator[Unsupported]:
    """Yield, once, the media that choices show."""
    if any(tokens[0] == "media" for row in form.choices for tokens in row.cells):
        yield Unsupported(0, gettext("une image, un son ou une vidéo à côté du texte d'un choix"))


def unsupported_settings(form: Form) -> Iterator[Unsupported]:
    """Yield what Vigie does not do of the settings and of the sheet of shared lists."""
    if form.rows.get("entities"):
        yield Unsupported(0, gettext("les listes partagées entre questionnaires (feuille « entities »)"))
    if form.setting("public_key"):
        what = gettext("le chiffrement par le téléphone (« public_key ») : Vigie scelle elle-même les réponses")
        yield Unsupported(0, what, stops=True)
    if form.setting("submission_url"):
        what = gettext("l'envoi des réponses à une autre adresse (« submission_url ») : videz cette colonne")
        yield Unsupported(0, what, stops=True)
