"""Who opens which page of versions and revisions, what they do there, and what it costs."""

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories import ActionFactory, DecisionFactory, MeetingFactory
from tests.plan.revision.scene import propose_change, small_plan
from vigie.core.models import OutboxMessage
from vigie.plan.models import AxisItem, Plan, PlanVersion, Proposal, Revision
from vigie.plan.revision.examining import examine
from vigie.plan.revision.freezing import hash_of_content
from vigie.plan.revision.opening_revisions import open_revision
from vigie.plan.revision.recording import record_first_version

pytestmark = pytest.mark.django_db

PARTNERS = {"pilot", "contributor", "reader", "stranger"}
PILOT = {"pilot"}
# Each page: who opens it. The stranger belongs to an organisation that carries nothing here.
PAGES = {
    "versions": ((), PARTNERS),
    "plan_versions": (("plan",), PARTNERS),
    "record_version": (("plan",), PILOT),
    "version": (("plan", "one"), PARTNERS),
    "compare": (("plan",), PARTNERS),
    "open_revision": (("plan",), PILOT),
    "revision": (("revision",), PARTNERS),
    "abandon_revision": (("revision",), PILOT),
    "adopt_revision": (("revision",), PILOT),
    "propose": (("action",), {"pilot", "contributor"}),
    "propose_removal": (("action",), {"pilot", "contributor"}),
    "propose_action": (("revision",), {"pilot", "contributor", "stranger"}),
    "proposal": (("proposal",), PARTNERS),
    "edit_proposal": (("proposal",), {"pilot", "contributor"}),
    "examine_proposal": (("proposal",), PILOT),
    "recommendations": ((), PARTNERS),
    "plan_recommendations": (("plan",), PARTNERS),
    "follow_up": (("item",), PILOT),
    "agreements": ((), PILOT),
    "plan_agreements": (("plan",), PILOT),
    "carry_over": (("plan",), PILOT),
}


@pytest.fixture
def plan(partner, pilot) -> Plan:
    plan = small_plan(partner)
    AxisItem.objects.create(axis=plan.axes.get(), kind="recommendation", text="Former les élus")
    record_first_version(plan=plan, actor=pilot)
    return plan


@pytest.fixture
def revision(plan, pilot, contributor) -> Revision:
    return open_revision(plan=plan, actor=pilot, year=2017, purpose="Regarder ce qui avance.")


@pytest.fixture
def proposal(revision, contributor, partner) -> Proposal:
    return propose_change(revision, contributor, partner)


@pytest.fixture
def numbers(plan, revision, proposal) -> dict[str, int]:
    item = AxisItem.objects.get()
    action = plan.actions.get()
    return {
        "plan": plan.pk,
        "one": 1,
        "revision": revision.pk,
        "action": action.pk,
        "proposal": proposal.pk,
        "item": item.pk,
    }


@pytest.mark.one_database
@pytest.mark.parametrize("name", PAGES)
def test_who_opens_each_page(name, numbers, cast, client_of):
    arguments, allowed = PAGES[name]
    address = reverse(f"plan:{name}", args=[numbers[argument] for argument in arguments])
    opened = {role for role, person in cast.items() if client_of(person).get(address).status_code == 200}
    assert opened == allowed


@pytest.mark.parametrize(
    "name",
    [
        "withdraw_proposal",
        "edit_proposal",
        "examine_proposal",
        "propose",
        "propose_removal",
        "adopt_revision",
        "abandon_revision",
    ],
)
def test_the_others_write_nothing(name, numbers, cast, client_of):
    kind = "revision" if "revision" in name else "action" if name.startswith("propose") else "proposal"
    address = reverse(f"plan:{name}", args=[numbers[kind]])
    for role in set(cast) - {"pilot", "contributor"}:
        answer = client_of(cast[role]).post(address, {"reason": "x"})
        assert answer.status_code in (302, 403), role
        assert answer.status_code == 403 or "/connexion/" in answer.url
    assert list(Proposal.objects.values_list("state", flat=True)) == ["proposed"]
    assert Revision.objects.get().state == "open"


def test_the_partners_are_told_once(revision, contributor, reader, stranger, pilot):
    (message,) = OutboxMessage.objects.filter(kind="revision")
    assert message.to == contributor.email
    assert "Regarder ce qui avance." in message.body
    assert reverse("plan:revision", args=[revision.pk]) in message.body
    with pytest.raises(ValueError, match="déjà en cours"):
        open_revision(plan=revision.plan, actor=pilot, year=2018)
    assert (OutboxMessage.objects.filter(kind="revision").count(), mail.outbox) == (1, [])


