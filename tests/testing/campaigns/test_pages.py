"""The pilot's pages: a mode first, a protocol line by line, a freeze, an end; for nobody else."""

import hashlib

import pytest
from django.urls import reverse

from tests.testing.scene import make_campaign, make_target
from tests.vaults import give_vault, open_vault_in, pair_of
from vigie.accounts.models import JournalEntry
from vigie.testing.campaigns.freezing import freeze_protocol
from vigie.testing.campaigns.seeds import hash_of_seed
from vigie.testing.campaigns.verifying import verify_campaign
from vigie.testing.models import Application, BankName, Campaign, Mode, Outcome, Profile, Stage, Test, Trait, Validity

pytestmark = pytest.mark.django_db

SETTINGS = {
    "name": "Logement d'essai",
    "purpose": "Savoir.",
    "starts_on": "2027-01-01",
    "ends_on": "2027-03-01",
    "hypotheses": "Moins de réponses.",
    "valid_rule": "Les deux sont partis.",
    "planned": "40",
    "expected_reference": "0.2",
    "expected_tested": "0.05",
    "level": "0.05",
    "looks": "1",
    "most_contacts": "2",
    "minutes": "5",
    "most_minutes": "600",
    "least_delay": "1",
    "most_delay": "24",
}


@pytest.fixture
def browser(pilot, client_of):
    give_vault(pilot)
    return open_vault_in(client_of(pilot))


@pytest.fixture
def campaign(pilot) -> Campaign:
    return make_campaign()


def at(name, *arguments):
    return reverse(f"testing:{name}", args=arguments)


def text_of(answer):
    return answer.content.decode()


def freeze(campaign, pilot) -> Campaign:
    frozen = freeze_protocol(campaign_id=campaign.pk, by=pilot, public=pair_of(pilot).public)
    frozen.refresh_from_db()
    return frozen


def send_settings(browser, campaign, mode=Mode.STATISTICAL, **changes):
    known = {"criterion": campaign.criterion_id, "domain": campaign.domain_id}
    return browser.post(at("add_campaign", mode), {**SETTINGS, **known, **changes})


def test_the_mode_comes_first_and_says_what_it_locks(browser):
    said = text_of(browser.get(at("choose_mode")))
    assert said.count("Choisir ce mode") == 3
    assert "code pénal, 225-3-1" in said
    assert "Enregistrer quelqu'un à son insu" in said.replace("&#x27;", "'")


@pytest.mark.parametrize("mode", Mode.values)
def test_a_campaign_is_prepared_in_its_mode(browser, campaign, mode):
    answer = send_settings(browser, campaign, mode)
    made = Campaign.objects.get(name="Logement d'essai")
    assert (answer.url, made.mode) == (at("campaign", made.code), mode)
    assert JournalEntry.objects.filter(verb="testing_campaign_prepared").count() == 1


def test_a_mode_that_does_not_exist_is_not_found(browser):
    assert browser.get(at("add_campaign", "autre")).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends_on": "2026-12-31"}, "avant le premier"),
        ({"most_delay": "0"}, "plus court que le minimum"),
        ({"expected_reference": "0.9", "expected_tested": "0.2"}, "dépassent 1"),
        ({"level": "0"}, "entre 0,001 et 0,2"),
        ({"planned": "5001"}, "5 000 paires au plus"),
        ({"planned": "0"}, "supérieure ou égale à 1"),
        ({"looks": "11"}, "inférieure ou égale à 10"),
        ({"name": "Test d'essai"}, "existe déjà"),
    ],
)
def test_settings_that_do_not_hold_are_refused(browser, campaign, wrong, said):
    answer = send_settings(browser, campaign, **wrong)
    assert answer.status_code == 422
    assert said in text_of(answer).replace("\u202f", " ")
    assert Campaign.objects.count() == 1


def test_settings_change_until_the_protocol_is_frozen(browser, campaign, pilot):
    known = {"criterion": campaign.criterion_id, "domain": campaign.domain_id}
    browser.post(at("change_campaign", campaign.code), {**SETTINGS, **known, "planned": "50"})
    campaign.refresh_from_db()
    assert campaign.planned == 50
    freeze(campaign, pilot)
    browser.post(at("change_campaign", campaign.code), {**SETTINGS, **known, "planned": "60"})
    campaign.refresh_from_db()
    assert campaign.planned == 50


