"""A class: its pupils, the situations that the school verifies, the parents, the list entered with a pupil."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.accounts.vault_session import open_vault
from vigie.internships.models import Pupil, SchoolClass
from vigie.internships.models.pupils import PupilQuerySet
from vigie.internships.pages import Trail, confirm_page, form_page, page
from vigie.internships.pupils.classes import acts
from vigie.internships.pupils.classes.access import class_or_404, entry_or_404, key_if_open, pupil_or_404
from vigie.internships.pupils.classes.addresses import class_page
from vigie.internships.pupils.classes.forms import ClassForm
from vigie.internships.pupils.classes.naming import all_named
from vigie.internships.pupils.session import enter
from vigie.internships.rules import may_act_for_a_school


def home_trail() -> Trail:
    """Return the link back to the school's home."""
    return [(gettext("Mes classes"), reverse("internships:school_home"))]


def class_trail(school_class: SchoolClass) -> Trail:
    """Return the links back to a class."""
    return [*home_trail(), (str(school_class), class_page(school_class.pk))]


@allowed(may_act_for_a_school)
def add_class(request: Request, entry_id: int) -> HttpResponse:
    """Add a class."""
    entry = entry_or_404(request, entry_id)
    school_class = SchoolClass(entry=entry)
    form = ClassForm(request.POST or None, instance=school_class)
    if form.is_valid():
        acts.save_class(school_class=school_class, actor=request.user)
        messages.success(request, gettext("La classe est ajoutée : importez maintenant la liste de ses élèves."))
        return redirect(class_page(school_class.pk))
    return form_page(
        request, form, gettext("Ajouter une classe"), reverse("internships:school_home"), trail=home_trail()
    )


@allowed(may_act_for_a_school)
def change_class(request: Request, class_id: int) -> HttpResponse:
    """Change a class; one without pupils can be removed."""
    school_class = class_or_404(request, class_id)
    form = ClassForm(request.POST or None, instance=school_class)
    if form.is_valid():
        acts.save_class(school_class=school_class, actor=request.user)
        messages.success(request, gettext("La classe est modifiée."))
        return redirect(class_page(school_class.pk))
    is_empty = not school_class.pupils.exists()
    return form_page(
        request,
        form,
        gettext("Modifier la classe"),
        class_page(school_class.pk),
        trail=class_trail(school_class),
        delete_url=reverse("internships:remove_class", args=[school_class.pk]) if is_empty else "",
        delete_label=gettext("Supprimer la classe…"),
    )


@allowed(may_act_for_a_school)
def remove_class(request: Request, class_id: int) -> HttpResponse:
    """Ask, then remove a class without pupils."""
    school_class = class_or_404(request, class_id)
    refusal = ""
    if school_class.pupils.exists():
        refusal = gettext("Cette classe a des élèves : retirez-les de la campagne plutôt que de supprimer la classe.")
    if request.method == "POST" and not refusal:
        if acts.remove_class(school_class=school_class, actor=request.user):
            messages.success(request, gettext("La classe est supprimée."))
        return redirect("internships:school_home")
    return confirm_page(
        request,
        gettext("Supprimer cette classe ?"),
        subject=str(school_class),
        consequence=gettext("Elle n'a pas d'élève : rien d'autre n'est perdu."),
        done=class_page(school_class.pk),
        submit_label=gettext("Supprimer"),
        refusal=refusal,
        trail=class_trail(school_class),
    )


def pupils_of(school_class: SchoolClass) -> PupilQuerySet:
    """Return the pupils of a class, with their lists."""
    pupils: PupilQuerySet = Pupil.objects.filter(school_class=school_class).select_related("wish_list", "commune")
    return pupils


@allowed(may_act_for_a_school)
def school_class(request: Request, class_id: int) -> HttpResponse:
    """Show the pupils of a class; by their names when the vault is open."""
    shown = class_or_404(request, class_id)
    key = key_if_open(request, shown.entry.organisation)
    return page(
        request,
        "internships/classes/class.html",
        str(shown),
        trail=home_trail(),
        school_class=shown,
        entry=shown.entry,
        pupils=all_named(pupils_of(shown), key),
        has_names=key is not None,
        is_vault_open=open_vault(request) is not None,
        is_fictitious=shown.entry.campaign.is_fictitious,
    )


