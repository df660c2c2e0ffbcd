"""A class list as plain values: what each row says of a pupil, and what is wrong with it."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Final, TypeVar

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.internships.names.identities import Identity
from vigie.plan.importing.columns import HEADER_WITHIN, REMARK, bare
from vigie.plan.importing.drafts import Findings
from vigie.plan.importing.rows import Row
from vigie.plan.importing.sheets import Sheet

Value = TypeVar("Value")
TITLES: Final[Mapping[str, str]] = {
    "last_name": "nom|nom de famille|nom de l eleve|nom eleve|nom d usage",
    "first_name": "prenom|prenom de l eleve|prenom eleve|prenom 1",
    "born_on": "date de naissance|ne le|nee le|ne e le|naissance|date naissance|date naiss",
    "sex": "sexe|genre|civilite",
    "commune": "commune|ville|commune de residence|commune d habitation|domicile|lieu d habitation|code insee",
    "has_scholarship": "bourse|boursier|boursiere|a une bourse|boursier oui non",
    "lives_in_qpv": "qpv|quartier prioritaire|habite un qpv|residence qpv|habite un quartier prioritaire",
    "contact": "contact|telephone|courriel|mail|email|e mail|adresse electronique|contact parent|telephone parent"
    "|contact de la famille|responsable legal",
    "needs": "besoin|besoin particulier|amenagement|besoin a prevoir",
    "class_name": "classe|division|libelle classe",
}
KNOWN: Final = {bare(title): column for column, titles in TITLES.items() for title in titles.split("|")}
REQUIRED: Final = frozenset({"last_name", "first_name"})
YES: Final = frozenset({"oui", "o", "x", "1", "vrai", "yes", "true"})
NO: Final = frozenset({"non", "n", "0", "faux", "no", "false", "-"})
WOMEN: Final = frozenset({"f", "fille", "femme", "feminin", "mme", "madame", "mlle", "2"})
MEN: Final = frozenset({"m", "g", "h", "garcon", "homme", "masculin", "monsieur", "1"})
DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
LONGEST: Final = {"last_name": 100, "first_name": 100, "contact": 200, "needs": 500}


@dataclass(frozen=True)
class PupilRow:
    """What a row says. Empty texts and None: the list does not say, and what is already known stays.

    where: sheet and row. sex: code of ``Pupil.Sex``. commune: id.
    """

    where: str
    school_class: int
    last_name: str
    first_name: str
    born_on: str = ""
    contact: str = ""
    needs: str = ""
    sex: str | None = None
    commune: int | None = None
    has_scholarship: bool | None = None
    lives_in_qpv: bool | None = None

    @property
    def name_key(self) -> tuple[str, str]:
        """By what two pupils have the same name."""
        return name_key(self.last_name, self.first_name)

    def facts(self) -> dict[str, object]:
        """Return what the school states, by field of ``Pupil``; what is not said is absent."""
        said = {
            "sex": self.sex,
            "commune_id": self.commune,
            "has_scholarship": self.has_scholarship,
            "lives_in_qpv": self.lives_in_qpv,
        }
        return {name: value for name, value in said.items() if value is not None}

    def identity(self, known: Identity | None = None) -> Identity:
        """Return who the pupil is; what the list leaves empty stays as it was known."""
        known = known or Identity("", "")
        return Identity(
            self.last_name,
            self.first_name,
            self.born_on or known.born_on,
            self.contact or known.contact,
            self.needs or known.needs,
        )


def name_key(last_name: str, first_name: str) -> tuple[str, str]:
    """Return what two spellings of one name share."""
    return simplify(last_name.replace("-", " ")), simplify(first_name.replace("-", " "))


def as_json(rows: Iterable[PupilRow]) -> str:
    """Return rows as a text, to be sealed."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False)


def from_json(text: str) -> list[PupilRow]:
    """Return the rows of ``as_json``."""
    return [PupilRow(**row) for row in json.loads(text)]


@dataclass
class School:
    """What the reader must know of a school. classes: ids by simplified name; default_class: for rows that say none.

    communes: ids by simplified name and by code. why_not_that_age: why a birth date is refused, or None.
    """

    classes: Mapping[str, int]
    communes: Mapping[str, int]
    why_not_that_age: Callable[[date], str | None]
    default_class: int | None = None
    findings: Findings = field(default_factory=Findings)


def read_sheets(sheets: Iterable[Sheet], school: School) -> list[PupilRow]:
    """Return the pupils of all visible sheets; what is wrong goes to the findings of the school."""
    rows: list[PupilRow] = []
    for sheet in sheets:
        if not sheet.is_hidden and sheet.rows:
            rows += read_sheet(sheet, school)
    if not rows and not school.findings.errors:
        school.findings.refuse("", gettext("Cette liste ne contient aucun élève : il faut une ligne par élève."))
    refuse_doubles(rows, school.findings)
    return rows


def read_sheet(sheet: Sheet, school: School) -> list[PupilRow]:
    """Return the pupils of a sheet."""
    header = header_of(sheet)
    if header is None:
        where = gettext("Feuille « %(name)s »") % {"name": sheet.name} if sheet.name else ""
        school.findings.refuse(where, gettext("Il manque une ligne de titres avec au moins « nom » et « prénom »."))
        return []
    titles = {place: cell.text for place, cell in sheet.rows[header].items()}
    columns = {place: column_of(title) for place, title in titles.items()}
    named = {column: titles[place] for place, column in columns.items() if column}
    rows = []
    for number, cells in sorted(sheet.rows.items()):
        if number > header:
            texts = {columns[place]: cell.text.strip() for place, cell in cells.items() if columns.get(place)}
            row = read_row(Row(sheet.name, number, named, texts), school) if any(texts.values()) else None
            rows += [row] if row else []
    return rows