def test_the_protocol_says_what_a_size_would_miss(browser, campaign):
    address = at("protocol", campaign.code)
    assert "un écart de 15 points passe inaperçu 6 fois sur 10" in text_of(browser.get(address))
    tried = {"planned": 92, "expected_reference": "0.2", "expected_tested": "0.05"}
    said = text_of(browser.get(address, tried))
    assert "Avec 92 paires, un écart de 15 points passe inaperçu 2 fois sur 10" in said
    assert "il faut 92 paires" in said
    assert browser.get(address, {**tried, "planned": "beaucoup"}).status_code == 200


def test_several_tested_profiles_share_the_level_and_the_page_says_so(browser, campaign):
    Profile.objects.create(campaign=campaign, letter="U", description="adresse en quartier prioritaire")
    said = text_of(browser.get(at("protocol", campaign.code))).replace("\u00a0", " ")
    assert "Il y a 2 profils testés" in said
    assert "chacun se juge à 2,5 %" in said
    assert "un écart de 15 points passe inaperçu 7 fois sur 10" in said


def test_faults_are_said_where_they_are(browser, campaign):
    Trait.objects.filter(profile__letter="T", label="Emploi").update(value="sans emploi")
    assert "diffère d'un profil à l'autre" in text_of(browser.get(at("protocol", campaign.code))).replace("&#x27;", "'")


def test_codes_are_added_at_the_end_and_change_places(browser, campaign):
    browser.post(
        at("add_protocol_line", campaign.code, "resultats"), {"label": "Bail", "code": "bail", "definition": "Signé."}
    )
    last = Outcome.objects.get(code="bail")
    assert last.position == 4
    browser.post(at("move_protocol_line", campaign.code, "resultats", last.pk), {"sens": "monter"})
    codes = list(campaign.outcomes.values_list("code", "position"))
    assert codes == [("refus", 0), ("silence", 1), ("info", 2), ("bail", 3), ("visite", 4)]
    first = campaign.outcomes.first()
    browser.post(at("move_protocol_line", campaign.code, "resultats", first.pk), {"sens": "monter"})
    assert list(campaign.outcomes.values_list("code", "position")) == codes


def test_a_code_that_a_stage_needs_stays(browser, campaign):
    needed, free = campaign.outcomes.get(code="visite"), campaign.outcomes.get(code="silence")
    browser.post(at("remove_protocol_line", campaign.code, "resultats", needed.pk))
    browser.post(at("remove_protocol_line", campaign.code, "resultats", free.pk))
    browser.post(at("remove_protocol_line", campaign.code, "resultats", free.pk))
    assert list(campaign.outcomes.values_list("code", "position")) == [("refus", 0), ("info", 1), ("visite", 2)]


def test_a_line_written_twice_is_said(browser, campaign):
    answer = browser.post(
        at("add_protocol_line", campaign.code, "resultats"), {"label": "Non", "code": "refus", "definition": ""}
    )
    assert answer.status_code == 422
    assert campaign.outcomes.count() == 4
    other = campaign.outcomes.get(code="info")
    answer = browser.post(
        at("change_protocol_line", campaign.code, "resultats", other.pk), {"label": "Non", "code": "refus"}
    )
    assert answer.status_code == 422


def test_another_reference_takes_the_place_of_the_first(browser, campaign):
    tested = campaign.profiles.get(letter="T")
    browser.post(
        at("change_protocol_line", campaign.code, "profils", tested.pk),
        {"letter": "T", "description": tested.description, "is_reference": "on"},
    )
    assert list(campaign.profiles.filter(is_reference=True)) == [tested]


def test_a_trait_is_written_for_all_profiles_at_once(browser, campaign):
    values = {f"value_{each.pk}": "2 400 euros" for each in campaign.profiles.all()}
    browser.post(at("add_trait", campaign.code), {"label": "Revenus", **values})
    assert Trait.objects.filter(label="Revenus", value="2 400 euros").count() == 2
    written = Trait.objects.filter(label="Revenus").first()
    answer = browser.post(at("change_trait", campaign.code, written.pk), {"label": "Emploi", **values})
    assert answer.status_code == 422
    browser.post(at("change_trait", campaign.code, written.pk), {"label": "Revenus nets", **values})
    kept = Trait.objects.filter(label="Revenus nets").first()
    browser.post(at("drop_trait", campaign.code, kept.pk))
    assert set(Trait.objects.values_list("label", flat=True)) == {"Emploi", "Origine perçue"}


