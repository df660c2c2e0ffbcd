"""What each page of a questionnaire shows."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from vigie.core.markdown import render_markdown
from vigie.surveys.engine.definition import read_definition
from vigie.surveys.engine.nodes import FILE_KINDS, Kind
from vigie.surveys.models import Wave
from vigie.surveys.page.blocks import fields_in
from vigie.surveys.page.drafts import DAYS
from vigie.surveys.page.drawing import joined, sheet
from vigie.surveys.page.elements import upload
from vigie.surveys.page.framing import drawn
from vigie.surveys.page.languages import FormLanguage, form_language, languages_of
from vigie.surveys.page.review import left_empty, parts_of
from vigie.surveys.page.sentences import said
from vigie.surveys.page.texts import inline
from vigie.surveys.page.visit import Visit


def frame(wave: Wave) -> dict[str, Any]:
    """Return what every page shows. The site's own list of languages would lose what is written here."""
    return {
        "wave": wave,
        "survey": wave.survey,
        "page_language": get_language(),
        "answer_url": reverse("surveys:answer", args=[wave.code]),
        "draft_days": DAYS,
        "languages": [],
        "breadcrumb": [],
    }


def page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Draw a page, and say in which language it is."""
    response = render(request, name, context, status=status)
    response["Content-Language"] = get_language() or ""
    return response


def message(
    request: HttpRequest, wave: Wave, title: str, sentence: str | Promise, *, status: int = 200, restart: bool = False
) -> HttpResponse:
    """Say one thing."""
    context = {**frame(wave), "message_title": title, "message": sentence, "restart": restart}
    return page(request, "surveys/page/message.html", context, status)


def welcome(
    request: HttpRequest, wave: Wave, language: FormLanguage, *, access: str = "", problem: str = "", target: str = ""
) -> HttpResponse:
    """Show what the questionnaire is, before its first question."""
    definition = read_definition(wave.version.xform)
    skipped = {Kind.NOTE, *FILE_KINDS} if wave.survey.is_anonymous else {Kind.NOTE}
    context = {
        **frame(wave),
        "chosen_language": language,
        "languages_offered": languages_of(definition.languages),
        "question_count": sum(question.kind not in skipped for question in definition.shown()),
        "purpose": render_markdown(wave.survey.purpose),
        "access": access,
        "problem": problem,
        "problem_target": target,
    }
    return page(request, "surveys/page/welcome.html", context)


def visit(request: HttpRequest, visit: Visit, *, problem: str = "") -> HttpResponse:
    """Show where someone is: a screen, or the review. Raises state.TooLong."""
    shown = screen if visit.screen else review
    language = form_language(visit.state.language)
    context = {
        **frame(visit.wave),
        "sealed": visit.sealed(),
        "form_language": language,
        "languages_offered": languages_of(visit.filling.definition.languages),
        "is_whole": visit.is_whole,
        "can_change_view": visit.is_whole or (visit.whole is not None and len(visit.screens) > 1),
        "problem": problem,
        "problem_title": _("Votre réponse n'est pas encore partie"),
    }
    return shown(request, visit, context)


def screen(request: HttpRequest, visit: Visit, context: dict[str, Any]) -> HttpResponse:
    """Show questions."""
    heading = visit.heading(visit.screen) if visit.screen and not visit.is_whole else ""
    blocks = visit.blocks()
    errors = [field for field in fields_in(blocks) if field.error]
    has_conditions = visit.depends_on_itself()
    steps = len(visit.screens)
    title = inline(heading) or visit.wave.survey.title
    context |= {
        "heading": title,
        "heading_language": context["form_language"] if heading else None,
        "over_title": visit.wave.survey.title if heading else "",
        "questions": drawn(blocks, sheet(heading=title, url=context["answer_url"])),
        "errors": errors,
        "step": visit.place + 1 if steps > 1 else 0,
        "steps": steps,
        "is_first": visit.place == 0,
        "is_last": visit.place + 1 == steps,
        "has_conditions": has_conditions,
        # What is wrong is told with links to fields as they are now.
        "refreshes": has_conditions and not errors,
        "notice": notice(visit.appeared),
    }
    return page(request, "surveys/page/screen.html", context)


def notice(appeared: int) -> str:
    """Say that questions have appeared."""
    if not appeared:
        return ""
    return ngettext(
        "Une question est apparue plus bas, d'après vos réponses.",
        "%(number)s questions sont apparues plus bas, d'après vos réponses.",
        appeared,
    ) % {"number": appeared}


def review(request: HttpRequest, visit: Visit, context: dict[str, Any]) -> HttpResponse:
    """Show what was answered, before it is sent: a page at a time, when there is much."""
    number, pages = visit.review_number, visit.review_pages()
    screens = [(place + 1, visit.screens[place]) for place in pages[number - 1]]
    parts = parts_of([(place, screen, visit.heading(screen)) for place, screen in screens], visit.communes)
    faults = visit.all_faults()
    wrong = Counter(visit.review_pages_of(faults).values())
    files = visit.files()
    lines = [(part, line) for part in parts for line in part.lines]
    is_last = number == len(pages)
    context |= {
        "parts": parts,
        "files": joined(upload(field, sheet()) for field in files) if is_last else "",
        "can_send": is_last or not files,
        "wrong_files": [field for field in files if field.error and is_last],
        "wrong_parts": [(part, line.label, said(faults[line.path])[0]) for part, line in lines if line.path in faults],
        "wrong_pages": sorted((each, count) for each, count in wrong.items() if each != number),
        "empty_count": left_empty(visit.filling),
        "page_number": number,
        "page_count": len(pages),
        "previous_page": number - 1,
        "next_page": 0 if is_last else number + 1,
    }
    return page(request, "surveys/page/review.html", context)


def thanks(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Say that an answer has arrived, and what becomes of it."""
    return page(request, "surveys/page/thanks.html", frame(wave))


def saved(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Show the code of an answer that is begun, once."""
    expires_on = timezone.localdate() + timedelta(days=DAYS)
    context = {**frame(visit.wave), "words": code.split(), "expires_on": expires_on, "sealed": visit.sealed()}
    return page(request, "surveys/page/saved.html", context)


def resume(request: HttpRequest, wave: Wave, *, typed: str = "", problem: str = "") -> HttpResponse:
    """Ask for the code of an answer that is begun."""
    return page(request, "surveys/page/resume.html", {**frame(wave), "typed": typed, "problem": problem})