def test_a_version_gives_its_citation_its_proof_and_its_files(plan, reader, client_of):
    client = client_of(reader)
    page = client.get(reverse("plan:version", args=[plan.pk, 1])).content.decode()
    version = PlanVersion.objects.get()
    assert version.content_hash in page
    assert "date d&#x27;adoption inconnue" in page
    assert "rien n'a changé" in page
    actions = client.get(reverse("plan:version", args=[plan.pk, 1]), {"partie": "actions"}).content.decode()
    assert "A01 – Former les équipes" in actions
    for file_format, start in (("json", b"{"), ("pdf", b"%PDF"), ("docx", b"PK")):
        answer = client.get(reverse("plan:version_file", args=[plan.pk, 1, file_format]))
        assert answer.content.startswith(start)
    content = client.get(reverse("plan:version_file", args=[plan.pk, 1, "json"])).json()
    assert hash_of_content(content) == version.content_hash
    assert client.get(reverse("plan:version_file", args=[plan.pk, 1, "exe"])).status_code == 404
    assert client.get(reverse("plan:version", args=[plan.pk, 7])).status_code == 404


def test_the_comparison_marks_words_and_leaves_as_files(plan, reader, client_of):
    plan.actions.update(description="Trois jours par an.")
    ActionFactory(plan=plan, code="A02", name="Informer")
    client = client_of(reader)
    page = client.get(reverse("plan:compare", args=[plan.pk])).content.decode()
    assert "retiré" in page
    assert ">Deux </del>" in page.replace("\n", "")
    assert ">Trois </ins>" in page.replace("\n", "")
    assert "A02 – Informer" in page
    for file_format in ("xlsx", "docx"):
        assert client.get(reverse("plan:compare_file", args=[plan.pk, file_format])).content.startswith(b"PK")
    assert client.get(reverse("plan:compare", args=[plan.pk]), {"de": "12"}).status_code == 404
    assert client.get(reverse("plan:compare", args=[plan.pk]), {"de": "x" * 50}).status_code == 404


def test_a_contributor_proposes_from_the_action(revision, contributor, partner, client_of):
    client, action = client_of(contributor), revision.plan.actions.get()
    button = reverse("plan:propose", args=[action.pk])
    assert button in client.get(reverse("plan:action", args=[action.pk])).content.decode()
    data = {"name": action.name, "description": "Une semaine.", "reason": "C'est mieux.", "bearers": [partner.pk]}
    data |= {"axes": [revision.plan.axes.get().pk]}
    answer = client.post(button, data)
    proposal = Proposal.objects.get()
    assert answer.url == reverse("plan:proposal", args=[proposal.pk])
    assert (proposal.changes, proposal.before) == (
        {"description": "Une semaine."},
        {"description": "Deux jours par an."},
    )
    assert (proposal.organisation, proposal.author) == (partner, contributor)
    again = client.post(reverse("plan:edit_proposal", args=[proposal.pk]), data | {"description": "Deux semaines."})
    assert again.status_code == 302
    proposal.refresh_from_db()
    assert proposal.changes == {"description": "Deux semaines."}
    action.refresh_from_db()
    assert action.description == "Deux jours par an."


def test_nothing_changed_is_said_in_the_form(revision, contributor, partner, client_of):
    action = revision.plan.actions.get()
    data = {"name": action.name, "description": action.description, "reason": "Rien", "bearers": [partner.pk]}
    data |= {"axes": [revision.plan.axes.get().pk]}
    page = client_of(contributor).post(reverse("plan:propose", args=[action.pk]), data)
    assert "Rien ne change encore" in page.content.decode()
    assert not Proposal.objects.exists()


def test_a_new_action_is_proposed(revision, contributor, client_of):
    data = {"name": "Informer", "reason": "Il le faut."}
    client_of(contributor).post(reverse("plan:propose_action", args=[revision.pk]), data)
    proposal = Proposal.objects.get()
    assert (proposal.kind, proposal.action, proposal.changes) == ("add", None, {"name": "Informer"})


def test_outside_a_revision_there_is_no_button_and_no_form(plan, contributor, client_of):
    client, action = client_of(contributor), plan.actions.get()
    address = reverse("plan:propose", args=[action.pk])
    assert address not in client.get(reverse("plan:action", args=[action.pk])).content.decode()
    assert client.get(address).status_code == 404


