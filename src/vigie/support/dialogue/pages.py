"""The two pages of the dialogue, and what a step between them asks for: an open case, carried by the page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vigie.core.page_tokens import StaleToken
from vigie.core.vault.errors import CannotOpen
from vigie.support.attachments.receiving import handler_for
from vigie.support.dialogue.access import Access, come_back
from vigie.support.dialogue.forms import MessageForm, WordsForm
from vigie.support.dialogue.satisfaction import SatisfactionForm
from vigie.support.dialogue.sharing_words import shared_in_words
from vigie.support.dialogue.thread import thread_of
from vigie.support.discreet import discreet
from vigie.support.filing.forms import ContactForm
from vigie.support.filing.proof import proof_token
from vigie.support.filing.report import Filed
from vigie.support.letters.drafts import drafts_of
from vigie.support.letters.preparing import KINDS, titles_of
from vigie.support.referrals.seen import referrals_seen
from vigie.support.rights.views import help_step
from vigie.support.sealing import StaleKey

# A page, or a file given as it is opened.
Step = Callable[[HttpRequest, Access], Any]


def words_page(request: HttpRequest, form: WordsForm, problem: str = "", status: int = 200) -> HttpResponse:
    """Show where the words are typed; what was being written comes back after them."""
    draft = written_in(request)
    trail = [help_step(), (_("Suivre mon signalement"), None)]
    context = {"form": form, "problem": problem, "draft": draft, "breadcrumb": trail}
    return render(request, "support/dialogue/follow.html", context, status=status)


def written_in(request: HttpRequest) -> str:
    """Return what was being written: a message, or the parts of a letter, which come back as a message."""
    sent, kind = request.POST, request.POST.get("letter", "")
    parts = [sent.get(code, "") for code in titles_of(kind)] if kind in KINDS else []
    return sent.get("text") or sent.get("draft") or "\n\n".join(filter(None, parts))


def case_page(request: HttpRequest, access: Access, *, said: str = "", **context: Any) -> HttpResponse:
    """Show the case as its person sees it. said: what was just done, in a sentence."""
    thread = thread_of(access)
    after = max((each.number for each in thread.messages), default=0)
    filed = Filed(access.case.number, access.case.point.name, access.case.opened_on, thread.digest, "", is_new=False)
    shown = {
        "access": access,
        "case": access.case,
        "thread": thread,
        "said": said,
        "message_form": MessageForm(initial={"after": after, "text": context.get("draft", "")}),
        "contact_form": ContactForm(initial=thread.contact),
        "satisfaction_form": SatisfactionForm(),
        "asks_satisfaction": access.case.state == access.case.State.CLOSED and not access.case.satisfaction_asked,
        "referrals": shared_in_words(referrals_seen(access.case, thread.texts, access.pair)),
        "letters": drafts_of(access.shared, access.key),
        "proof_token": proof_token(filed),
        "breadcrumb": [],
        **context,
    }
    return render(request, "support/dialogue/case.html", shown)


def step(view: Step) -> Callable[..., HttpResponse]:
    """Let a step run for whoever carries an open case; a page too old asks for the words again."""

    @wraps(view)
    def answered(request: HttpRequest) -> Any:
        if request.method != "POST":
            return words_page(request, WordsForm())
        # Set before anything reads the form: files are sealed while they arrive.
        request.upload_handlers = [handler_for(request)]
        try:
            token = request.POST.get("access", "")
            try:
                return view(request, come_back(token))
            except (StaleKey, CannotOpen):
                # A listener's page renewed the key at the same instant: what was begun is undone, and done again.
                return view(request, come_back(token))
        except StaleToken:
            problem = _(
                "Cette page est restée ouverte plus de trente minutes : redonnez vos huit mots. Rien n'est perdu."
            )
            return words_page(request, WordsForm(), problem)
        except StaleKey:
            return words_page(
                request, WordsForm(), _("Votre dossier changeait au même moment : redonnez vos huit mots.")
            )

    return discreet(answered)
