"""The page on which a listener qualifies a case."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.support.cases.access import OpenCase, of_a_case
from vigie.support.cases.case_pages import case_page
from vigie.support.cases.forms import EvidenceFormSet, QualificationForm, evidence_in
from vigie.support.cases.planning import qualify_case, read_qualification

PAGE = "support:qualify_case"


@of_a_case
def qualify(request: Request, opened: OpenCase) -> HttpResponse:
    """Show the qualification as a form, and keep a new version."""
    present = read_qualification(opened)
    sent = request.POST if request.method == "POST" else None
    form = QualificationForm(sent, qualification=present)
    evidence = EvidenceFormSet(sent, prefix="preuves", initial=[vars(each) for each in present.evidence])
    are_valid = sent is not None and form.is_valid() and evidence.is_valid()
    if are_valid:
        value = form.qualification(evidence_in(evidence))
        if qualify_case(opened=opened, qualification=value, actor=request.user):
            messages.success(request, gettext("La qualification est enregistrée, les délais de la loi sont recomptés."))
        else:
            messages.info(request, gettext("Rien n'a changé."))
        return redirect(PAGE, opened.case.pk)
    status = 200 if sent is None else 422
    return case_page(
        request, "support/cases/qualification.html", opened, PAGE, form=form, evidence=evidence, status=status
    )
