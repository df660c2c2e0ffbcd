"""Modules, sessions and people registered, as tests of training and of the rooms above need them."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from vigie.accounts.models import Organisation, Person
from vigie.training.models import Enrolment, Module, ModuleVersion, Session
from vigie.training.people import who_of


def make_version(name: str = "Socle d'essai", **fields: Any) -> ModuleVersion:
    """Return the published version of a module, in the catalogue."""
    slug = f"module-{Module.objects.count() + 1}"
    module, _ = Module.objects.get_or_create(name=name, defaults={"slug": slug})
    told = {
        "summary": "Comprendre et agir.",
        "objectives": "- reconnaître une discrimination",
        "minutes": 210,
        "audiences": ["professionals"],
        "skills": ["common_base"],
        "published_on": timezone.localdate(),
        **fields,
    }
    return ModuleVersion.objects.create(module=module, number=module.versions.count() + 1, **told)


def make_session(
    version: ModuleVersion | None = None, *, starts_in: timedelta = timedelta(days=10), **fields: Any
) -> Session:
    """Return an announced session that starts in so long, and lasts three hours and a half."""
    starts_at = timezone.now() + starts_in
    told = {
        "version": version or make_version(),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=210),
        "place": "Maison d'essai",
        "places": 12,
        "announced_on": timezone.localdate(),
        **fields,
    }
    return Session.objects.create(**told)


def make_enrolment(session: Session, name: str = "Ines Canari", **fields: Any) -> Enrolment:
    """Return someone who has a place in a session."""
    email = fields.get("email", f"{name.lower().replace(' ', '.')}@exemple.fr")
    organisation = fields.get("organisation")
    place = str(organisation) if organisation else fields.get("structure", "")
    told = {
        "rank": session.enrolments.count() + 1,
        "who": who_of(email=email, name=name, structure=place),
        "email": email,
        "seated_at": timezone.now(),
        **fields,
    }
    return Enrolment.objects.create(session=session, name=name, **told)


def make_attended(
    *,
    skills: list[str],
    day: date,
    person: Person | None = None,
    email: str = "",
    organisation: Organisation | None = None,
    **fields: Any,
) -> Enrolment:
    """Return someone who came to a session on a day, of a module that gives skills."""
    starts_at = timezone.make_aware(datetime.combine(day, time(9)))
    version = make_version(f"Module {'-'.join(skills) or 'sans compétence'} {Module.objects.count()}", skills=skills)
    session = make_session(version, starts_at=starts_at, ends_at=starts_at + timedelta(hours=3))
    given = {"email": email or (person.email if person else "") or "", "person": person, "organisation": organisation}
    return make_enrolment(session, fields.pop("name", "Ines Canari"), **{**given, "presence": "present", **fields})