def test_the_page_of_a_proposal_shows_what_changed_since(proposal, reader, client_of):
    address = reverse("plan:proposal", args=[proposal.pk])
    assert "Le plan a changé depuis" not in client_of(reader).get(address).content.decode()
    proposal.revision.plan.actions.update(description="Un jour.")
    page = client_of(reader).get(address).content.decode()
    assert "Le plan a changé depuis" in page
    assert "Un jour." in page


def test_the_pilot_examines_and_adopts_by_the_pages(proposal, pilot, client_of):
    client, revision = client_of(pilot), proposal.revision
    meeting = MeetingFactory(plan=revision.plan, state="held", body__name="groupe de travail")
    decision = DecisionFactory(meeting=meeting, number=3)
    address = reverse("plan:examine_proposal", args=[proposal.pk])
    refused = client.post(address, {"meeting": meeting.pk, "state": "declined"})
    assert "Écrivez pourquoi" in refused.content.decode()
    client.post(address, {"meeting": meeting.pk, "state": "retained"})
    adoption = reverse("plan:adopt_revision", args=[revision.pk])
    assert "Former les équipes" in client.get(adoption).content.decode()
    answer = client.post(adoption, {"decision": decision.pk, "summary": "Plus de jours."})
    assert answer.url == reverse("plan:version", args=[revision.plan_id, 2])
    again = client.post(adoption, {"decision": decision.pk}, follow=True).content.decode()
    assert "vient d&#x27;être adoptée par Pia Pilote" in again
    assert PlanVersion.objects.count() == 2


def test_a_conflict_is_settled_in_the_page(proposal, pilot, client_of):
    client, revision = client_of(pilot), proposal.revision
    decision = DecisionFactory(meeting__plan=revision.plan)
    examine(proposal=proposal, meeting=decision.meeting, actor=pilot, state="retained")
    revision.plan.actions.update(description="Un jour.")
    adoption = reverse("plan:adopt_revision", args=[revision.pk])
    client.post(adoption, {"decision": decision.pk})
    assert Revision.objects.get().state == "open"
    client.post(adoption, {"decision": decision.pk, f"{proposal.pk}-description": "take"})
    assert revision.plan.actions.get().description == "Trois jours par an."


def test_an_abandoned_revision_says_why_and_what_it_leaves(proposal, pilot, reader, client_of):
    meeting = MeetingFactory(plan=proposal.revision.plan)
    examine(proposal=proposal, meeting=meeting, actor=pilot, state="retained")
    address = reverse("plan:abandon_revision", args=[proposal.revision_id])
    client = client_of(pilot)
    assert client.post(address, {"reason": " "}).status_code == 200
    client.post(address, {"reason": "Trop peu de propositions."})
    page = client_of(reader).get(reverse("plan:revision", args=[proposal.revision_id])).content.decode()
    assert "Trop peu de propositions." in page
    assert "n'a pas été adopté" in page
    assert OutboxMessage.objects.get(kind="revision").state == "cancelled"


def test_the_list_of_proposals_is_filtered(proposal, revision, reader, contributor, partner, client_of):
    Proposal.objects.create(revision=revision, kind="add", action_label="Informer", changes={"name": "x"}, reason="y")
    client, address = client_of(reader), reverse("plan:revision", args=[revision.pk])
    page = client.get(address, {"nature": "add"}).content.decode()
    assert ("Informer" in page, "A01 – Former les équipes" in page) == (True, False)
    assert client.get(address, {"etat": "n'importe quoi"}).status_code == 200


def test_pages_cost_the_same_for_many_rows(numbers, revision, contributor, partner, pilot, client_of, count_queries):
    client, plan = client_of(pilot), revision.plan
    names = ("versions", "revision", "proposal", "recommendations", "adopt_revision", "agreements", "compare")
    addresses = {
        name: reverse(f"plan:{name}", args=[numbers[argument] for argument in PAGES[name][0]]) for name in names
    }
    meeting = MeetingFactory(plan=plan, state="held")
    examine(proposal=Proposal.objects.get(), meeting=meeting, actor=pilot, state="retained")
    plan.actions.update(needs_political_agreement=True)
    # The first page also reads what the session keeps.
    client.get(addresses["versions"])
    few = {name: count_queries(lambda name=name: client.get(addresses[name])) for name in names}
    for number in range(8):
        action = ActionFactory(plan=plan, code=f"B{number}", needs_political_agreement=True)
        one = propose_change(revision, contributor, partner, action=action, description="x")
        examine(proposal=one, meeting=meeting, actor=pilot, state="retained")
        AxisItem.objects.create(axis=plan.axes.get(), kind="recommendation", order=number + 1, text=f"C{number}")
    many = {name: count_queries(lambda name=name: client.get(addresses[name])) for name in names}
    assert many == few
