"""Targets come by hand or by table, once each, and never in clear."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.testing.scene import freeze, make_campaign, make_target
from vigie.accounts.models import JournalEntry
from vigie.testing.field.draw_tests import draw_tests
from vigie.testing.models import Application, Campaign, Target
from vigie.testing.sealing.identities import open_target

pytestmark = pytest.mark.django_db

ROW = {"organisation": "Agence des Prés", "contact": "pres@example.org", "stratum": " centre  ville "}
CSV = """Organisation;Référence;Courriel;Strate
Agence des Prés;T3;pres@example.org;centre
Agence du Port;;p@example.org;
"""


@pytest.fixture
def campaign(db):
    return make_campaign()


def address(name, campaign, *more):
    return reverse(f"testing:{name}", args=[campaign.code, *more])


def give(client, campaign, content, name="cibles.csv"):

    return client.post(address("import_targets", campaign), {"file": SimpleUploadedFile(name, content.encode())})


def test_a_target_is_added_sealed(client_of, pilot, campaign):
    client = client_of(pilot)
    answer = client.post(address("add_target", campaign), ROW, follow=True)
    assert "La cible est dans la liste." in answer.text
    target = Target.objects.get()
    assert open_target(target.code, target.sealed).organisation == "Agence des Prés"
    assert target.stratum == "centre ville"
    assert "Agence des Prés" in answer.text
    assert not any("Prés" in f"{line.object_label}{line.changes}" for line in JournalEntry.objects.all())


def test_the_same_target_written_otherwise_is_refused(client_of, pilot, campaign):
    client = client_of(pilot)
    client.post(address("add_target", campaign), ROW)
    answer = client.post(address("add_target", campaign), {**ROW, "organisation": "AGENCE DES PRES"})
    assert answer.status_code == 422
    assert "déjà dans la liste" in answer.text
    assert Target.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"contact": ""}, "par où la joindre"), ({"link": "agence.example"}, "https://"), ({"organisation": " "}, "")],
)
def test_a_target_that_cannot_be_met_is_refused(client_of, pilot, campaign, change, sentence):
    answer = client_of(pilot).post(address("add_target", campaign), {**ROW, **change})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Target.objects.exists()


def test_a_table_is_previewed_then_added_once(client_of, pilot, campaign):
    client = client_of(pilot)
    preview = give(client, campaign, CSV)
    assert preview.status_code == 200
    assert not Target.objects.exists()
    rows = preview.context["token"]
    assert "Agence" not in rows
    for _twice in range(2):
        client.post(address("confirm_targets", campaign), {"rows": rows})
    assert sorted(campaign.targets.values_list("stratum", flat=True)) == ["", "centre"]
    again = give(client, campaign, CSV)
    assert len(again.context["read"].doubles) == 2
    assert again.context["read"].new == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (";T4;x@example.org;nord", "Ligne 4 : il manque l'organisation"),
        ("Agence du Pont;;;nord", "Ligne 4 : il manque par où la joindre"),
        ("AGENCE DES PRES;t3;autre@example.org;nord", "Ligne 4 : la même cible est déjà à « Ligne 2 »"),
    ],
)
def test_what_is_wrong_in_a_table_is_told_by_row(client_of, pilot, campaign, row, sentence):
    answer = give(client_of(pilot), campaign, CSV + row + "\n")
    assert answer.status_code == 422
    told = " / ".join(map(str, answer.context["errors"])).replace("\xa0", " ")
    assert sentence in told
    assert answer.context["token"] == ""


@pytest.mark.parametrize("content", ["", "bonjour", "Organisation;Contact\n", '{"a": 1}'])
def test_what_is_no_table_is_refused(client_of, pilot, campaign, content):
    assert give(client_of(pilot), campaign, content).status_code == 422


def test_the_table_to_fill_in_is_read_by_the_import(client_of, pilot, campaign):
    client = client_of(pilot)
    for kind in ("csv", "xlsx"):
        file = client.get(address("targets_template", campaign, kind))

        given = {"file": SimpleUploadedFile(f"m.{kind}", b"".join(file) if file.streaming else file.content)}
        preview = client.post(address("import_targets", campaign), given)
        assert len(preview.context["read"].new) == 2
        assert preview.context["warnings"] == []
    assert client.get(address("targets_template", campaign, "exe")).status_code == 404


def test_a_preview_changed_or_of_another_campaign_adds_nothing(client_of, pilot, campaign):
    client = client_of(pilot)
    rows = give(client, campaign, CSV).context["token"]
    other = make_campaign(name="Autre campagne")
    for where, sent in ((other, rows), (campaign, rows[:-8] + "AAAAAAA="), (campaign, "")):
        assert client.post(address("confirm_targets", where), {"rows": sent}).status_code == 302
    assert not Target.objects.exists()


def test_the_list_tells_what_is_asked_of_those_tested(client_of, pilot):
    campaign = make_campaign(most_contacts=1, most_minutes=25)
    for number in range(3):
        make_target(campaign, "Agence A", reference=str(number))
    make_target(campaign, "Agence B", stratum="nord")
    answer = client_of(pilot).get(address("targets", campaign))
    told = answer.context["told"]
    assert told.strata == {"centre": 3, "nord": 1}
    assert told.budget.spent == 40
    assert "C'est plus de travail" in answer.text
    assert "1 organisation a plus de cibles" in answer.text
    assert answer.text.count("au-delà de la limite") == 3


def test_a_target_is_dropped_with_a_reason(client_of, pilot, campaign):
    target = make_target(campaign)
    client = client_of(pilot)
    where = address("drop_target", campaign, target.code)
    assert client.post(where, {"reason": ""}).status_code == 422
    for reason in ("Annonce retirée", "Autre raison"):
        client.post(where, {"reason": reason})
    target.refresh_from_db()
    assert target.drop_reason == "Annonce retirée"
    assert JournalEntry.objects.filter(verb="testing_target_dropped").count() == 1


def test_dropping_a_target_drawn_abandons_what_was_not_sent(client_of, pilot, listener, campaign):
    target = make_target(campaign)
    freeze(campaign, listener)
    draw_tests(campaign_id=campaign.pk, by=pilot)
    Application.objects.filter(position=1).update(sent_on="2026-01-01")
    client_of(pilot).post(address("drop_target", campaign, target.code), {"reason": "Retirée"})
    assert [bool(each.abandoned) for each in Application.objects.order_by("position")] == [False, True]


def test_a_list_drawn_takes_no_more_targets(client_of, pilot, listener, campaign):
    make_target(campaign)
    freeze(campaign, listener)
    draw_tests(campaign_id=campaign.pk, by=pilot)
    client = client_of(pilot)
    for answer in (client.post(address("add_target", campaign), ROW), give(client, campaign, CSV)):
        assert answer.status_code == 302
    assert Target.objects.count() == 1


def test_the_list_asks_as_many_queries_whatever_its_length(client_of, pilot, campaign, count_queries):
    client = client_of(pilot)
    make_target(campaign)
    few = count_queries(lambda: client.get(address("targets", campaign)))
    for _more in range(5):
        make_target(campaign)
    assert count_queries(lambda: client.get(address("targets", campaign))) == few


@pytest.mark.parametrize("name", ["targets", "add_target", "import_targets"])
def test_the_pilot_alone_enters(client_of, sentinel, stranger, campaign, name):
    for person in (sentinel, stranger):
        assert client_of(person).get(address(name, campaign)).status_code == 403


def test_a_target_of_another_campaign_is_not_there(client_of, pilot, campaign):
    other = make_target(make_campaign(name="Autre campagne"))
    assert client_of(pilot).get(address("drop_target", campaign, other.code)).status_code == 404
    assert client_of(pilot).get(reverse("testing:targets", args=["zzz"])).status_code == 404
    assert Campaign.objects.count() == 2


def test_the_largest_table_is_confirmed(client_of, pilot, campaign):
    """What the preview carries fits in what a form may send, whatever the length and the accents of its cells."""
    client = client_of(pilot)
    words = "résidence étudiante à côté de la gare et du bâtiment élevé près de l’église " * 3
    lines = "".join(
        f"Agence {number} {words[:130]};{words[:80]};agence{number}@example.org;{words[:220]};"
        f"https://example.org/{'a' * 400}/{number};nord\n"
        for number in range(1_800)
    )
    titles = "organisation;référence;courriel;adresse;lien;strate\n"
    answer = give(client, campaign, titles + lines)
    assert answer.context["token"], [str(e) for e in answer.context.get("errors", [])[:3]] or answer.context[
        "form"
    ].errors
    client.post(address("confirm_targets", campaign), {"rows": answer.context["token"]})
    assert Target.objects.count() == 1_800
