"""Letters, as the person checks and corrects them before she sends them herself."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vigie.core.exports import file_response
from vigie.support.dialogue.access import Access
from vigie.support.dialogue.acts import told_to_staff
from vigie.support.dialogue.pages import case_page, step
from vigie.support.letters.documents import letter_document
from vigie.support.letters.drafts import Draft, save_draft, versions_of
from vigie.support.letters.forms import LetterForm
from vigie.support.letters.preparing import KINDS
from vigie.support.letters.views import WRITERS


def draft_asked(request: HttpRequest, access: Access) -> Draft:
    """Return the last version of the letter that a form names. Raises Http404."""
    kind = request.POST.get("letter", "")
    versions = versions_of(access.shared, access.key, kind) if kind in KINDS else []
    if not versions:
        raise Http404
    return versions[0]


@step
def correct_letter(request: HttpRequest, access: Access) -> HttpResponse:
    """Show a letter, and keep what the person corrects as a new version."""
    draft, is_sent = draft_asked(request, access), "save" in request.POST
    texts = {section.code: section.text for section in draft.sections}
    form = LetterForm(draft.kind, request.POST if is_sent else None, texts=texts)
    if is_sent and form.is_valid():
        with transaction.atomic():
            if save_draft(access.shared, access.key, draft.kind, form.cleaned_data, by_person=True):
                told_to_staff(access.case)
        return case_page(request, access, said=_("Votre version de la lettre est enregistrée."))
    context = {"access": access, "draft": draft, "form": form, "breadcrumb": []}
    return render(request, "support/dialogue/letter.html", context)


@step
def print_letter(request: HttpRequest, access: Access) -> HttpResponse:
    """Give a letter as a file, made in memory and kept nowhere."""
    draft, file_format = draft_asked(request, access), request.POST.get("format", "")
    if file_format not in WRITERS:
        raise Http404
    document = letter_document(draft.kind, draft.sections)
    return file_response(WRITERS[file_format](document), draft.label, file_format)
