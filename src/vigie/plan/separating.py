"""Undoes a guess of the import: a name that was taken for an organisation's becomes an organisation of its own."""

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, OrganisationName, Person
from vigie.accounts.name_matching import normalise
from vigie.plan.models import Participation, PlanPartner
from vigie.plan.search_index import refresh_search_text


def separate_organisation(*, name: OrganisationName, actor: Person) -> Organisation:
    """Say that « this is not the same structure »: what the source says under that name goes to its own organisation.

    Return that organisation, an existing one when it already has exactly that name. Actions and lists of structures
    that name the former organisation otherwise stay with it.
    """
    with transaction.atomic():
        former = name.organisation
        apart = Organisation.objects.filter(name=name.name, parent=None).exclude(pk=former.pk).first()
        apart = apart or Organisation.objects.create(name=name.name)
        moved = move_participations(name.name, former, apart) | move_partners(name.name, former, apart)
        OrganisationName.objects.filter(pk=name.pk).delete()
        changes: dict[str, list[object]] = {
            gettext("séparée de"): ["", former.name],
            gettext("mentions déplacées"): ["", len(moved)],
        }
        record(actor=actor, verb="organisation_separated", on=apart, changes=changes)
        refresh_search_text(action_id for kind, action_id in moved if kind == "action")
    return apart


def move_participations(name: str, former: Organisation, apart: Organisation) -> set[tuple[str, int]]:
    """Give to the new organisation the parts played under that name; return the actions they are of."""
    rows = [row for row in Participation.objects.filter(organisation=former) if same(row.name_in_source, name)]
    there = set(Participation.objects.filter(organisation=apart).values_list("action_id", "part"))
    for row in rows:
        if (row.action_id, row.part) in there:
            row.delete()
        else:
            row.organisation = apart
            row.save(update_fields=["organisation"])
    return {("action", row.action_id) for row in rows}


def move_partners(name: str, former: Organisation, apart: Organisation) -> set[tuple[str, int]]:
    """Give to the new organisation the entries of lists of structures under that name; return them."""
    rows = [row for row in PlanPartner.objects.filter(organisation=former) if same(row.name_in_source, name)]
    for row in rows:
        row.organisation = apart
        row.save(update_fields=["organisation"])
    return {("partner", row.pk) for row in rows}


def same(written: str, name: str) -> bool:
    """Whether a name in the source is that name, case, accents and articles aside."""
    return bool(written) and normalise(written) == normalise(name)
