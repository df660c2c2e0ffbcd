"""What the person agrees to share, with whom, and takes back; what she says to the other point."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from vigie.support.dialogue import acts
from vigie.support.dialogue.access import Access
from vigie.support.dialogue.forms import MessageForm
from vigie.support.dialogue.pages import case_page, step
from vigie.support.models import Referral
from vigie.support.referrals.consenting import decline_referral, give_consent, withdraw_consent


def referral_of(request: HttpRequest, access: Access) -> Referral:
    """Return the referral of this case that a form names. Raises Http404."""
    number = request.POST.get("referral", "")
    is_number = number.isdecimal() and len(number) < 19
    row = access.case.referrals.filter(pk=number).select_related("compartment").first() if is_number else None
    if row is None:
        raise Http404
    return row


@step
def answer_referral(request: HttpRequest, access: Access) -> HttpResponse:
    """Agree to share what was ticked, refuse, or take an agreement back."""
    referral = referral_of(request, access)
    try:
        said = answered(request, access, referral)
    except ValidationError as error:
        return case_page(request, access, problem=" ".join(error.messages))
    access.case.refresh_from_db()
    return case_page(request, access, said=said)


def answered(request: HttpRequest, access: Access, referral: Referral) -> str:
    """Do what the button says; return the sentence that tells it. Raises ValidationError."""
    match request.POST.get("answer"):
        case "agree":
            fields = request.POST.getlist("fields")
            if not fields:
                raise ValidationError(_("Cochez ce que vous acceptez de partager, au moins une chose."))
            give_consent(referral=referral, fields=fields, shared=access.shared, shared_key=access.key)
            return _("Votre accord est noté. Vous pouvez le retirer quand vous voulez.")
        case "decline":
            decline_referral(referral=referral)
            return _("Votre refus est noté : rien n'a été partagé.")
        case "withdraw":
            withdraw_consent(referral=referral)
            return _("C'est arrêté : l'autre lieu ne peut plus rien ouvrir ici.")
    raise Http404


@step
def write_to_referral(request: HttpRequest, access: Access) -> HttpResponse:
    """Write to the point that received part of the case; words that may not leave come back."""
    referral, form = referral_of(request, access), MessageForm(request.POST)
    wrong = [str(error) for errors in form.errors.values() for error in errors]
    problem = " ".join(wrong) or acts.why_not_write(access)
    if not problem and not acts.write_to_other_point(access, referral, form.cleaned_data["text"]):
        problem = _("Rien n'est plus partagé avec ce lieu. Écrivez plutôt à votre lieu d'accueil.")
    if problem:
        unsent = {"referral": referral.pk, "text": request.POST.get("text", "")}
        return case_page(request, access, problem=problem, unsent=unsent)
    return case_page(request, access, said=_("Votre message est envoyé."))