def column_of(title: str) -> str:
    """Return the column that a title names, remarks in brackets set aside; nothing for any other."""
    return KNOWN.get(bare(title), "") or KNOWN.get(bare(REMARK.sub("", title)), "")


def header_of(sheet: Sheet) -> int | None:
    """Return the number of the row of titles, among the first ones."""
    for number in sorted(sheet.rows)[:HEADER_WITHIN]:
        if {column_of(cell.text) for cell in sheet.rows[number].values()} >= REQUIRED:
            return number
    return None


def read_row(row: Row, school: School) -> PupilRow | None:
    """Return the pupil of a row, or None when something of it is wrong."""
    before = len(school.findings.errors)
    for column, longest in LONGEST.items():
        check_text(row, column, longest, school.findings)
    school_class = class_of(row, school)
    pupil = PupilRow(
        where=row.where,
        school_class=school_class or 0,
        last_name=row.get("last_name"),
        first_name=row.get("first_name"),
        born_on=born_of(row, school),
        contact=row.get("contact"),
        needs=row.get("needs"),
        sex=chosen(row, "sex", {**dict.fromkeys(WOMEN, "women"), **dict.fromkeys(MEN, "men")}, school.findings),
        commune=commune_of(row, school),
        has_scholarship=yes_or_no(row, "has_scholarship", school.findings),
        lives_in_qpv=yes_or_no(row, "lives_in_qpv", school.findings),
    )
    return pupil if len(school.findings.errors) == before else None


def check_text(row: Row, column: str, longest: int, findings: Findings) -> None:
    """Refuse a name that is missing, and a text that is too long."""
    text = row.get(column)
    if column in REQUIRED and not text:
        missing = gettext("Il manque le nom.") if column == "last_name" else gettext("Il manque le prénom.")
        findings.refuse(row.where, missing)
    if len(text) > longest:
        sentence = gettext("Ce texte a %(length)s caractères : %(limit)s au plus.")
        findings.refuse(row.place(column), sentence % {"length": len(text), "limit": longest})


def class_of(row: Row, school: School) -> int | None:
    """Return the class of a row: the one it names, the one its sheet is named after, or the one chosen."""
    written = row.get("class_name")
    found = school.classes.get(simplify(written or row.sheet))
    if found is None and not written:
        found = school.default_class
    if found is None:
        sentence = (
            gettext("La classe « %(name)s » n'existe pas : ajoutez-la d'abord, ou corrigez son nom.")
            if written
            else gettext("On ne sait pas de quelle classe : choisissez-en une, ou ajoutez une colonne « classe ».")
        )
        school.findings.refuse(row.where, sentence % {"name": written})
    return found


def born_of(row: Row, school: School) -> str:
    """Return a birth date as « 2011-05-17 », or nothing."""
    text = row.get("born_on")
    if not text:
        return ""
    born = day_of(text)
    if born is None:
        school.findings.refuse(row.place("born_on"), gettext("Date non comprise : écrivez-la 17/05/2011."))
        return ""
    if reason := school.why_not_that_age(born):
        school.findings.refuse(row.place("born_on"), reason)
    return born.isoformat()


def day_of(text: str) -> date | None:
    """Return a date written « 17/05/2011 » or « 2011-05-17 », or None."""
    try:
        if match := DAY.fullmatch(text.strip()):
            return date(int(match[3]), int(match[2]), int(match[1]))
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


def commune_of(row: Row, school: School) -> int | None:
    """Return the commune where a pupil lives; one outside of the territory is left out, with a word."""
    text = row.get("commune")
    found = school.communes.get(simplify(text.replace("-", " "))) if text else None
    if text and found is None:
        sentence = gettext(
            "Commune inconnue ou hors du territoire : laissée vide, les distances ne seront pas calculées."
        )
        school.findings.warn(row.place("commune"), sentence)
    return found


def yes_or_no(row: Row, column: str, findings: Findings) -> bool | None:
    """Return a yes or a no, None when nothing is written."""
    said = chosen(row, column, {**dict.fromkeys(YES, "yes"), **dict.fromkeys(NO, "no")}, findings)
    return None if said is None else said == "yes"


def chosen(row: Row, column: str, meanings: Mapping[str, str], findings: Findings) -> str | None:
    """Return what a cell means, or None when it is empty; anything else is refused."""
    text = row.get(column)
    if not text:
        return None
    meaning = meanings.get(simplify(text).rstrip("."))
    if meaning is None:
        sentence = (
            gettext("Écrivez F ou M, ou laissez la case vide.")
            if column == "sex"
            else gettext("Écrivez « oui » ou « non », ou laissez la case vide.")
        )
        findings.refuse(row.place(column), sentence)
    return meaning


def refuse_doubles(rows: Iterable[PupilRow], findings: Findings) -> None:
    """Refuse a pupil who stands twice in a list; namesakes are told apart by their birth dates."""
    seen: dict[tuple[str, str], list[PupilRow]] = {}
    for row in rows:
        for other in seen.get(row.name_key, ()):
            if not (row.born_on and other.born_on and row.born_on != other.born_on):
                sentence = gettext("Déjà dans la liste (%(where)s). Deux homonymes ? Donnez leurs dates de naissance.")
                findings.refuse(row.where, sentence % {"where": other.where})
                break
        seen.setdefault(row.name_key, []).append(row)
