"""Compares the past meetings of a file with the database: bodies, structures, meetings already known."""

from collections.abc import Collection, Iterator

from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.models import Organisation
from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.bodies.naming import simple
from vigie.plan.importing.batch import Batch
from vigie.plan.importing.names import NameBook, key_of
from vigie.plan.meetings.import_drafts import MeetingDraft, MeetingReading
from vigie.plan.meetings.import_preview import MeetingOutcome, MeetingPreview
from vigie.plan.models import Body, Meeting, Plan

Mark = tuple[str, str, str, str]


def preview_meetings(reading: MeetingReading, plan: Plan, refused_guesses: Collection[str] = ()) -> MeetingPreview:
    """Return what importing these meetings into a plan would do; nothing is written. Five queries."""
    findings = reading.findings
    preview = MeetingPreview(reading.file_name, warnings=findings.warnings, errors=list(findings.errors))
    if preview.is_refused:
        return preview
    bodies = {simple(body.name): body for body in Body.objects.all()}
    known = set(known_marks(plan))
    seen: dict[Mark, str] = {}
    for draft in reading.meetings:
        mark = mark_of(draft)
        if complaint := complaint_about(draft, seen.get(mark)):
            findings.refuse(draft.where, complaint)
        seen[mark] = draft.where
        preview.outcomes.append(MeetingOutcome(draft, bodies.get(mark[0]), mark in known))
    preview.errors = list(findings.errors)
    match_organisations(reading, preview, refused_guesses)
    return preview


def known_marks(plan: Plan) -> Iterator[Mark]:
    """Yield the marks of the meetings of a plan. One query."""
    rows = Meeting.objects.filter(plan=plan).order_by("pk")
    for name, dated, starts_at, title in rows.values_list("body__name", "dated", "starts_at", "title"):
        yield simple(name), dated, str(starts_at or ""), simple(title)


def mark_of(draft: MeetingDraft) -> Mark:
    """Return what tells a meeting from the others: its body, its date, its hour, the words of its subject."""
    return simple(draft.body), draft.dated, str(draft.starts_at or ""), simple(draft.title)


def complaint_about(draft: MeetingDraft, same: str | None) -> str:
    """Return why a meeting cannot be taken; an empty text when it can. same: where the file already says it."""
    if FuzzyDate.parse(draft.dated).first_day > timezone.localdate():
        return gettext("cette réunion n'a pas encore eu lieu : préparez-la dans Vigie, sur la page de l'instance.")
    if same:
        message = gettext("cette réunion est déjà décrite (%(where)s) : gardez une seule des deux lignes.")
        return message % {"where": same}
    return ""


def match_organisations(reading: MeetingReading, preview: MeetingPreview, refused: Collection[str]) -> None:
    """Tie each name of the file to an organisation, silently or as a guess; one that fits none stays a name."""
    book = NameBook(Batch(), reading.findings, refused)
    for place, organisation in enumerate(list(book.organisations)):
        # A service is also written after its organisation, as the export does: « CAF – Jeunesse ».
        book.learn(str(organisation), place)
    for draft in reading.meetings:
        names = [*(one.name for one in draft.named), *(one.carrier for one in draft.decisions if one.carrier)]
        for name in names:
            if name not in preview.organisations:
                preview.organisations[name] = found_in(book, name, draft.where)
        for decision in draft.decisions:
            if decision.carrier and preview.organisations[decision.carrier] is None:
                message = gettext("« %(name)s » n'est pas une structure connue : son nom est ajouté à la décision.")
                reading.findings.warn(draft.where, message % {"name": decision.carrier[:60]})
    preview.guesses = book.guesses


def found_in(book: NameBook, name: str, where: str) -> Organisation | None:
    """Return the organisation a name stands for; None when it stands for none, or for something else."""
    place = book.by_name.get(key_of(name))
    if place is None:
        place = book.likely(name, where, may_guess=True, others=())
    return None if place is None else book.organisations[place]
