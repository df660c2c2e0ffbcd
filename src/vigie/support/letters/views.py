"""Letters of a case: prepared, written by both sides, printed. None is ever sent from here."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request
from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.documents import Document
from vigie.core.docx_output import to_docx
from vigie.core.exports import file_response
from vigie.core.pdf import to_pdf
from vigie.support.cases.access import OpenCase, of_a_case
from vigie.support.cases.case_pages import case_page
from vigie.support.letters.documents import letter_document
from vigie.support.letters.drafts import Draft, drafts_of, first_texts, save_draft, versions_of
from vigie.support.letters.facts_of_case import facts_of
from vigie.support.letters.forms import LetterForm
from vigie.support.letters.preparing import KINDS, Kind

PAGE = "support:case_letters"
WRITERS: dict[str, Callable[[Document], bytes]] = {"pdf": to_pdf, "docx": to_docx}


@require_safe
@of_a_case
def letters(request: Request, opened: OpenCase) -> HttpResponse:
    """List the letters that can be prepared, and those that were."""
    drafts = {draft.kind: draft for draft in drafts_of(opened.shared, opened.shared_key)}
    rows = [(code, kind, drafts.get(code)) for code, kind in KINDS.items()]
    return case_page(request, "support/letters/letters.html", opened, PAGE, letters=rows)


@of_a_case
def letter(request: Request, opened: OpenCase, kind: str) -> HttpResponse:
    """Write a letter: what the case says to begin with, the last version afterwards."""
    known = kind_or_404(kind)
    versions = versions_of(opened.shared, opened.shared_key, kind)
    is_sent = request.method == "POST"
    texts = {} if is_sent else texts_shown(request, opened, kind, versions)
    form = LetterForm(kind, request.POST if is_sent else None, texts=texts)
    if is_sent and form.is_valid():
        keep(opened=opened, kind=kind, texts=form.cleaned_data, actor=request.user)
        messages.success(request, gettext("La lettre est enregistrée. La personne peut la relire et la corriger."))
        return redirect("support:letter", opened.case.pk, kind)
    context: dict[str, Any] = {"form": form, "kind": kind, "advice": known.advice, "versions": versions}
    context |= {"status": 422 if form.errors else 200}
    return case_page(request, "support/letters/letter.html", opened, PAGE, title=known.label, **context)


def kind_or_404(kind: str) -> Kind:
    """Return a kind of letter. Raises Http404."""
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def texts_shown(request: Request, opened: OpenCase, kind: str, versions: list[Draft]) -> dict[str, str]:
    """Return what the form begins with: the version asked for, the last one, or a first draft made from the case."""
    asked = request.GET.get("version", "")
    chosen = [each for each in versions if str(each.version) == asked] or versions[:1]
    if chosen and asked != "neuve":
        return {section.code: section.text for section in chosen[0].sections}
    return first_texts(kind, facts_of(opened))


@transaction.atomic
def keep(*, opened: OpenCase, kind: str, texts: dict[str, str], actor: Person) -> None:
    """Keep a version of a letter, with its line in the journal. Raises StaleKey."""
    if save_draft(opened.shared, opened.shared_key, kind, texts):
        record(actor=actor, verb="letter_written", on=opened.case)


@require_safe
@of_a_case
def letter_file(request: Request, opened: OpenCase, kind: str, file_format: str) -> HttpResponse:
    """Give the last version to print or to go on writing; made in memory, kept nowhere."""
    known = kind_or_404(kind)
    versions = versions_of(opened.shared, opened.shared_key, kind)
    if not versions or file_format not in WRITERS:
        raise Http404
    document = letter_document(kind, versions[0].sections)
    return file_response(WRITERS[file_format](document), known.label, file_format)
