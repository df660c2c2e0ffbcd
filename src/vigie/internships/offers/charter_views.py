"""The charter of the exchange: what a company commits to, read and signed by who refers for it (S132)."""

from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.models import Company
from vigie.internships.offers.opening import company_or_404
from vigie.internships.pages import page
from vigie.internships.rules import may_act_for_company, may_enter_offers

COMMITMENTS: Final = (
    _("Décrire ce qui sera vu et essayé, jamais la personne attendue."),
    _("Ne choisir personne : le tirage public donne les places, et nous l'acceptons tel quel."),
    _("Ne pas chercher à savoir qui classe nos offres, ni avant ni après le tirage."),
    _("Nommer une personne qui accueille, et lui donner le temps de se former à l'accueil sans discrimination."),
    _("Ne demander à renoncer à un accueil que pour un motif de la liste publiée, et l'expliquer."),
    _("Prêter le matériel, et chercher avec l'établissement l'aménagement qui rend le stage possible."),
    _("Écouter un signalement de discrimination, et travailler avec la bourse à y mettre fin."),
)


@allowed(may_enter_offers)
def charter(request: Request, company_id: int) -> HttpResponse:
    """Show the charter to a company and to the pilot; the company signs it, once."""
    company = company_or_404(request, company_id)
    signing = may_act_for_company(request.actor, company.organisation_id)
    if request.method == "POST":
        check(signing)
        sign_charter(company=company, actor=request.user)
        messages.success(request, gettext("Merci : la charte de la bourse est signée."))
        return redirect("internships:company_home")
    return page(
        request,
        "internships/offers/charter.html",
        gettext("La charte de la bourse de stage"),
        company=company,
        commitments=COMMITMENTS,
        may_sign=signing is None and company.exchange_charter_on is None,
    )


def sign_charter(*, company: Company, actor: Person) -> None:
    """Write that a company signed today; a second time changes nothing."""
    with transaction.atomic():
        unsigned = Company.objects.filter(pk=company.pk, exchange_charter_on=None)
        if unsigned.update(exchange_charter_on=timezone.localdate()):
            record(actor=actor, verb="exchange_charter_signed", on=company)
