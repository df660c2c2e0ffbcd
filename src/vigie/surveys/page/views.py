"""Pages where a questionnaire is filled. No cookie, nothing kept by the browser, nothing stored before sending."""

from dataclasses import replace
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import override

from vigie.core.discreet import discreet_page
from vigie.core.page_tokens import StaleToken
from vigie.core.typed_words import words_to_mend
from vigie.core.vault.errors import NotAReceipt
from vigie.surveys.engine.definition import read_definition
from vigie.surveys.models import SurveyVersion, Wave
from vigie.surveys.page import acts, pages
from vigie.surveys.page.drafts import WORDS, open_draft, save_draft
from vigie.surveys.page.files import FilesInMemory, take_files
from vigie.surveys.page.languages import best_language, site_language
from vigie.surveys.page.opening import refusal
from vigie.surveys.page.sending import TRAP, send, why_not_sent
from vigie.surveys.page.state import State, TooLong, opened
from vigie.surveys.page.visit import Visit
from vigie.surveys.receiving.arrivals import NotReceived
from vigie.surveys.receiving.tokens import find_token

# Several files of ten megabytes, and what surrounds them.
LARGEST: Final = 52 * 1024 * 1024
discreet = discreet_page(largest=LARGEST, too_large="surveys/page/too_large.html")


def wave_of(code: str) -> Wave:
    """Return the wave of an address, or « page not found »."""
    waves = Wave.objects.select_related("survey__organisation", "version").defer("version__sheets")
    return get_object_or_404(waves, code=code)


@discreet
def welcome(request: HttpRequest, code: str, access: str = "") -> HttpResponse:
    """Say what the questionnaire is, who asks, what becomes of answers; ask for the access code when there is one."""
    wave = wave_of(code)
    languages = read_definition(wave.version.xform).languages
    language = best_language(languages, request.GET.get("langue", ""))
    with override(site_language(language, languages)):
        if refused := refusal(wave):
            return pages.message(request, wave, refused.title, refused.sentence, status=refused.status)
        return pages.welcome(request, wave, language, access=access)


@discreet
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Take in what a screen sends, and show the next."""
    wave = wave_of(code)
    if request.method != "POST":
        return redirect("surveys:welcome", code=wave.code)
    request.upload_handlers = [FilesInMemory(request, keeps_files=not wave.survey.is_anonymous)]
    act, _colon, named = request.POST.get("acte", "continuer").partition(":")
    if act == "commencer":
        return begin(request, wave)
    try:
        state = opened(request.POST.get("suite", ""))
    except StaleToken:
        return stale(request, wave)
    if state.wave != wave.pk:
        return stale(request, wave)
    return turn(request, wave, state, act, named)


def begin(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Show the first screen, once the access code is known when one is asked."""
    languages = read_definition(wave.version.xform).languages
    language = best_language(languages, request.POST.get("langue", ""))
    with override(site_language(language, languages)):
        if refused := refusal(wave):
            return pages.message(request, wave, refused.title, refused.sentence, status=refused.status)
        token, typed = None, request.POST.get("code", "")
        if wave.needs_token:
            token = find_token(wave, typed)
            if problem := why_not_this_code(token, typed):
                return pages.welcome(request, wave, language, access=typed[:60], problem=problem, target="code")
        if request.POST.get(TRAP):
            problem = _("Un champ caché a été rempli : videz-le, puis recommencez.")
            return pages.welcome(request, wave, language, access=typed[:60], problem=problem)
        state = State(
            wave=wave.pk,
            version=wave.version_id,
            language=language.name,
            token=token.pk if token else None,
            whole=is_on_one_page(wave.version),
        )
        return pages.visit(request, Visit(wave, wave.version, state))


def why_not_this_code(token: Any, typed: str) -> str:
    """Return why an access code does not open the questionnaire, or nothing."""
    if not typed.strip():
        return _("Tapez le code d'accès qui vous a été remis.")
    if token is None:
        return _(
            "Ce code n'est pas reconnu. Vérifiez chaque lettre et chaque chiffre, ou demandez à qui vous l'a remis."
        )
    if token.is_used:
        return _("Ce code a déjà servi : une réponse a été enregistrée. Chaque code sert une seule fois.")
    return ""


