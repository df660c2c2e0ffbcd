"""What of its own a school reaches; anything else does not exist for it."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.accounts.models import Organisation, Role
from vigie.accounts.vault_access import VaultRequest
from vigie.accounts.vault_session import open_vault
from vigie.internships.models import NameKey, Pupil, SchoolClass, SchoolEntry
from vigie.internships.names.keys import NoNameKey, name_key
from vigie.internships.rules import may_act_for_school


def own_schools(request: Request) -> QuerySet[Organisation]:
    """Return the schools for which someone refers."""
    return Organisation.objects.filter(pk__in=request.actor.organisations_as(Role.SCHOOL))


def check_own(request: Request, organisation_id: int) -> None:
    """Raise Http404 for what belongs to another school."""
    if may_act_for_school(request.actor, organisation_id):
        raise Http404


def entry_or_404(request: Request, entry_id: int) -> SchoolEntry:
    """Return a school's part in a campaign."""
    entry = SchoolEntry.objects.select_related("campaign", "organisation").filter(pk=entry_id).first()
    if entry is None:
        raise Http404
    check_own(request, entry.organisation_id)
    return entry


def class_or_404(request: Request, class_id: int) -> SchoolClass:
    """Return a class."""
    classes = SchoolClass.objects.select_related("entry__campaign", "entry__organisation")
    school_class = classes.filter(pk=class_id).first()
    if school_class is None:
        raise Http404
    check_own(request, school_class.entry.organisation_id)
    return school_class


def pupil_or_404(request: Request, pupil_id: int) -> Pupil:
    """Return a pupil, withdrawn or not."""
    pupils = Pupil.objects.select_related("school_class__entry__campaign", "school_class__entry__organisation")
    pupil = pupils.filter(pk=pupil_id).first()
    if pupil is None:
        raise Http404
    check_own(request, pupil.school_class.entry.organisation_id)
    return pupil


def key_of(request: VaultRequest, organisation: Organisation) -> bytes:
    """Return the key of a school's names, for a view under ``vault_open``; the first to ask makes it.

    Raises PermissionDenied, with what to do, when a colleague holds it and has not shared it yet.
    """
    try:
        return name_key(organisation, request.user, request.vault)
    except NoNameKey as error:
        raise PermissionDenied(
            gettext(
                "Vous n'avez pas encore la clé des noms de votre établissement. Demandez à une personne qui l'a "
                "d'ouvrir « Mes classes », puis « Partager les noms avec mes collègues »."
            )
        ) from error


def key_if_open(request: Request, organisation: Organisation) -> bytes | None:
    """Return the key of a school's names when the vault is open and holds it; None otherwise, and nothing is made."""
    pair = open_vault(request)
    if pair is None or not NameKey.objects.filter(organisation=organisation).exists():
        return None
    try:
        return name_key(organisation, request.user, pair)
    except NoNameKey:
        return None
