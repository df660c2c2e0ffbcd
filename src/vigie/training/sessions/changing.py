"""What is known of someone registered, changed by the team."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.training.models import Enrolment
from vigie.training.people import who_of
from vigie.training.registering.acts import NotPossible, person_of


def change_enrolment(*, enrolment_id: int, values: Mapping[str, Any], by: Person) -> Enrolment:
    """Write what changed; the journal says that it did, not what: it would name people.

    Raises NotPossible for someone forgotten: nothing would forget them again.
    """
    with transaction.atomic():
        enrolment = (
            Enrolment.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=enrolment_id)
        )
        if enrolment.anonymised_on:
            raise NotPossible(gettext("Cette personne est effacée : son inscription ne fait plus que compter."))
        changed = [name for name, value in values.items() if getattr(enrolment, name) != value]
        for name in changed:
            setattr(enrolment, name, values[name])
        if changed:
            enrolment.who = who_of(email=enrolment.email, name=enrolment.name, structure=enrolment.structure_name)
            enrolment.person = person_of(enrolment.email)
            enrolment.save(update_fields=[*changed, "who", "person"])
            record(actor=by, verb="training_enrolment_changed", on=enrolment)
    return enrolment