@pytest.mark.parametrize("body", ["Voici ma fiche de paie. [nom]", "Ma CARTE D'IDENTITÉ est jointe. [nom]"])
def test_a_message_that_would_need_a_forged_paper_is_refused(browser, campaign, body):
    answer = browser.post(
        at("add_protocol_line", campaign.code, "messages"), {"letter": "C", "subject": "Visite", "body": body}
    )
    assert answer.status_code == 422
    assert "fabriquer un papier est un faux" in text_of(answer)
    assert campaign.messages.count() == 2


def test_a_name_is_perceived_by_no_more_people_than_were_asked(browser, campaign):
    profile = campaign.profiles.get(letter="T")
    sent = {"profile": profile.pk, "name": "Inès Amrani", "asked": "10", "perceived": "11"}
    assert browser.post(at("add_protocol_line", campaign.code, "noms"), sent).status_code == 422
    browser.post(at("add_protocol_line", campaign.code, "noms"), {**sent, "perceived": "9"})
    assert BankName.objects.get(name="Inès Amrani").perceived == 9


def test_the_judicial_mode_takes_neither_names_nor_messages(browser):
    judicial = make_campaign(mode=Mode.JUDICIAL)
    for part in ("noms", "messages"):
        answer = browser.get(at("add_protocol_line", judicial.code, part), follow=True)
        assert "En mode judiciaire" in text_of(answer)


def test_a_frozen_protocol_no_longer_changes(browser, campaign, pilot):
    before = freeze(campaign, pilot).protocol
    outcome, trait = campaign.outcomes.first(), Trait.objects.first()
    line = (campaign.code, "resultats", outcome.pk)
    for name, arguments, sent in (
        ("add_protocol_line", line[:2], {"label": "Bail", "code": "bail"}),
        ("change_protocol_line", line, {"label": "Autre", "code": "refus"}),
        ("move_protocol_line", line, {"sens": "descendre"}),
        ("remove_protocol_line", (campaign.code, "profils", Profile.objects.first().pk), {}),
        ("add_trait", line[:1], {"label": "Revenus"}),
        ("change_trait", (campaign.code, trait.pk), {"label": "Revenus"}),
        ("drop_trait", (campaign.code, trait.pk), {}),
    ):
        answer = browser.post(at(name, *arguments), sent, follow=True)
        assert "figé depuis le" in text_of(answer), name
    assert text_of(browser.get(at("protocol_file", campaign.code))) == before
    assert "oui" in text_of(browser.get(at("frozen_protocol", campaign.code)))
    assert verify_campaign(Campaign.objects.get(pk=campaign.pk)).is_whole


def test_a_protocol_is_frozen_from_its_page(browser, campaign):
    assert "Figer le protocole" in text_of(browser.get(at("freeze_protocol", campaign.code)))
    for _ in range(2):
        answer = browser.post(at("freeze_protocol", campaign.code))
        assert answer.url == at("frozen_protocol", campaign.code)
    campaign.refresh_from_db()
    content = browser.get(at("protocol_file", campaign.code)).content
    assert hashlib.sha256(content).hexdigest() == campaign.protocol_hash
    assert campaign.protocol_hash in text_of(browser.get(at("frozen_protocol", campaign.code)))


def test_an_unfinished_protocol_is_not_frozen(browser, campaign):
    Stage.objects.all().delete()
    answer = browser.post(at("freeze_protocol", campaign.code))
    assert answer.status_code == 422
    campaign.refresh_from_db()
    assert campaign.frozen_on is None
    assert browser.get(at("frozen_protocol", campaign.code)).status_code == 404
    assert browser.get(at("protocol_file", campaign.code)).status_code == 404


def test_freezing_asks_for_an_open_vault(client_of, pilot, campaign):
    answer = client_of(pilot).get(at("freeze_protocol", campaign.code))
    assert answer.url.startswith(reverse("accounts:open_vault"))


def drawn(campaign, pilot) -> Test:
    freeze(campaign, pilot)
    Campaign.objects.filter(pk=campaign.pk).update(drawn_on="2027-01-02")
    test = Test.objects.create(campaign=campaign, target=make_target(campaign), number=1)
    for position, profile in enumerate(campaign.profiles.all(), 1):
        Application.objects.create(test=test, profile=profile, position=position)
    return test


