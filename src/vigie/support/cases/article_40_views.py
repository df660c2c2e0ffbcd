"""The page of the article 40 sheet: what the law says, who listens as what, a reasoned decision, its print."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request
from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.day_words import date_format
from vigie.core.exports import file_response
from vigie.core.pdf import to_pdf
from vigie.support.cases.access import OpenCase, of_a_case
from vigie.support.cases.article_40 import DECISIONS, LAW, Sheet, from_json, sheet_document, to_json
from vigie.support.cases.case_pages import case_page
from vigie.support.cases.forms import words
from vigie.support.fields import Field
from vigie.support.models import Listening
from vigie.support.sealing import read_text, write_text

PAGE = "support:case_follow_up"


class SheetForm(forms.Form):
    """A decision, never without its reasons."""

    decision = forms.ChoiceField(label=_("Votre décision"), choices=list(DECISIONS.items()), widget=forms.RadioSelect)
    reasons = words(_("Pourquoi"), rows=6, help_text=_("Les faits, ce que la personne souhaite, l'avis demandé."))


@require_safe
@of_a_case
def printed_sheet(request: Request, opened: OpenCase) -> HttpResponse:
    """Give the sheet as a PDF."""
    sheet = read_sheet(opened)
    if sheet is None:
        raise Http404
    return file_response(to_pdf(sheet_document(sheet, opened.case.number)), "fiche-article-40", "pdf")


def read_sheet(opened: OpenCase) -> Sheet | None:
    """Return the last version of the sheet, None when nothing was decided."""
    return from_json(read_text(opened.internal, opened.internal_key, Field.ARTICLE_40))


@of_a_case
def article_40(request: Request, opened: OpenCase) -> HttpResponse:
    """Tell what the law asks, and keep a decision."""
    present = read_sheet(opened)
    listening = Listening.objects.current().filter(person=request.user, point=opened.case.point).first()
    acts_as = listening.acts_as if listening else ""
    form = SheetForm(request.POST if request.method == "POST" else None, initial=vars(present) if present else {})
    if request.method == "POST" and form.is_valid():
        keep_sheet(opened=opened, actor=request.user, acts_as=acts_as, **form.cleaned_data)
        messages.success(request, gettext("La décision est gardée dans le dossier. Rien n'a été envoyé."))
        return redirect("support:article_40", opened.case.pk)
    context: dict[str, Any] = {"form": form, "sheet": present, "law": LAW, "listening": listening, "acts_as": acts_as}
    context |= {"status": 422 if form.errors else 200, "decision": DECISIONS[present.decision] if present else ""}
    title = gettext("Article 40 : aviser ou non le procureur")
    return case_page(request, "support/cases/article_40.html", opened, PAGE, title=title, **context)


@transaction.atomic
def keep_sheet(*, opened: OpenCase, decision: str, reasons: str, acts_as: str, actor: Person) -> None:
    """Seal a version of the sheet; the same decision with the same reasons changes nothing. Raises StaleKey."""
    present = read_sheet(opened)
    if present and (present.decision, present.reasons) == (decision, reasons):
        return
    as_what = str(Listening.ActsAs(acts_as).label)
    sheet = Sheet(decision, reasons, as_what, actor.name, date_format(timezone.localdate()))
    write_text(opened.internal, opened.internal_key, Field.ARTICLE_40, to_json(sheet))
    record(actor=actor, verb="article_40_decided", on=opened.case)