def ticked(request: Request, name: str) -> set[int]:
    """Return the ids ticked under a name."""
    return {int(text) for text in request.POST.getlist(name) if text.isascii() and text.isdecimal() and len(text) < 11}


def ticks(request: Request, name: str) -> acts.Ticks:
    """Return the boxes of a name, as ticked and as the page had shown them."""
    return acts.Ticks(ticked(request, name), ticked(request, f"{name}_before"))


@allowed(may_act_for_a_school)
def verify_groups(request: Request, class_id: int) -> HttpResponse:
    """State which pupils live in a priority neighbourhood, which hold a scholarship; papers seen by the school."""
    shown = class_or_404(request, class_id)
    pupils = pupils_of(shown).filter(withdrawn_on=None)
    if request.method == "POST":
        # Whoever came into the class since the page was shown was not verified on it.
        shown_pupils = pupils.filter(pk__in=ticked(request, "shown"))
        count = acts.verify_groups(
            pupils=shown_pupils,
            qpv=ticks(request, "qpv"),
            scholarship=ticks(request, "scholarship"),
            actor=request.user,
        )
        messages.success(request, gettext("Situations vérifiées aujourd'hui : %(count)s.") % {"count": count})
        return redirect(class_page(shown.pk))
    return ticking_page(request, shown, pupils, "internships/classes/groups.html", gettext("Vérifier les situations"))


@allowed(may_act_for_a_school)
def class_parents(request: Request, class_id: int) -> HttpResponse:
    """State whose parents are informed, and whose refuse."""
    shown = class_or_404(request, class_id)
    pupils = pupils_of(shown).filter(withdrawn_on=None, is_minor=True)
    if request.method == "POST":
        informed, refused = ticks(request, "informed"), ticks(request, "refused")
        acts.note_parents(pupils=pupils, informed=informed, refused=refused, actor=request.user)
        told = gettext(
            "C'est noté. Si les parents refusent, l'élève ne participe pas au tirage ; une place déjà obtenue est "
            "rendue."
        )
        messages.success(request, told)
        return redirect(class_page(shown.pk))
    return ticking_page(
        request, shown, pupils, "internships/classes/parents.html", gettext("Information et refus des parents")
    )


def ticking_page(
    request: Request, shown: SchoolClass, pupils: QuerySet[Pupil], template: str, title: str
) -> HttpResponse:
    """Draw a page where each pupil has boxes to tick."""
    key = key_if_open(request, shown.entry.organisation)
    return page(
        request,
        template,
        title,
        trail=class_trail(shown),
        school_class=shown,
        pupils=all_named(pupils, key),
        has_names=key is not None,
        is_vault_open=open_vault(request) is not None,
    )


@allowed(may_act_for_a_school)
def parents_sheet(request: Request, entry_id: int) -> HttpResponse:
    """Show the sheet for parents, to be printed and handed out."""
    entry = entry_or_404(request, entry_id)
    return page(
        request,
        "internships/classes/parents_sheet.html",
        gettext("La bourse de stage, expliquée aux parents"),
        trail=home_trail(),
        entry=entry,
        campaign=entry.campaign,
        weeks=entry.campaign.weeks.all(),
    )


@require_POST
@allowed(may_act_for_a_school)
def help_pupil(request: Request, pupil_id: int) -> HttpResponse:
    """Open a pupil's own pages, to enter their list with them."""
    pupil = pupil_or_404(request, pupil_id)
    if pupil.withdrawn_on or pupil.parents_refused_on:
        messages.warning(request, gettext("L'élève ne participe pas : sa liste ne s'ouvre pas."))
        return redirect(class_page(pupil.school_class_id))
    acts.note_help(pupil=pupil, actor=request.user)
    enter(request, pupil, helper=request.user.pk)
    return redirect("internships:pupil_home")
