"""Gathers the rows of a table into axes and actions: what is repeated is merged, what contradicts itself is refused."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.core.likeness import likeness_of_words
from vigie.plan.importing.axis_cells import AxisCells, read_axes
from vigie.plan.importing.columns import OWN_TEXTS, TITLES
from vigie.plan.importing.drafts import ActionDraft, AxisDraft, AxisTie, Findings
from vigie.plan.importing.rows import Row
from vigie.plan.importing.splitting import NOBODY
from vigie.plan.importing.table_fields import ActionFields, read_tie

# Columns in which two rows of one action may not say different things.
SINGLE = ("detail", "timing", "indicator", "budget", "status", "parent", *OWN_TEXTS)
# Columns whose content adds up over the rows of one action.
ADDED = ("bearer", "partner")
# Under this likeness, from 0 to 100, two titles of one axis contradict each other.
SAME_TITLE = 75


class Group:
    """The rows of one action."""

    def __init__(self, row: Row, axes: AxisCells) -> None:
        self.rows = [row]
        self.cells = dict(row.cells)
        self.axes: list[AxisTie] = []
        self.themes: list[str] = []
        self.labels: list[str] = []
        self.add_axes(row, axes, None)

    def add_axes(self, row: Row, found: AxisCells, classification: str | None) -> None:
        """Add the axes that a row names, each once."""
        for axis in found.axes:
            if key_of(axis) not in {key_of(tie.axis) for tie in self.axes}:
                self.axes.append(AxisTie(axis, classification))
        self.themes += [theme for theme in found.themes if theme not in self.themes]
        label = row.get("axis")
        if found.is_label and label not in self.labels:
            self.labels.append(label)

    @property
    def where(self) -> str:
        """Where the action first stands."""
        return self.rows[0].where


def key_of(axis: AxisDraft) -> tuple[str, str]:
    """Return what two mentions of one axis share: its code, else its number, else its title."""
    if axis.code:
        return "code", axis.code.casefold()
    return ("number", str(axis.number)) if axis.number is not None else ("title", simplify(axis.title))


class TableActions:
    """The axes and actions of one plan, from its rows."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.groups: list[Group] = []
        self.by_code: dict[str, Group] = {}
        self.by_name: dict[str, list[Group]] = defaultdict(list)
        self.mentions: dict[tuple[str, str], AxisDraft] = {}

    # --- Reading rows ------------------------------------------------------------------------------------------------
    def add(self, row: Row) -> None:
        """Take one row: an axis, an action, or a further row of an action."""
        place = row.place("axis_code" if row.get("axis_code") else "axis")
        found = read_axes(row.get("axis_code"), row.get("axis"), place)
        found = self.settle_themes(found, row)
        classification, more = read_tie(row, self.findings)
        axes = AxisCells((*found.axes, *more), found.themes, found.is_label)
        for axis in axes.axes:
            self.mention(axis)
        name = "" if simplify(row.get("action")) in NOBODY else row.get("action")
        if not name and not row.get("action_code"):
            self.warn_of_no_action(row, axes)
            return
        group = self.group_of(row, name)
        if group is None:
            group = Group(row, AxisCells())
            self.keep(group, row)
        group.add_axes(row, axes, classification)

    def settle_themes(self, found: AxisCells, row: Row) -> AxisCells:
        """Return the axes of a row, a theme that is the title of an axis met elsewhere being that axis."""
        axes, themes = list(found.axes), []
        for theme in found.themes:
            known = next((one for one in self.mentions.values() if one.title and close(one.title, theme)), None)
            if known:
                axes.append(known)
                continue
            themes.append(theme)
            if not found.axes:
                continue
            message = gettext("« %(theme)s » est lu comme un thème hors des axes du plan.")
            self.findings.warn(row.place("axis"), message % {"theme": theme[:80]})
        return AxisCells(tuple(axes), tuple(themes), found.is_label)

    def mention(self, axis: AxisDraft) -> None:
        """Remember an axis; an error is noted when the file gives it two quite different titles."""
        known = self.mentions.get(key_of(axis))
        if known is None or not known.title:
            self.mentions[key_of(axis)] = axis
        elif axis.title and not close(known.title, axis.title):
            message = gettext("l'axe « %(code)s » s'appelle « %(one)s » ici et « %(other)s » à %(where)s : choisissez.")
            code = axis.code or axis.number
            values = {"code": code, "one": axis.title[:80], "other": known.title[:80], "where": known.where}
            self.findings.refuse(axis.where, message % values)

    def warn_of_no_action(self, row: Row, axes: AxisCells) -> None:
        """Warn of what a row without action says and that belongs to none."""
        lost = [row.titles[column] for column in (*ADDED, *SINGLE) if row.get(column)]
        if lost:
            message = gettext("la ligne n'a pas d'action : le contenu de %(columns)s n'est pas importé.")
            self.findings.warn(row.where, message % {"columns": ", ".join(f"« {title} »" for title in lost)})
        elif not axes.axes:
            self.findings.warn(row.where, gettext("la ligne n'a ni action ni axe : elle n'est pas importée."))

    # --- Same action, several rows -----------------------------------------------------------------------------------
    def group_of(self, row: Row, name: str) -> Group | None:
        """Return the action that a row goes on with; None when it begins another one."""
        code = row.get("action_code").casefold()
        if code and code in self.by_code:
            return self.merge(self.by_code[code], row, is_coded=True)
        for group in self.by_name.get(simplify(name), ()) if name else ():
            has_other_code = code and group.cells.get("action_code")
            if not has_other_code and not is_other(group, row):
                return self.merge(group, row, is_coded=False)
        self.warn_of_same_name(row, name)
        return None

    def warn_of_same_name(self, row: Row, name: str) -> None:
        """Warn when a new action has the name of another one, borne by others."""
        other = next((one for one in self.by_name.get(simplify(name), ()) if name and is_other(one, row)), None)
        if other:
            message = gettext(
                "« %(name)s » est aussi à %(where)s, avec une autre structure porteuse : ce sont deux actions."
            )
            self.findings.warn(row.where, message % {"name": name[:80], "where": other.where})

    def keep(self, group: Group, row: Row) -> None:
        """Keep an action, to be found again by its code or its name."""
        self.groups.append(group)
        self.by_name[simplify(row.get("action"))].append(group)
        if row.get("action_code"):
            self.by_code[row.get("action_code").casefold()] = group

    def merge(self, group: Group, row: Row, *, is_coded: bool) -> Group:
        """Add a row to an action; an error is noted when they contradict each other."""
        columns = ("action", *SINGLE) if is_coded else SINGLE
        clash = [one for one in columns if differ(group.cells.get(one, ""), row.get(one))]
        if clash:
            self.refuse_clash(group, row, clash, is_coded=is_coded)
            return group
        if self.is_repeated(group, row):
            message = gettext("la ligne répète %(where)s : les deux n'en font qu'une.")
            self.findings.warn(row.where, message % {"where": group.where})
        for column in ADDED:
            added = row.get(column)
            if added and added not in group.cells.get(column, "").split("\n"):
                group.cells[column] = "\n".join(filter(None, [group.cells.get(column, ""), added]))
        for column, text in row.cells.items():
            group.cells.setdefault(column, text)
        group.rows.append(row)
        return group

    def is_repeated(self, group: Group, row: Row) -> bool:
        """Whether a row says nothing more than one already read."""
        return any(other.cells == row.cells for other in group.rows)

    def refuse_clash(self, group: Group, row: Row, clash: Sequence[str], *, is_coded: bool) -> None:
        """Note that two rows of one action contradict each other, with both places and what to do."""
        named = ", ".join(f"« {row.titles.get(column, column)} »" for column in clash)
        if is_coded:
            message = gettext(
                "le code « %(name)s » est déjà à %(where)s avec un autre contenu (%(columns)s) : changez l'un."
            )
            name, place = row.get("action_code"), row.place("action_code")
        else:
            message = gettext(
                "l'action « %(name)s » est déjà à %(where)s avec un autre contenu (%(columns)s) : "
                "accordez les deux lignes, ou donnez-leur deux noms."
            )
            name, place = row.get("action"), row.place("action")
        self.findings.refuse(place, message % {"name": name[:80], "where": group.where, "columns": named})

    # --- Drafts ------------------------------------------------------------------------------------------------------
    def axes(self) -> tuple[AxisDraft, ...]:
        """Return the axes the rows name, each once."""
        return tuple(self.mentions.values())

    def actions(self, plan_fields: dict[str, Any]) -> tuple[ActionDraft, ...]:
        """Return the actions."""
        return tuple(self.draft(group, plan_fields) for group in self.groups)

    def draft(self, group: Group, plan_fields: dict[str, Any]) -> ActionDraft:
        """Return the draft of one action."""
        row = Row(group.rows[0].sheet, group.rows[0].number, group.rows[0].titles, group.cells)
        read = ActionFields(row, plan_fields, self.findings)
        label = " ; ".join(group.labels)
        derived = read.derived | ({"source_axis_label": label} if label else {})
        fields = read.fields | ({"off_axis_themes": group.themes} if group.themes else {})
        return ActionDraft(
            where=row.where,
            name=row.get("action"),
            code=row.get("action_code"),
            fields=fields,
            timing_text=read.timing_text,
            timing=read.timing,
            derived=derived,
            bearers_cell=row.get("bearer"),
            partners_cell=row.get("partner"),
            axes=tuple(group.axes) or (() if group.themes else None),
            parent_code=row.get("parent") or None,
            related={"budget_lines": read.budget_lines} if read.budget_lines else {},
            wheres=wheres(row),
        )


