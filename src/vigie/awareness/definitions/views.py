"""The shared definition: read by everyone, written and adopted by the pilot, taken by structures for themselves."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.awareness.access import organisations_for
from vigie.awareness.definitions.adopting import adopt_definition, note_adoption, remove_adoption, save_definition
from vigie.awareness.definitions.forms import AdoptForm, AdoptionForm, DefinitionForm
from vigie.awareness.models import Adoption, Definition
from vigie.awareness.pages import Trail, confirm_page, form_page, page, trail_home, trail_to
from vigie.awareness.rules import may_change, may_prepare, may_run_awareness
from vigie.awareness.toolbox.public_views import trail_to_toolbox
from vigie.awareness.toolbox.references import missing_references, take_missing


@allowed(everyone)
@require_safe
def definition(request: Request) -> HttpResponse:
    """Show the definition in force, who adopted it, those of before, and those kept apart."""
    adopted = list(Definition.objects.adopted().select_related("decision__meeting__body"))
    current = adopted[0] if adopted else None
    return page(
        request,
        "awareness/definitions/public.html",
        gettext("Notre définition commune"),
        trail=trail_to_toolbox(),
        is_fictitious=bool(current and current.is_fictitious),
        definition=current,
        adoptions=current.adoptions.select_related("organisation__parent") if current else [],
        before=adopted[1:],
        historical=Definition.objects.filter(is_historical=True),
    )


def trail_to_definitions() -> Trail:
    """Return the links back to the definitions."""
    return trail_to(gettext("Définition commune"), "definitions")


@allowed(may_prepare)
@require_safe
def definitions(request: Request) -> HttpResponse:
    """Show the definitions, and who adopted them."""
    rows = list(Definition.objects.prefetch_related("adoptions__organisation__parent"))
    current = Definition.objects.adopted().first()
    return page(
        request,
        "awareness/definitions/definitions.html",
        gettext("Définition commune"),
        trail=trail_home(),
        rows=rows,
        current=current,
        is_pilot=may_run_awareness(request.actor) is None,
        mine={each.pk for each in organisations_for(request.actor)},
    )


@allowed(may_run_awareness)
def write_definition(request: Request) -> HttpResponse:
    """Write a new definition."""
    return definition_page(request, Definition(), gettext("Écrire une définition"))


@allowed(may_run_awareness)
def change_definition(request: Request, definition_id: int) -> HttpResponse:
    """Change a definition that nobody adopted yet."""
    with transaction.atomic():
        found = get_object_or_404(Definition.objects.select_for_update(of=("self",)), pk=definition_id)
        if found.adopted_on:
            messages.warning(
                request, gettext("Cette définition est adoptée : elle ne change plus. Écrivez-en une autre.")
            )
            return redirect("awareness:definitions")
        return definition_page(request, found, gettext("Modifier la définition"))


def definition_page(request: Request, found: Definition, title: str) -> HttpResponse:
    """Show the form of a definition, and write it."""
    form = DefinitionForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid():
        save_definition(definition=form.save(commit=False), actor=request.user)
        messages.success(request, gettext("C'est enregistré."))
        return redirect("awareness:definitions")
    return form_page(request, form, title, reverse("awareness:definitions"), trail=trail_to_definitions())


@allowed(may_run_awareness)
def put_in_force(request: Request, definition_id: int) -> HttpResponse:
    """Note that a definition was adopted: it is then in force, and shown everywhere."""
    found = get_object_or_404(Definition, pk=definition_id, is_historical=False, adopted_on=None)
    form = AdoptForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        adopt_definition(definition_id=found.pk, actor=request.user, **form.cleaned_data)
        messages.success(request, gettext("C'est la définition commune."))
        return redirect("awareness:definitions")
    return form_page(
        request,
        form,
        gettext("Adopter cette définition"),
        reverse("awareness:definitions"),
        trail=trail_to_definitions(),
        submit_label=gettext("Adopter"),
        intro=gettext("Ses mots ne changeront plus. Celle d'avant reste lisible, avec ses dates."),
    )


@allowed(may_prepare)
def take_definition(request: Request) -> HttpResponse:
    """Note that a structure adopted the definition in force: one's own; any of them for the pilot."""
    current = Definition.objects.adopted().first()
    if current is None:
        messages.warning(request, gettext("Aucune définition n'est encore adoptée."))
        return redirect("awareness:definitions")
    posted = request.POST if request.method == "POST" else None
    form = AdoptionForm(posted, organisations=organisations_for(request.actor))
    if form.is_valid():
        note_adoption(definition=current, actor=request.user, **form.cleaned_data)
        messages.success(request, gettext("C'est noté."))
        return redirect("awareness:definitions")
    title, done = gettext("Une structure adopte la définition"), reverse("awareness:definitions")
    return form_page(request, form, title, done, trail=trail_to_definitions(), intro=current.term)


@allowed(may_prepare)
def leave_definition(request: Request, adoption_id: int) -> HttpResponse:
    """Ask, then take back an adoption noted by mistake."""
    adoption = get_object_or_404(Adoption.objects.select_related("organisation", "definition"), pk=adoption_id)
    if may_change(request.actor, adoption.organisation_id):
        raise Http404
    if request.method == "POST":
        remove_adoption(adoption=adoption, actor=request.user)
        messages.success(request, gettext("C'est retiré."))
        return redirect("awareness:definitions")
    return confirm_page(
        request,
        gettext("Retirer cette adoption ?"),
        subject=str(adoption),
        consequence=gettext("Le public ne lira plus que cette structure a adopté la définition."),
        submit_label=gettext("Retirer"),
        done=reverse("awareness:definitions"),
        trail=trail_to_definitions(),
    )


@allowed(may_run_awareness)
def take_references(request: Request) -> HttpResponse:
    """Ask, then take the studies and the definition that the plan cites."""
    done = reverse("awareness:tools")
    if request.method == "POST":
        number = take_missing(actor=request.user)
        messages.success(request, gettext("C'est repris : %(number)d. Relisez, puis publiez.") % {"number": number})
        return redirect(done)
    studies, historical = missing_references()
    names = [each["title"] for each in studies] + [each["term"] for each in historical]
    return confirm_page(
        request,
        gettext("Reprendre les références que cite le plan"),
        subject=" ; ".join(names),
        consequence=gettext(
            "Les études deviennent des brouillons d'outils, avec leur référence telle que le plan la donne et une "
            "échelle à préciser. La définition historique est gardée à part."
        ),
        refusal="" if names else gettext("Tout est déjà repris."),
        submit_label=gettext("Reprendre"),
        button_class="btn-primary",
        done=done,
        trail=trail_to(gettext("Outils"), "tools"),
    )