def is_on_one_page(version: SurveyVersion) -> bool:
    """Whether the form asks for all its questions on one page: « single-page » in the column « style » of settings."""
    headers, *rows = version.sheets.get("settings") or [[]]
    cells = dict(zip(headers, rows[0], strict=False)) if rows else {}
    return "single-page" in str(cells.get("style", "")).split()


def stale(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Say that the page was open for too long."""
    sentence = _("Elle était ouverte depuis plus de douze heures, ou son adresse a été changée. Rien n'a été envoyé.")
    return pages.message(request, wave, _("Cette page ne peut plus servir"), sentence, status=400, restart=True)


def turn(request: HttpRequest, wave: Wave, state: State, act: str, named: str) -> HttpResponse:
    """Do what a button asks, and show what follows."""
    visit = Visit(wave, version_of(wave, state), state)
    with override(visit.site_language):
        return done(request, visit, act, named)


def version_of(wave: Wave, state: State) -> SurveyVersion:
    """Return the version that someone has begun to answer, or « page not found »."""
    if state.version == wave.version_id:
        return wave.version
    return get_object_or_404(SurveyVersion.objects.defer("sheets"), pk=state.version, survey=wave.survey_id)


def done(request: HttpRequest, visit: Visit, act: str, named: str) -> HttpResponse:
    """Do what a button asks, in the language of the page."""
    wave = visit.wave
    if act == "envoyer":
        return sent(request, visit)
    if refused := refusal(wave):
        return pages.message(request, wave, refused.title, refused.sentence, status=refused.status)
    if act == "langue":
        return translated(request, visit, named)
    if act == "enregistrer":
        acts.keep(visit, request.POST)
        return saved(request, visit)
    acts.ACTS.get(act, acts.stay)(visit, request.POST, named)
    return shown(request, visit)


def shown(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show where someone is; say so when answers are longer than a page can carry."""
    try:
        return pages.visit(request, visit)
    except TooLong:
        return too_long(request, visit)


def too_long(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say that answers are too long."""
    sentence = _("Vos réponses sont trop longues pour cette page. Revenez en arrière et raccourcissez les textes.")
    return pages.message(request, visit.wave, _("Réponses trop longues"), sentence, status=413)


def translated(request: HttpRequest, visit: Visit, named: str) -> HttpResponse:
    """Show the same screen in another language of the form."""
    acts.keep(visit, request.POST)
    language = best_language(visit.filling.definition.languages, named)
    state = replace(visit.state, language=language.name, filling=visit.filling.to_draft())
    again = Visit(visit.wave, visit.version, state)
    with override(again.site_language):
        return shown(request, again)


def saved(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep an answer that is begun, and show its code, once."""
    try:
        visit.sealed()
        code = save_draft(visit.wave, visit.state)
    except TooLong:
        return too_long(request, visit)
    return pages.saved(request, visit, code)


def sent(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send an answer; when something is wrong, show the review again."""
    acts.keep(visit, request.POST)
    if visit.screen:
        visit.review(1)
    files = take_files(visit, request)
    faults = visit.all_faults()
    if visit.errors or faults:
        visit.review_faults(faults)
        return shown(request, visit)
    if problem := why_not_sent(visit, request.POST):
        return pages.visit(request, visit, problem=str(problem))
    try:
        send(visit, files)
    except NotReceived as refused:
        return pages.message(request, visit.wave, _("Votre réponse n'a pas été enregistrée"), refused.sentence)
    return pages.thanks(request, visit.wave)


@discreet
def resume(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the code of an answer that is begun, and show it again where it was left."""
    wave = wave_of(code)
    if refused := refusal(wave):
        return pages.message(request, wave, refused.title, refused.sentence, status=refused.status)
    if request.method != "POST":
        return pages.resume(request, wave)
    typed = request.POST.get("mots", "")
    try:
        state = open_draft(wave, typed)
    except NotAReceipt as wrong:
        return pages.resume(request, wave, typed=typed[:300], problem=words_to_mend(wrong, WORDS))
    if state is None:
        problem = _(
            "Aucune réponse commencée ne s'ouvre avec ces mots. Vérifiez-les ; après quinze jours, tout est effacé."
        )
        return pages.resume(request, wave, typed=typed[:300], problem=problem)
    return turn(request, wave, state, "rester", "")