def wheres(row: Row) -> dict[str, str]:
    """Return where the fields of an action stand, by the names of the models."""
    names = {"name": "action", "code": "action_code", "description": "detail", "timing_text": "timing"}
    names |= {"status_text": "status", "bearers": "bearer", "partners": "partner", "budget_text": "budget"}
    names |= {"budget_lines": "budget", "indicator": "indicator", "source_axis_label": "axis"}
    names |= {name: name for name in OWN_TEXTS if name not in names}
    return {field: row.place(column) for field, column in names.items() if column in TITLES and row.get(column)}


def is_other(group: Group, row: Row) -> bool:
    """Whether a row of the same name is another action: borne by others, and saying other things."""
    bearers = (simplify(group.cells.get("bearer", "")), simplify(row.get("bearer")))
    if not all(bearers) or bearers[0] == bearers[1]:
        return False
    return any(differ(group.cells.get(one, ""), row.get(one)) for one in SINGLE)


def differ(one: str, other: str) -> bool:
    """Whether two cells say different things; an empty one says nothing."""
    return bool(one and other) and " ".join(one.split()) != " ".join(other.split())


def close(one: str, other: str) -> bool:
    """Whether two titles may name one axis."""
    return likeness_of_words(simplify(one), simplify(other)) >= SAME_TITLE
