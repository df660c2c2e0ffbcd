"""Reads the sheets of a table into drafts: finds its titles, its rows, its plans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from vigie.core.formula_safety import unneutralise
from vigie.core.fuzzy_dates import FuzzyPeriod, simplify
from vigie.plan.importing.columns import column_of, find_header
from vigie.plan.importing.drafts import Findings, PlanDraft, Reading, Refusal
from vigie.plan.importing.json_values import BROKEN_CHARACTERS
from vigie.plan.importing.rows import Row
from vigie.plan.importing.sheets import CellKind, Sheet
from vigie.plan.importing.table_actions import TableActions


@dataclass(frozen=True)
class PlanKey:
    """What tells one plan of a table from another."""

    title: str = ""
    territory: str = ""
    period: str = ""


def read_tables(sheets: Sequence[Sheet], file_name: str) -> Reading:
    """Return what the sheets of a file say. Raises Refusal when none is a table of actions or axes."""
    findings = Findings()
    rows: list[Row] = []
    headers = 0
    for sheet in sheets:
        header = None if sheet.is_hidden else find_header(sheet)
        if header is None:
            warn_of_sheet(sheet, findings)
            continue
        headers += 1
        rows += read_rows(sheet, header, findings)
    if not headers:
        raise Refusal(no_header(sheets))
    if not rows and not findings.errors:
        raise Refusal(gettext("Le tableau n'a que sa ligne de titres : ajoutez au moins une action ou un axe."))
    plans = read_plans(rows, findings)
    return Reading(file_name, tuple(plans), findings)


def warn_of_sheet(sheet: Sheet, findings: Findings) -> None:
    """Warn that a sheet is not read, unless it is empty."""
    where = gettext("Feuille « %(name)s »") % {"name": sheet.name}
    if sheet.is_hidden:
        findings.warn(where, gettext("la feuille est masquée : elle n'est pas lue."))
    elif sheet.rows:
        findings.warn(where, gettext("aucune ligne de titres reconnue : la feuille n'est pas lue."))


def no_header(sheets: Sequence[Sheet]) -> str:
    """Return the sentence for a file without any known titles, with those that were met."""
    first = next((row for sheet in sheets for _, row in sorted(sheet.rows.items())), None)
    if first is None:
        return gettext("Le fichier est vide : il n'y a rien à importer.")
    met = ", ".join(f"« {cell.text[:40]} »" for cell in list(first.values())[:8])
    return gettext(
        "Aucune ligne de titres reconnue : il faut au moins une colonne « action » ou « axe » "
        "dans les vingt premières lignes. La première ligne est : %(met)s."
    ) % {"met": met}


def read_rows(sheet: Sheet, header: int, findings: Findings) -> Iterator[Row]:
    """Yield the rows under the titles that hold something; errors name the cells that cannot be read."""
    titles = {number: " ".join(cell.text.split()) for number, cell in sheet.rows[header].items()}
    columns = {number: column_of(title) for number, title in titles.items()}
    check_titles(sheet, header, titles, columns, findings)
    for number in sorted(sheet.rows):
        if number <= header:
            continue
        row = Row(sheet.name, number, {column: titles[place] for place, column in columns.items()})
        for place, cell in sheet.rows[number].items():
            column = columns.get(place, "")
            if not column or column == "ignored":
                continue
            if cell.kind in {CellKind.FORMULA_WITHOUT_VALUE, CellKind.ERROR}:
                findings.refuse(row.place(column), unreadable(cell.kind, cell.text))
            elif BROKEN_CHARACTERS.search(cell.text):
                findings.refuse(row.place(column), gettext("le texte contient un caractère invalide : retapez-le."))
            elif text := unneutralise(cell.text).strip():
                row.cells[column] = text
        if row.cells:
            yield row


def unreadable(kind: CellKind, text: str) -> str:
    """Return what to do with a cell that has no value."""
    if kind is CellKind.ERROR:
        return gettext("la cellule contient l'erreur « %(text)s » : corrigez-la ou videz-la.") % {"text": text[:20]}
    return gettext("la cellule contient une formule sans résultat : remplacez-la par sa valeur.")


def check_titles(
    sheet: Sheet, header: int, titles: dict[int, str], columns: dict[int, str], findings: Findings
) -> None:
    """Refuse two columns of the same meaning; warn of those that nothing reads, when they hold something."""
    seen: dict[str, str] = {}
    for place, column in columns.items():
        where = Row(sheet.name, header, {column: titles[place]}).place(column)
        if column in seen and column != "ignored" and column:
            message = gettext("« %(one)s » et « %(other)s » disent la même chose : gardez une seule de ces colonnes.")
            findings.refuse(where, message % {"one": seen[column], "other": titles[place]})
        seen[column] = titles[place]
        if not column and any(place in row for number, row in sheet.rows.items() if number > header):
            findings.warn(where, gettext("colonne inconnue : son contenu n'est pas importé."))


# --- Plans -----------------------------------------------------------------------------------------------------------
def read_plans(rows: Sequence[Row], findings: Findings) -> list[PlanDraft]:
    """Return one draft by plan; rows that do not name theirs belong to the only one that is named."""
    keys = [key_of(row) for row in rows]
    named = {simplified(key): key for key in reversed(keys) if key.title}
    titles = {key.title for key in named}
    drafts: dict[PlanKey, list[Row]] = {}
    for row, key in zip(rows, keys, strict=True):
        whole = simplified(key)
        if not key.title and len(titles) == 1:
            whole = next(iter(named))
        elif not key.title and titles:
            findings.refuse(row.place("plan"), gettext("la ligne ne dit pas de quel plan elle est : précisez-le."))
            continue
        else:
            whole = fullest(whole, named)
        drafts.setdefault(whole, []).append(row)
    return [plan_draft(lines, findings) for lines in drafts.values()]


def key_of(row: Row) -> PlanKey:
    """Return the plan that a row names."""
    return PlanKey(row.get("plan"), row.get("territory"), row.get("period"))


def simplified(key: PlanKey) -> PlanKey:
    """Return a key without case nor accents."""
    return PlanKey(simplify(key.title), simplify(key.territory), simplify(key.period))


def fullest(key: PlanKey, named: dict[PlanKey, PlanKey]) -> PlanKey:
    """Return the key of the same title that says most, when it contradicts nothing."""
    fitting = [
        other
        for other in named
        if other.title == key.title
        and (not key.territory or not other.territory or key.territory == other.territory)
        and (not key.period or not other.period or key.period == other.period)
    ]
    return max(fitting, key=lambda one: (bool(one.territory), bool(one.period)), default=key)


def plan_draft(rows: Sequence[Row], findings: Findings) -> PlanDraft:
    """Return the draft of a plan from its rows."""
    title = next((row.get("plan") for row in rows if row.get("plan")), "")
    fields: dict[str, object] = {}
    territory = next((row for row in rows if row.get("territory")), None)
    if territory:
        fields["territory_name"] = territory.get("territory")
    period = next((row for row in rows if row.get("period")), None)
    if period:
        fields |= read_period(period, findings)
    actions = TableActions(findings)
    for row in rows:
        actions.add(row)
    return PlanDraft(rows[0].where, title, fields, axes=actions.axes(), actions=actions.actions(fields))


def read_period(row: Row, findings: Findings) -> dict[str, object]:
    """Return the years of « 2015-2020 »; a text that is no period becomes a note on it."""
    text = row.get("period")
    try:
        period = FuzzyPeriod.parse(text)
    except ValueError:
        message = gettext(
            "« %(text)s » n'est pas une période comprise : elle est gardée en note. Écrivez « 2015-2020 »."
        )
        findings.warn(row.place("period"), message % {"text": text[:60]})
        return {"period_note": text}
    years = {
        "starts_in": period.start.year if period.start else None,
        "ends_in": period.end.year if period.end else None,
    }
    return {name: year for name, year in years.items() if year}