def test_a_campaign_ends_once_all_is_read_and_reveals_its_seed(browser, campaign, pilot):
    test = drawn(campaign, pilot)
    said = text_of(browser.get(at("end_campaign", campaign.code)))
    assert "2 candidatures n" in said
    assert "1 test attend" in said
    browser.post(at("end_campaign", campaign.code))
    campaign.refresh_from_db()
    assert campaign.ended_on is None
    test.applications.update(abandoned="L'annonce a disparu.")
    Test.objects.update(validity=Validity.INVALID, decided_on="2027-01-09")
    for _ in range(2):
        browser.post(at("end_campaign", campaign.code))
    campaign.refresh_from_db()
    assert hash_of_seed(bytes.fromhex(campaign.seed)) == campaign.seed_hash
    assert JournalEntry.objects.filter(verb="testing_campaign_ended").count() == 1
    assert campaign.seed in text_of(browser.get(at("frozen_protocol", campaign.code)))


def test_what_was_reported_is_read_twice_before_the_end(browser, campaign, pilot):
    test = drawn(campaign, pilot)
    test.applications.update(reported_on="2027-01-05")
    Test.objects.update(validity=Validity.VALID, decided_on="2027-01-09")
    assert "2 candidatures ne sont pas encore lues deux fois" in text_of(browser.get(at("end_campaign", campaign.code)))


def test_a_campaign_stops_at_any_time_with_a_reason(browser, campaign, pilot):
    assert browser.post(at("stop_campaign", campaign.code), {"reason": " "}).status_code == 422
    drawn(campaign, pilot)
    for _ in range(2):
        browser.post(at("stop_campaign", campaign.code), {"reason": "Un risque pour une personne."})
    campaign.refresh_from_db()
    assert all((campaign.stopped_on, campaign.ended_on, campaign.seed))
    assert "Un risque pour une personne." in text_of(browser.get(at("campaign", campaign.code)))
    assert "risque" not in str(JournalEntry.objects.get(verb="testing_campaign_stopped").changes)


def test_a_campaign_stopped_before_it_is_frozen_has_no_seed(browser, campaign):
    browser.post(at("stop_campaign", campaign.code), {"reason": "Plus le temps."})
    campaign.refresh_from_db()
    assert (bool(campaign.stopped_on), campaign.ended_on, campaign.seed) == (True, None, "")
    assert "arrêtée" in text_of(browser.get(at("campaigns")))
    answer = browser.post(at("freeze_protocol", campaign.code))
    assert answer.status_code == 422


def test_the_list_reads_as_much_for_many_campaigns(browser, campaign, count_queries):
    few = count_queries(lambda: browser.get(at("campaigns")))
    for number in range(5):
        make_campaign(name=f"Essai {number}")
    assert count_queries(lambda: browser.get(at("campaigns"))) == few


def test_the_protocol_reads_as_much_for_many_lines(browser, campaign, count_queries):
    few = count_queries(lambda: browser.get(at("protocol", campaign.code)))
    for profile in campaign.profiles.all():
        for number in range(5):
            Trait.objects.create(profile=profile, label=f"Trait {number}", value="x")
            BankName.objects.create(profile=profile, name=f"Nom {number} {profile.letter}", asked=20, perceived=20)
    assert count_queries(lambda: browser.get(at("protocol", campaign.code))) == few


PRIVATE = (
    ("campaigns", ()),
    ("choose_mode", ()),
    ("add_campaign", ("statistical",)),
    ("campaign", ("{code}",)),
    ("change_campaign", ("{code}",)),
    ("protocol", ("{code}",)),
    ("freeze_protocol", ("{code}",)),
    ("frozen_protocol", ("{code}",)),
    ("protocol_file", ("{code}",)),
    ("end_campaign", ("{code}",)),
    ("stop_campaign", ("{code}",)),
    ("add_trait", ("{code}",)),
    ("change_trait", ("{code}", 1)),
    ("drop_trait", ("{code}", 1)),
    ("add_protocol_line", ("{code}", "noms")),
    ("change_protocol_line", ("{code}", "noms", 1)),
    ("move_protocol_line", ("{code}", "resultats", 1)),
    ("remove_protocol_line", ("{code}", "noms", 1)),
)


def test_nobody_else_acts_on_these_pages(campaign, cast, sentinel, client_of):
    """Whether they read them, the table of rights tells. All in one test: signing in costs more than asking."""
    others = {role: client_of(person) for role, person in {**cast, "sentinel": sentinel}.items() if role != "pilot"}
    for name, arguments in PRIVATE:
        address = at(name, *(each.format(code=campaign.code) if isinstance(each, str) else each for each in arguments))
        for role, client in others.items():
            assert client.post(address).status_code == (302 if role == "visitor" else 403), (name, role)
