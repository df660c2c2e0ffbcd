"""The dialogue: enter the words, read, write, join files, say how to be reached. Every step is a POST."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vigie.core.attachments.receiving import SealingHandler
from vigie.core.sealed_downloads import download
from vigie.core.senders import sender_of
from vigie.core.vault.errors import NotAReceipt
from vigie.support.abuse.buckets import RECEIPTS_OF_A_SENDER, spend
from vigie.support.attachments.receiving import received_in
from vigie.support.dialogue import acts
from vigie.support.dialogue.access import Access, UnknownReceipt, enter
from vigie.support.dialogue.forms import MessageForm, WordsForm
from vigie.support.dialogue.pages import case_page, step, words_page
from vigie.support.dialogue.satisfaction import SatisfactionForm, keep_answer
from vigie.support.dialogue.thread import thread_of
from vigie.support.discreet import discreet
from vigie.support.filing.forms import ContactForm


@discreet
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for the words, and open the case they belong to."""
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return words_page(request, form)
    if not spend((RECEIPTS_OF_A_SENDER, sender_of(request))):
        return words_page(
            request, form, _("Beaucoup de codes ont été essayés. Attendez dix minutes, ou appelez le 39 28."), 429
        )
    try:
        return case_page(request, enter(form.cleaned_data["words"]), draft=request.POST.get("draft", ""))
    except NotAReceipt as error:
        return words_page(request, form, why_not_a_receipt(error))
    except UnknownReceipt:
        unknown = _("Aucun dossier ne s'ouvre avec ces mots. Vérifiez-les un à un ; un dossier effacé ne s'ouvre plus.")
        return words_page(request, form, unknown)


def why_not_a_receipt(error: NotAReceipt) -> str:
    """Return the sentence that helps to mend words: which ones are not ours, how many are missing."""
    if error.unknown:
        places = ", ".join(str(position) for position in error.unknown[:8])
        return ngettext(
            "Un mot n'est pas dans notre liste : le n° %(places)s. Vérifiez comment il est écrit.",
            "Des mots ne sont pas dans notre liste : les n° %(places)s. Vérifiez comment ils sont écrits.",
            len(error.unknown),
        ) % {"places": places}
    if error.missing > 0:
        return ngettext("Il manque %(count)s mot.", "Il manque %(count)s mots.", error.missing) % {
            "count": error.missing
        }
    return _("Il y a trop de mots : le code de suivi en a huit.")


@step
def show(request: HttpRequest, access: Access) -> HttpResponse:
    """Show the case again."""
    return case_page(request, access)


@step
def send_message(request: HttpRequest, access: Access) -> HttpResponse:
    """Write to the point."""
    form = MessageForm(request.POST)
    if not form.is_valid():
        return case_page(request, access, message_form=form)
    if problem := acts.why_not_write(access):
        return case_page(request, access, problem=problem, message_form=form)
    acts.write_message(access, form.cleaned_data["text"], after=form.cleaned_data["after"] or 0)
    return case_page(request, access, said=_("Votre message est envoyé."))


@step
def send_files(request: HttpRequest, access: Access) -> HttpResponse:
    """Join files."""
    count = acts.add_files(access, received_in(request))
    handler = request.upload_handlers[0]
    refusals = handler.refusals if isinstance(handler, SealingHandler) else []
    said = ngettext("%(count)s fichier est joint.", "%(count)s fichiers sont joints.", count) % {"count": count}
    return case_page(request, access, said=said if count else "", refusals=refusals)


@step
def read_file(request: HttpRequest, access: Access) -> StreamingHttpResponse:
    """Give a file of the case back, or its cleaned copy."""
    cards = {str(each.row.pk): each for card in thread_of(access).files for each in (card, card.copy) if each}
    card = cards.get(request.POST.get("file", ""))
    if card is None:
        raise Http404
    return download(card.upload)


@step
def give_contact(request: HttpRequest, access: Access) -> HttpResponse:
    """Say how to be reached, or no longer."""
    form = ContactForm(request.POST)
    if not form.is_valid():
        return case_page(request, access, contact_form=form)
    acts.give_contact(access, form.cleaned_data)
    return case_page(request, access, said=_("Vos coordonnées sont à jour."))


@step
def ask_erasure(request: HttpRequest, access: Access) -> HttpResponse:
    """Ask that everything be erased, once the question was read."""
    if request.POST.get("sure") != "yes":
        return case_page(request, access, problem=_("Cochez la case pour confirmer que vous voulez tout effacer."))
    acts.ask_erasure(access)
    return case_page(request, access, said=_("Votre demande d'effacement est envoyée au lieu d'accueil."))


@step
def answer_satisfaction(request: HttpRequest, access: Access) -> HttpResponse:
    """Say whether the support helped, once, at the end; the answer leaves the case."""
    form = SatisfactionForm(request.POST)
    if access.case.state != access.case.State.CLOSED or not form.is_valid():
        return case_page(request, access, satisfaction_form=form)
    keep_answer(access.case, form.cleaned_data)
    access.case.satisfaction_asked = True
    return case_page(request, access, said=_("Merci. Votre avis est compté à part, sans lien avec votre dossier."))
