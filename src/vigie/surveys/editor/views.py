"""The short editor: one page with the questions in order, one page for each question, buttons that need no script."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.surveys.editor.acts import (
    Written,
    add_group,
    add_question,
    mentions_of,
    move,
    remove_line,
    tokens_of,
    write_question,
)
from vigie.surveys.editor.conditions import read_condition
from vigie.surveys.editor.felt import ask_what_is_felt, let_refuse, sensitive_rows
from vigie.surveys.editor.forms import GROUP, AddForm, QuestionForm, TextsForm
from vigie.surveys.editor.grid import with_cells
from vigie.surveys.editor.kinds import BY_CODE, QuestionKind
from vigie.surveys.editor.matrices import MATRIX, add_matrix, write_matrix
from vigie.surveys.editor.outline import Line, line_at, outline
from vigie.surveys.editor.saving import ChangedMeanwhile, draft_of, edit_draft, mark_of
from vigie.surveys.editor.told import Told, tell
from vigie.surveys.managing.access import to_prepare
from vigie.surveys.managing.pages import page
from vigie.surveys.managing.publishing import checked_for_publication
from vigie.surveys.models import Survey, SurveyVersion
from vigie.surveys.rules import may_see_surveys
from vigie.surveys.xlsform.sheets import Sheets

PAGE = "surveys:editor"


def open_draft(request: Request, survey_id: int) -> tuple[Survey, SurveyVersion]:
    """Return a survey that someone may prepare, with its draft. Raises Http404 when everything is published."""
    survey = to_prepare(request, survey_id).survey
    draft = draft_of(survey)
    if draft is None:
        raise Http404(gettext("Ce questionnaire est publié : préparez une nouvelle version pour le changer."))
    return survey, draft


def line_or_404(draft: SurveyVersion, place: int) -> Line:
    """Return a row that the editor writes. Raises Http404."""
    line = line_at(draft.sheets, place)
    if line is None or not (line.kind or line.is_group):
        raise Http404
    return line


@allowed(may_see_surveys)
def editor(request: Request, survey_id: int) -> HttpResponse:
    """Show the questions in order, with what is wrong beside each."""
    survey, draft = open_draft(request, survey_id)
    lines = outline(draft.sheets)
    told = tell(lines, checked_for_publication(survey, draft), draft.sheets)
    return page(
        request,
        "surveys/editor/editor.html",
        gettext("Écrire les questions"),
        survey=survey,
        draft=draft,
        told=told,
        seen=mark_of(draft),
        form=AddForm(lines=lines, is_anonymous=survey.is_anonymous),
        sensitive=sensitive_rows(draft.sheets),
    )


@allowed(may_see_surveys)
def add(request: Request, survey_id: int) -> HttpResponse:
    """Write a new question, or a new group, of the kind and at the place that were chosen."""
    survey, draft = open_draft(request, survey_id)
    chosen = AddForm(request.GET, lines=outline(draft.sheets), is_anonymous=survey.is_anonymous)
    if not chosen.is_valid():
        return redirect(PAGE, survey_id)
    code, after = chosen.cleaned_data["kind"], int(chosen.cleaned_data["after"])
    form = form_for(request, draft, code)
    if form.is_valid():
        if isinstance(form, QuestionForm):
            written, kind = form.written(), form.kind
            act: Callable[[Sheets], Sheets] = lambda sheets: added(sheets, kind, written, after)  # noqa: E731
        else:
            labels = form.texts("label")
            act = lambda sheets: add_group(sheets, labels, after)  # noqa: E731
        if done := saved(request, survey, form, act, gettext("ajout : %(label)s")):
            return done
    words = gettext("Ajouter un groupe") if code == GROUP else gettext("Ajouter une question")
    return question_page(request, survey, form, words)


def added(sheets: Sheets, kind: QuestionKind, written: Written, after: int) -> Sheets:
    """Return the sheets with a new question of a kind, or a new grid, after a place."""
    return add_matrix(sheets, written, after) if kind is MATRIX else add_question(sheets, kind, written, after)


@allowed(may_see_surveys)
def write(request: Request, survey_id: int, place: int) -> HttpResponse:
    """Rewrite a question, or the title of a group."""
    survey, draft = open_draft(request, survey_id)
    line = line_or_404(draft, place)
    form = form_for(request, draft, line.kind.code if line.kind else GROUP, line)
    if form.is_valid():
        if isinstance(form, QuestionForm):
            written = form.written()
            rewrite = write_matrix if form.kind is MATRIX else write_question
            act: Callable[[Sheets], Sheets] = lambda sheets: rewrite(sheets, place, written)  # noqa: E731
        else:
            labels = {tokens_of("label", one): text for one, text in form.texts("label").items()}
            act = lambda sheets: with_cells(sheets, "survey", place, labels)  # noqa: E731
        if done := saved(request, survey, form, act, gettext("écriture : %(label)s")):
            return done
    return question_page(
        request, survey, form, gettext("Modifier la question") if line.kind else gettext("Modifier le groupe")
    )


def form_for(request: Request, draft: SurveyVersion, code: str, line: Line | None = None) -> TextsForm:
    """Return the form of a question of a kind, or of a group."""
    given: dict[str, Any] = {"sheets": draft.sheets, "line": line, "seen": mark_of(draft)}
    sent = request.POST or None
    return TextsForm(sent, **given) if code == GROUP else QuestionForm(sent, kind=BY_CODE[code], **given)


def saved(
    request: Request, survey: Survey, form: TextsForm, act: Callable[[Sheets], Sheets], what: str
) -> HttpResponse | None:
    """Do what a valid form says, and go back to the questions; None when someone wrote meanwhile: the form says it."""
    label = next(iter(form.texts("label").values()))[:120]
    try:
        edit_draft(
            survey=survey, seen=form.cleaned_data["seen"], act=act, what=what % {"label": label}, by=request.user
        )
    except ChangedMeanwhile:
        form.add_error(None, meanwhile())
        return None
    messages.success(request, gettext("C'est enregistré."))
    return redirect(PAGE, survey.pk)


def meanwhile() -> str:
    """Return what the second of two people reads."""
    return gettext(
        "Quelqu'un a changé ce questionnaire pendant que vous écriviez : rien n'est perdu, mais rien n'est "
        "enregistré. Vos mots sont ci-dessous : copiez-les, rouvrez les questions, puis recommencez."
    )


def question_page(request: Request, survey: Survey, form: TextsForm, title: str) -> HttpResponse:
    """Draw the form of a question."""
    kind = form.kind.label if isinstance(form, QuestionForm) else ""
    done = reverse(PAGE, args=[survey.pk])
    status = 422 if form.errors else 200
    context: dict[str, Any] = {"form": form, "kind": kind, "done": done, "condition_of": read_condition}
    return page(request, "surveys/editor/question.html", title, survey=survey, status=status, **context)


@allowed(may_see_surveys)
@require_POST
def act(request: Request, survey_id: int, place: int) -> HttpResponse:
    """Move a row up or down, remove it, or put a forbidden list right: the button that was pressed."""
    survey, draft = open_draft(request, survey_id)
    line = line_or_404(draft, place)
    button = request.POST.get("acte", "")
    acts: dict[str, tuple[Callable[[Sheets], Sheets], str]] = {
        "monter": (lambda sheets: move(sheets, line, up=True), gettext("déplacement : %(label)s")),
        "descendre": (lambda sheets: move(sheets, line, up=False), gettext("déplacement : %(label)s")),
        "retirer": (lambda sheets: remove_line(sheets, line), gettext("retrait : %(label)s")),
        "ressenti": (lambda sheets: ask_what_is_felt(sheets, line), gettext("ressenti : %(label)s")),
        "refus": (lambda sheets: let_refuse(sheets, line), gettext("« Je ne souhaite pas répondre » : %(label)s")),
    }
    names = line.names if button == "retirer" and not line.is_group else []
    quoting = [each for name in names for each in mentions_of(draft.sheets, name) if each.place != line.place]
    if button not in acts or (button in ("ressenti", "refus") and (not line.list_name or line.rows)):
        raise Http404
    if request.POST.get("seen", "") != mark_of(draft):
        return told_meanwhile(request, survey_id)
    if quoting:
        said = gettext("D'autres questions en dépendent, changez-les d'abord : %(labels)s.")
        messages.error(
            request, said % {"labels": ", ".join(f"« {each.label[:60]} »" for each in dict.fromkeys(quoting))}
        )
        return redirect(PAGE, survey_id)
    step, what = acts[button]
    try:
        seen = request.POST.get("seen", "")
        edit_draft(survey=survey, seen=seen, act=step, what=what % {"label": line.label[:120]}, by=request.user)
    except ChangedMeanwhile:
        return told_meanwhile(request, survey_id)
    return redirect(f"{reverse(PAGE, args=[survey_id])}#{anchor_after(survey, line, button)}")


def told_meanwhile(request: Request, survey_id: int) -> HttpResponse:
    """Go back to the questions as they now are, and say why nothing was done."""
    said = gettext("Quelqu'un a changé ce questionnaire entre-temps : regardez-le, puis recommencez.")
    messages.error(request, said)
    return redirect(PAGE, survey_id)


def anchor_after(survey: Survey, line: Line, button: str) -> str:
    """Return where on the page to come back to: the row that moved, or what took its place."""
    draft = draft_of(survey)
    assert draft is not None
    found = next((each for each in outline(draft.sheets) if each.name == line.name), None)
    return f"ligne-{found.place}" if found and button != "retirer" else "questions"


__all__ = ["Told", "act", "add", "editor", "write"]
