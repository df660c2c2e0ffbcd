"""The room as its pages and its table of rights are tried on: a module, a session to come, another that is over."""

from datetime import timedelta
from types import SimpleNamespace

from django.core.files.base import ContentFile
from django.utils import timezone

from tests.training.scene import make_enrolment, make_session, make_version
from vigie.accounts.models import Organisation, Person
from vigie.training.models import (
    AttendanceUpload,
    Certificate,
    Material,
    Refusal,
    SessionTrainer,
    Target,
    TrainingRequest,
)

TABLE = "formation;date;nom\nSocle commun;05/12/2024;Fictive Alex\n"


def make_room(pilot: Person, trainer: Person, partner: Organisation) -> SimpleNamespace:
    """Return what pages show. trainer: trains in both sessions. partner: the structure of those registered."""
    version = make_version()
    material = add_material(version)
    session = make_session(version, places=1)
    past = make_session(version, starts_in=timedelta(hours=-6), sheet_code="essai23456")
    for each in (session, past):
        SessionTrainer.objects.create(session=each, person=trainer)
    enrolment = make_enrolment(session, organisation=partner, needs="une place près de la porte", person=pilot)
    make_enrolment(session, "Noé Attend", organisation=partner, seated_at=None)
    came = make_enrolment(past, organisation=partner, presence="present", sex="women", level="direction")
    certificate = Certificate.objects.create(enrolment=came)
    refusal = Refusal.objects.create(organisation=partner, reason="workload")
    today = timezone.localdate()
    return SimpleNamespace(
        version=version,
        draft=version.module.versions.create(number=2, summary="À écrire", objectives="- mieux", minutes=60),
        module=version.module,
        material=material,
        session=session,
        past=past,
        enrolment=enrolment,
        came=came,
        certificate=certificate,
        refusal=refusal,
        target=Target.objects.create(
            name="150 en cinq ans",
            amount=150,
            starts_on=today - timedelta(days=400),
            ends_on=today + timedelta(days=1400),
        ),
        request=TrainingRequest.objects.create(structure="Centre social d'essai", origin="team", email="a@exemple.fr"),
        upload=AttendanceUpload.objects.create(person=pilot, file_name="passe.csv", content=TABLE.encode()),
    )


def add_material(version) -> Material:
    """Return a file open to everyone."""
    material = Material(version=version, title="Fiche", extension="pdf", shared_on=timezone.localdate())
    material.file.save("essai.pdf", ContentFile(b"%PDF-1.7\n%%EOF\n"), save=False)
    material.save()
    return material
