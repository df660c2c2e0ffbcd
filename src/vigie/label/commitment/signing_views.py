"""The page on which whoever heads a structure reads the charter and signs: by a personal link, or from an account."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.accounts.rules import signed_in
from vigie.label.commitment.forms import SigningForm
from vigie.label.commitment.signing import invitation_of, invitations_for, sign
from vigie.label.facts import current_charter
from vigie.label.models import Charter, SigningInvitation
from vigie.label.pages import page
from vigie.label.refusing import NotNow


def kept_private(response: HttpResponse) -> HttpResponse:
    """Keep the address of a link from other sites and from search engines."""
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@never_cache
@sensitive_variables("code")
@allowed(everyone)
def sign_by_link(request: Request, code: str) -> HttpResponse:
    """Let the reader of a link sign. Opening the page changes nothing: mail scanners open links too."""
    invitation, charter = invitation_of(code), current_charter()
    if invitation is None or charter is None:
        return kept_private(
            page(request, "label/signing_closed.html", gettext("Ce lien n'ouvre plus rien"), status=404)
        )
    return kept_private(signing_page(request, invitation, charter))


@never_cache
@allowed(signed_in)
def sign_with_account(request: Request, invitation_id: int) -> HttpResponse:
    """Let someone who is asked to sign do so from their account."""
    asked = {each.pk: each for each in invitations_for(request.user)}
    charter = current_charter()
    if invitation_id not in asked or charter is None:
        raise Http404
    return signing_page(request, asked[invitation_id], charter, with_account=True)


def signing_page(
    request: Request, invitation: SigningInvitation, charter: Charter, *, with_account: bool = False
) -> HttpResponse:
    """Show the charter and the form, and write the agreement."""
    form = SigningForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        # What was on the screen may have been replaced since.
        read = Charter.objects.filter(number=number_of(request) or 0).first() or charter
        said = {name: form.cleaned_data[name] for name in ("name", "function", "shows_name")}
        signer = request.user if with_account else None
        try:
            sign(invitation=invitation, charter=read, signer=signer, **said)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("label:signed")
    return page(
        request,
        "label/signing.html",
        gettext("Signer la charte « structure sans discrimination »"),
        status=422 if form.errors else 200,
        form=form,
        invitation=invitation,
        charter=charter,
        is_private=True,
    )


def number_of(request: Request) -> int | None:
    """Return the version of the charter that was read."""
    given = request.POST.get("charte", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 5 else None


@allowed(everyone)
@require_safe
def signed(request: Request) -> HttpResponse:
    """Thank whoever signed, and say what comes next."""
    return page(request, "label/signed.html", gettext("Merci : l'engagement est signé"))


@allowed(signed_in)
@require_safe
def to_sign(request: Request) -> HttpResponse:
    """List what someone is asked to sign."""
    asked = invitations_for(request.user)
    if len(asked) == 1:
        return redirect("label:sign_with_account", asked[0].pk)
    return page(request, "label/to_sign.html", gettext("À signer"), invitations=asked)
