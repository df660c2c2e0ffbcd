"""The room as its pages and its table of rights are tried on: structures at each moment of their way."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.label.scene import (
    commit,
    hand_in,
    join,
    make_application,
    make_charter,
    make_framework,
    make_labelled,
    name,
)
from vigie.accounts.models import Organisation, Person
from vigie.label.applying.progress import write_measure
from vigie.label.assessing.naming import accept
from vigie.label.commitment.charters import hash_of
from vigie.label.frameworks.writing import copy_framework
from vigie.label.models import Measure, SigningInvitation

# The code of a link, whose hash alone is kept.
LINK = "lien-d-essai-qui-ouvre-la-signature"


def make_room(pilot: Person, organisation: Organisation, contributor: Person, assessor: Person) -> SimpleNamespace:
    """Return a structure that writes, one that is read, one that holds the label, and a link to sign."""
    charter, framework = make_charter(), make_framework()
    commit(organisation)
    writing = make_application(organisation, contributor)
    piece = join(writing, contributor)
    read_place, held_place = (OrganisationFactory(name=words) for words in ("Structure lue", "Structure labellisée"))
    commit(read_place)
    read = make_application(read_place, contributor)
    read_piece = join(read, contributor)
    hand_in(read, contributor)
    assessment = name(read, assessor, pilot)
    accept(assessment=assessment, actor=assessor)
    decision = make_labelled(held_place, contributor, pilot)
    measure = Measure(theme="public", text="Relire l'affichage", responsible="Accueil", due_on=timezone.localdate())
    write_measure(organisation=organisation, measure=measure, actor=contributor)
    draft = copy_framework(framework=framework, actor=pilot)
    return SimpleNamespace(
        charter=charter,
        framework=framework,
        draft=draft,
        organisation=organisation,
        writing=writing,
        piece=piece,
        read=read,
        read_piece=read_piece,
        assessment=assessment,
        decision=decision,
        measure=measure,
        criterion=framework.criteria.first(),
        draft_criterion=draft.criteria.first(),
        invitation=ask_to_sign(OrganisationFactory(name="Structure qui signe")),
    )


def ask_to_sign(organisation: Organisation, email: str = "direction@exemple.fr") -> SigningInvitation:
    """Return a link that the head of a structure was sent."""
    return SigningInvitation.objects.create(
        organisation=organisation,
        name="Ada Direction",
        email=email,
        code_hash=hash_of(LINK),
        expires_at=timezone.now() + timedelta(days=20),
    )
