"""The school's pages after the match: where its pupils go, names released, agreements, signatures, feedback codes."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import allowed
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.core.documents import Document
from vigie.core.docx_output import to_docx
from vigie.core.exports import file_response
from vigie.core.pdf import to_pdf
from vigie.internships.after.access import assignment_of_school, placed_from_school
from vigie.internships.after.agreements import agreement_document, missing_of, note_signatures
from vigie.internships.after.alerts import alerts_of
from vigie.internships.after.feedback import batches_of, feedback_refusal, feedback_size, make_codes
from vigie.internships.after.forms import SignatureForm
from vigie.internships.after.releasing import names_of, release_names
from vigie.internships.models import ReleasedName, SchoolEntry
from vigie.internships.pages import Trail, form_page, page
from vigie.internships.pupils.classes.access import entry_or_404, key_of
from vigie.internships.pupils.classes.class_views import home_trail
from vigie.internships.rules import may_act_for_a_school
from vigie.surveys.managing.addresses import public_address

WRITERS: dict[str, Callable[[Document], bytes]] = {"pdf": to_pdf, "docx": to_docx}


def trail_of(entry: SchoolEntry) -> Trail:
    """Return the links back to the school's internships."""
    address = reverse("internships:school_internships", args=[entry.pk])
    return [*home_trail(), (gettext("Stages de nos élèves"), address)]


@allowed(may_act_for_a_school)
@require_safe
@vault_open
@sensitive_variables("key", "names")
def school_internships(request: VaultRequest, entry_id: int) -> HttpResponse:
    """Show where each pupil of a school goes, by name, and what waits."""
    entry = entry_or_404(request, entry_id)
    assignments = list(placed_from_school(entry))
    names = names_of(assignments, key_of(request, entry.organisation))
    released = set(ReleasedName.objects.filter(assignment__in=assignments).values_list("assignment", flat=True))
    rows = [(each, names[each.pk], each.pk in released, missing_of(each)) for each in assignments]
    return page(
        request,
        "internships/after/school_internships.html",
        gettext("Stages de nos élèves"),
        trail=home_trail(),
        entry=entry,
        rows=rows,
        all_released=len(released) == len(assignments),
        alerts=alerts_of(assignments, released, timezone.localdate()).sentences(),
        is_fictitious=entry.campaign.is_fictitious,
    )


@allowed(may_act_for_a_school)
@require_POST
@vault_open
@sensitive_variables("key")
def release_school_names(request: VaultRequest, entry_id: int) -> HttpResponse:
    """Release to each company the names of the pupils that it hosts."""
    entry = entry_or_404(request, entry_id)
    key = key_of(request, entry.organisation)
    reached, left = release_names(entry=entry, assignments=list(placed_from_school(entry)), key=key, by=request.user)
    if reached:
        messages.success(request, gettext("Les entreprises qui ont un coffre peuvent lire les noms."))
    if left:
        messages.warning(
            request,
            gettext(
                "Certaines entreprises n'ont encore personne qui puisse ouvrir un nom. Remettez-leur la convention "
                "sur papier, ou demandez à l'équipe qui pilote de les inviter."
            ),
        )
    return redirect("internships:school_internships", entry.pk)


@allowed(may_act_for_a_school)
@require_safe
@vault_open
@sensitive_variables("key", "names")
def agreement_file(request: VaultRequest, assignment_id: int, file_format: str) -> HttpResponse:
    """Send an agreement to print and sign, or to go on writing; it is made in memory and kept nowhere."""
    if file_format not in WRITERS:
        raise Http404
    assignment = assignment_of_school(request, assignment_id)
    entry = assignment.pupil.school_class.entry
    names = names_of([assignment], key_of(request, entry.organisation))
    document = agreement_document(assignment, names[assignment.pk])
    title = gettext("convention %(number)s") % {"number": assignment.pupil.pseudonym}
    return file_response(WRITERS[file_format](document), title, file_format)


@allowed(may_act_for_a_school)
def signatures(request: VaultRequest, assignment_id: int) -> HttpResponse:
    """Note who signed an agreement."""
    assignment = assignment_of_school(request, assignment_id)
    entry = assignment.pupil.school_class.entry
    done = reverse("internships:school_internships", args=[entry.pk])
    form = SignatureForm(request.POST or None, assignment=assignment)
    if request.method == "POST":
        form = SignatureForm(request.POST, assignment=assignment)
        if form.is_valid():
            note_signatures(assignment=assignment, parties=set(form.cleaned_data["parties"]), by=request.user)
            messages.success(request, gettext("C'est noté."))
            return redirect(done)
    title = gettext("Signatures de la convention %(number)s") % {"number": assignment.pupil.pseudonym}
    return form_page(request, form, title, done, trail=trail_of(entry))


@allowed(may_act_for_a_school)
def feedback_codes(request: VaultRequest, entry_id: int) -> HttpResponse:
    """Ask, then make the codes by which pupils tell how it went; they are shown once, to be printed."""
    entry = entry_or_404(request, entry_id)
    refusal = feedback_refusal(entry, timezone.localdate())
    codes: list[str] = []
    if request.method == "POST" and not refusal:
        codes = make_codes(entry=entry, seen=request.POST.get("lots", ""), by=request.user)
        if not codes:
            messages.info(request, gettext("Ces codes viennent d'être faits, dans une autre page : imprimez celle-là."))
    return page(
        request,
        "internships/after/feedback_codes.html",
        gettext("Codes du retour de stage"),
        trail=trail_of(entry),
        size=feedback_size(entry),
        refusal=refusal,
        codes=codes,
        address=public_address(request, entry.campaign.feedback_wave) if entry.campaign.feedback_wave else "",
        batches=batches_of(entry),
    )
