"""The first page of a case, what is written from it, and its files."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request
from vigie.core.sealed_downloads import download
from vigie.support.cases.access import OpenCase, of_a_case
from vigie.support.cases.case_pages import case_page
from vigie.support.cases.following import answer_person, take_case, write_note
from vigie.support.cases.forms import AnswerForm, NoteForm
from vigie.support.cases.reading import note_reading
from vigie.support.cases.story import dialogue_in, notes_in, story_in
from vigie.support.sealing import read_files, read_texts


@require_safe
@of_a_case
def case(request: Request, opened: OpenCase) -> HttpResponse:
    """Show what the person told, and what was written since."""
    note_reading(case=opened.case, actor=request.user)
    return draw_case(request, opened, AnswerForm())


def draw_case(request: Request, opened: OpenCase, form: AnswerForm) -> HttpResponse:
    """Draw the first page of a case around a form of answer."""
    texts = read_texts(opened.shared, opened.shared_key)
    context: dict[str, Any] = {
        "story": story_in(texts),
        "messages_written": dialogue_in(texts),
        "files": read_files(opened.shared, opened.shared_key),
        "form": form,
    }
    status = 422 if form.errors else 200
    return case_page(request, "support/cases/case.html", opened, "support:case", status=status, **context)


@require_POST
@of_a_case
def take(request: Request, opened: OpenCase) -> HttpResponse:
    """Take charge of a case."""
    try:
        take_case(case=opened.case, actor=request.user)
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, gettext("Vous suivez maintenant ce dossier."))
    return redirect("support:case", opened.case.pk)


@require_POST
@of_a_case
def answer(request: Request, opened: OpenCase) -> HttpResponse:
    """Write to the person."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            answer_person(opened=opened, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, gettext("Votre message est envoyé : elle le lira avec son code de suivi."))
            return redirect("support:case", opened.case.pk)
    return draw_case(request, opened, form)


@of_a_case
def notes(request: Request, opened: OpenCase) -> HttpResponse:
    """Show the internal notes, and add one."""
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        write_note(opened=opened, text=form.cleaned_data["text"], actor=request.user)
        messages.success(request, gettext("La note est enregistrée."))
        return redirect("support:case_notes", opened.case.pk)
    found = notes_in(read_texts(opened.internal, opened.internal_key))
    status = 422 if form.errors else 200
    return case_page(
        request, "support/cases/notes.html", opened, "support:case_notes", notes=found, form=form, status=status
    )


@require_safe
@of_a_case
def case_file(request: Request, opened: OpenCase, file_id: int) -> StreamingHttpResponse:
    """Give a file of the case, opened as it goes; always saved, never shown in the browser."""
    cards = read_files(opened.shared, opened.shared_key)
    every = [*cards, *(card.copy for card in cards if card.copy)]
    for card in every:
        if card.row.pk == file_id:
            return download(card.upload)
    raise Http404
