"""How the report says counts, dates, lists and what nobody knows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from vigie.cockpit.annual_report.collecting_values import ActionOfYear, Basis, KnownStatus, ReportData
from vigie.core.documents import Run, Text
from vigie.core.fuzzy_dates import FuzzyDate, FuzzyPeriod
from vigie.core.tables import Kind, display
from vigie.plan.models import Action
from vigie.plan.progress_words import READING_ORDER

# None, one, several: French gives « aucune » the gender of what is counted.
NOUNS = {
    "action": (_("aucune action"), ngettext_lazy("une action", "%(count)d actions", "count")),
    "axis": (_("aucun axe"), ngettext_lazy("un axe", "%(count)d axes", "count")),
    "priority": (_("aucune priorité"), ngettext_lazy("une priorité", "%(count)d priorités", "count")),
    "meeting": (_("aucune réunion"), ngettext_lazy("une réunion", "%(count)d réunions", "count")),
    "decision": (_("aucune décision"), ngettext_lazy("une décision", "%(count)d décisions", "count")),
    "opinion": (_("aucun avis"), ngettext_lazy("un avis", "%(count)d avis", "count")),
    "structure": (_("aucune structure"), ngettext_lazy("une structure", "%(count)d structures", "count")),
    "commitment": (_("aucun engagement"), ngettext_lazy("un engagement", "%(count)d engagements", "count")),
    "alert": (_("aucune alerte"), ngettext_lazy("une alerte", "%(count)d alertes", "count")),
    "proposal": (_("aucune proposition"), ngettext_lazy("une proposition", "%(count)d propositions", "count")),
    "recommendation": (
        _("aucune préconisation"),
        ngettext_lazy("une préconisation", "%(count)d préconisations", "count"),
    ),
    "person": (_("personne"), ngettext_lazy("une personne", "%(count)d personnes", "count")),
}
STATUS_COUNTS = {
    "done": ngettext_lazy("une terminée", "%(count)d terminées", "count"),
    "ongoing": ngettext_lazy("une en cours", "%(count)d en cours", "count"),
    "on_request": ngettext_lazy("une à la demande", "%(count)d à la demande", "count"),
    "being_set_up": ngettext_lazy("une en cours de mise en place", "%(count)d en cours de mise en place", "count"),
    "to_start": ngettext_lazy("une à venir", "%(count)d à venir", "count"),
    "abandoned": ngettext_lazy("une abandonnée", "%(count)d abandonnées", "count"),
    "unknown": ngettext_lazy("une au statut non renseigné", "%(count)d au statut non renseigné", "count"),
}
# In the middle of a text, more names than that are not read.
NAMED = 6
LONGEST_HEADING = 130
LONGEST_WORD = 40


def counted(number: int, noun: str) -> str:
    """Return « aucune action », « une action » or « 3 actions »."""
    none, some = NOUNS[noun]
    return str(some % {"count": number}) if number else str(none)


def sentence(text: str) -> str:
    """Return a text with a capital first."""
    return text[:1].upper() + text[1:]


def day_in_words(day: date) -> str:
    """Return « 3 mars 2017 », « 1er mars 2017 »."""
    return FuzzyDate(day.year, day.month, day.day).in_words()


def dated_in_words(text: str) -> str:
    """Return a stored date or period as one reads it; as written when it is none."""
    try:
        return FuzzyPeriod.parse(text).in_words()
    except ValueError:
        return text


def listed(words: Sequence[str]) -> str:
    """Return « a, b et c »."""
    if len(words) < 2:
        return "".join(words)
    return gettext("%(first)s et %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def some_of(names: Sequence[str]) -> str:
    """Return names as a list, the first ones only when they are many: « a, b et 12 autres »."""
    if len(names) <= NAMED:
        return listed(names)
    rest = gettext("%(count)d autres") % {"count": len(names) - NAMED + 1}
    return listed([*names[: NAMED - 1], rest])


def shortened(text: str, letters: int = LONGEST_HEADING) -> str:
    """Return a text on one line, cut at a word when it is too long for a heading; longer words are cut too."""
    line = " ".join(word if len(word) <= LONGEST_WORD else word[:LONGEST_WORD] + "…" for word in text.split())
    if len(line) <= letters:
        return line
    cut = line[:letters]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.") + "…"


def fictitious(text: str, is_fictitious: bool) -> str:
    """Return a text, marked when it belongs to the demonstration."""
    mark = gettext("(donnée fictive)")
    return f"{text} {mark}" if is_fictitious else text


def amount(value: Decimal | int | None) -> str:
    """Return a number, or that nobody knows it."""
    return gettext("non connu") if value is None else display(value, Kind.NUMBER)


def euros(value: Decimal | None) -> str:
    """Return a sum of money, or that nobody said it."""
    return gettext("non renseigné") if value is None else display(value, Kind.EUROS)


def status_label(code: str) -> str:
    """Return a status in words."""
    labels = dict(Action.Status.choices)
    return str(labels.get(code, code))


def known_since(known: KnownStatus, data: ReportData) -> str:
    """Return from what a status is known; nothing when it is that of the end of the year, seen by Vigie."""
    day = {"day": day_in_words(known.known_on)}
    if known.basis is Basis.NOTE:
        return fictitious(gettext("d'après la note du %(day)s") % day, known.is_fictitious)
    if known.basis is Basis.TODAY:
        return gettext("connu au %(day)s") % day
    return ""


def status_text(known: KnownStatus, data: ReportData) -> Text:
    """Return a status with from what it is known, when that is not the end of the year itself."""
    since = known_since(known, data)
    if not since:
        return status_label(known.status)
    return (Run(status_label(known.status)), Run("\n"), Run(since, italic=True))


def statuses_known(data: ReportData, actions: Collection[ActionOfYear]) -> str:
    """Return the moment of the statuses of some actions, plainly: never today's as those of the year."""
    today_only = sum(one.status.basis is Basis.TODAY for one in actions)
    if not today_only:
        return end_of_year(data)
    words = {"day": day_in_words(data.day), "year": data.year}
    if today_only == len(actions):
        return gettext("connu au %(day)s") % words
    return gettext("fin %(year)d ou, à défaut, connu au %(day)s") % words


def counted_statuses(counts: Mapping[str, int]) -> str:
    """Return « 2 terminées, une en cours et 3 au statut non renseigné »."""
    return listed([str(STATUS_COUNTS[code] % {"count": counts[code]}) for code in READING_ORDER if counts.get(code)])


def end_of_year(data: ReportData) -> str:
    """Return the moment of statuses: « fin 2017 », or the day while the year lasts."""
    if data.day <= date(data.year, 12, 31):
        return gettext("au %(day)s") % {"day": day_in_words(data.day)}
    return gettext("fin %(year)d") % {"year": data.year}


def name_of(action: ActionOfYear) -> str:
    """Return an action by its code and its name."""
    return f"{action.code} – {action.name}"


def short_name(action: ActionOfYear) -> str:
    """Return an action by its code and its name, short enough for a sentence."""
    return shortened(name_of(action), 70)


def names(values: Iterable[str], nothing: str) -> str:
    """Return names one after the other, or what is said when there is none."""
    return " ; ".join(values) or nothing
