"""The charter for everyone, its versions for the pilot, and the links that ask for a signature."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.label.applying.opening import organisation_or_404
from vigie.label.commitment.charters import publish_charter, shipped_text
from vigie.label.commitment.forms import CharterForm, InvitationForm
from vigie.label.commitment.signing import invite_head, revoke_invitation
from vigie.label.facts import current_charter
from vigie.label.models import Charter, SigningInvitation
from vigie.label.pages import form_page, page
from vigie.label.refusing import NotNow
from vigie.label.rules import may_enter_label, may_read_of, may_run_label


@allowed(everyone)
@require_safe
def charter(request: Request, number: int) -> HttpResponse:
    """Show a version of the charter, with its digest: what was signed can be read by everyone."""
    found = get_object_or_404(Charter, number=number)
    title = gettext("Charte « structure sans discrimination », version %(number)s") % {"number": number}
    trail = [(gettext("Structures sans discrimination"), reverse("label:register"))]
    return page(request, "label/charter.html", title, trail=list(trail), charter=found)


@allowed(may_run_label)
def publish(request: Request) -> HttpResponse:
    """Publish the next version of the charter, from the last or from the one shipped."""
    last = current_charter()
    form = CharterForm(request.POST or None, initial={"text": last.text if last else shipped_text()})
    if request.method == "POST" and form.is_valid():
        published = publish_charter(text=form.cleaned_data["text"], actor=request.user)
        messages.success(request, gettext("La charte est publiée."))
        return redirect("label:charter", published.number)
    return form_page(
        request,
        form,
        gettext("Publier une version de la charte"),
        reverse("label:overview"),
        submit_label=gettext("Publier"),
        trail=[(gettext("Label"), reverse("label:overview"))],
    )


@allowed(may_enter_label)
def invite(request: Request, organisation_id: int) -> HttpResponse:
    """Ask whoever heads a structure to sign."""
    organisation = organisation_or_404(request, organisation_id)
    form = InvitationForm(request.POST or None)
    done = reverse("label:structure", args=[organisation.pk])
    if request.method == "POST" and form.is_valid():
        try:
            invite_head(organisation=organisation, actor=request.user, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("Le lien de signature part par courriel."))
            return redirect(done)
    return form_page(
        request,
        form,
        gettext("Demander la signature de la direction"),
        done,
        submit_label=gettext("Envoyer le lien"),
        trail=[(str(organisation), done)],
        intro=gettext("Sans l'accord de la personne qui dirige, la démarche ne commence pas."),
    )


@allowed(may_enter_label)
@require_POST
def revoke(request: Request, invitation_id: int) -> HttpResponse:
    """Close a link that was sent."""
    found = SigningInvitation.objects.select_related("organisation").filter(pk=invitation_id).first()
    if found is None or may_read_of(request.actor, found.organisation_id):
        raise Http404
    revoke_invitation(invitation=found, actor=request.user)
    messages.success(request, gettext("Le lien n'ouvre plus rien."))
    return redirect("label:structure", found.organisation_id)
