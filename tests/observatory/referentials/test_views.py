"""Pages of the lists: for the pilot alone, journaled, and a code never changes."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.observatory.facts_scene import make_places
from vigie.accounts.models import JournalEntry
from vigie.observatory.models import CommuneGroup, GroupedCommune, ReferentialItem
from vigie.observatory.referentials.ages import band_code, band_label, band_of, bounds_of
from vigie.territory.models import Commune

pytestmark = pytest.mark.django_db
MAIN = "observatory:referentials"


@pytest.fixture
def browser(pilot, client_of):
    make_places()
    return client_of(pilot)


def item(code: str, kind: str = "source") -> ReferentialItem:
    return ReferentialItem.objects.get(kind=kind, code=code)


def last_verb() -> str:
    return JournalEntry.objects.order_by("-number").values_list("verb", flat=True)[0]


def test_the_lists_are_the_pilot_s(cast, client_of):
    answers = {name: client_of(person).get(reverse(MAIN)).status_code for name, person in cast.items()}
    assert answers == dict.fromkeys(cast, 403) | {"pilot": 200, "visitor": 302}


def test_every_list_is_shown_and_law_to_check_says_so(browser):
    page = browser.get(reverse(MAIN)).content.decode()
    for words in (
        "accueil des personnes",
        "médiation",
        "moins de 18 ans",
        "origine",
        "emploi",
        "Centre",
        "Quartier QN1",
    ):
        assert words in page
    assert "systémique <small" in page
    assert "directe <small" not in page


def test_reading_the_lists_costs_the_same_whatever_their_length(browser, count_queries):
    few = count_queries(lambda: browser.get(reverse(MAIN)))
    for number in range(20):
        ReferentialItem.objects.create(kind="source", code=f"s{number}", label=f"Source {number}")
        group = CommuneGroup.objects.create(code=f"g{number}", name=f"Groupe {number}")
        group.communes.add(Commune.objects.create(insee_code=f"9900{number:02}"[-5:], name=f"Commune {number}"))
    assert count_queries(lambda: browser.get(reverse(MAIN))) == few


def test_a_value_is_added_under_a_code_of_its_own(browser):
    address = reverse("observatory:add_referential_item", args=["source"])
    browser.post(address, {"label": "Mission locale", "explanation": "", "order": "0"})
    added = item("mission_locale")
    assert added.order == ReferentialItem.objects.filter(kind="source").count()
    assert last_verb() == "referential_item_added"
    again = browser.post(address, {"label": "mission LOCALE", "order": "0"})
    assert again.status_code == 422
    assert "a déjà une valeur de ce nom" in again.content.decode()
    browser.post(address, {"label": "Mission-locale", "order": "0"})
    assert item("mission_locale_2").label == "Mission-locale"


def test_a_list_that_does_not_exist_is_not_found(browser):
    assert browser.get(reverse("observatory:add_referential_item", args=["criterion"])).status_code == 404


def test_a_label_changes_and_its_code_stays(browser):
    phone = item("phone", "channel")
    address = reverse("observatory:change_referential_item", args=[phone.pk])
    browser.post(address, {"label": "au téléphone", "explanation": "", "order": "2", "code": "fax", "kind": "sex"})
    phone.refresh_from_db()
    assert (phone.label, phone.code, phone.kind) == ("au téléphone", "phone", "channel")
    line = JournalEntry.objects.order_by("-number")[0]
    assert line.verb == "referential_item_changed"
    assert line.changes == {"Libellé": ["téléphone", "au téléphone"]}


def test_writing_over_someone_else_s_change_is_said(browser):
    phone = item("phone", "channel")
    address = reverse("observatory:change_referential_item", args=[phone.pk])
    seen = browser.get(address).context["form"]["seen"].value()
    ReferentialItem.objects.filter(pk=phone.pk).update(label="par téléphone")
    answer = browser.post(address, {"label": "au téléphone", "explanation": "", "order": "2", "seen": seen})
    assert answer.status_code == 422
    assert "par téléphone" in answer.content.decode()


def test_a_value_is_retired_then_put_back(browser):
    phone = item("phone", "channel")
    retire = reverse("observatory:retire_referential_item", args=[phone.pk])
    assert "ne la prendront plus" in browser.get(retire).content.decode()
    browser.post(retire)
    browser.post(retire)
    phone.refresh_from_db()
    assert phone.retired_on == timezone.localdate()
    assert JournalEntry.objects.filter(verb="referential_item_retired").count() == 1
    restore = reverse("observatory:restore_referential_item", args=[phone.pk])
    browser.post(restore)
    browser.post(restore)
    phone.refresh_from_db()
    assert phone.retired_on is None
    assert JournalEntry.objects.filter(verb="referential_item_restored").count() == 1


def test_one_can_always_say_that_one_does_not_know(browser):
    unknown = item("not_stated", "sex")
    retire = reverse("observatory:retire_referential_item", args=[unknown.pk])
    assert "toujours pouvoir dire" in browser.get(retire).content.decode()
    browser.post(retire)
    unknown.refresh_from_db()
    assert unknown.retired_on is None


def test_age_bands_never_overlap(browser):
    address = reverse("observatory:add_referential_item", args=["age_band"])
    assert "déjà dans « 18 à 24 ans »" in browser.post(address, {"youngest": "20", "oldest": "22"}).content.decode()
    assert "vient avant le premier" in browser.post(address, {"youngest": "20", "oldest": "2"}).content.decode()
    browser.post(reverse("observatory:retire_referential_item", args=[item("18_24", "age_band").pk]))
    assert "remettez-la plutôt" in browser.post(address, {"youngest": "18", "oldest": "24"}).content.decode()
    browser.post(address, {"youngest": "18", "oldest": "20"})
    browser.post(address, {"youngest": "21", "oldest": "24"})
    assert item("21_24", "age_band").label == "21 à 24 ans"
    assert item("21_24", "age_band").order == 21


def test_codes_of_age_bands_tell_their_ages():
    for ages, code, label in (
        ((0, 17), "under_18", "moins de 18 ans"),
        ((18, 24), "18_24", "18 à 24 ans"),
        ((65, None), "65_and_over", "65 ans et plus"),
    ):
        assert (band_code(*ages), band_label(*ages), bounds_of(code)) == (code, label, ages)
    codes = ["under_18", "18_24", "65_and_over", "not_stated"]
    assert [band_of(age, codes) for age in (0, 17, 18, 24, 25, 64, 65, 99)] == [
        "under_18",
        "under_18",
        "18_24",
        "18_24",
        "",
        "",
        "65_and_over",
        "65_and_over",
    ]


# --- Groups of communes ----------------------------------------------------------------------------------------------
def test_a_group_is_made_changed_and_undone(browser):
    alone, raismes = Commune.objects.get(name="Condé"), Commune.objects.get(name="Raismes")
    answer = browser.post(
        reverse("observatory:add_commune_group"), {"name": "Est", "order": "3", "communes": [alone.pk]}
    )
    assert answer.status_code == 302
    group = CommuneGroup.objects.get(code="est")
    assert list(group.communes.all()) == [alone]
    assert last_verb() == "commune_group_added"
    address = reverse("observatory:change_commune_group", args=[group.pk])
    assert browser.post(address, {"name": "Est", "order": "3", "communes": [raismes.pk]}).status_code == 422
    CommuneGroup.objects.get(code="north").delete()
    browser.post(address, {"name": "Grand Est", "order": "3", "communes": [raismes.pk]})
    group.refresh_from_db()
    assert (group.name, group.code, list(group.communes.all())) == ("Grand Est", "est", [raismes])
    assert last_verb() == "commune_group_changed"
    browser.post(reverse("observatory:remove_commune_group", args=[group.pk]))
    assert not CommuneGroup.objects.filter(code="est").exists()
    assert last_verb() == "commune_group_removed"


def test_a_group_of_nothing_or_of_a_known_name_is_refused(browser):
    alone = Commune.objects.get(name="Condé")
    address = reverse("observatory:add_commune_group")
    assert browser.post(address, {"name": "Est", "order": "0"}).status_code == 422
    answer = browser.post(address, {"name": "centre", "order": "0", "communes": [alone.pk]})
    assert "porte déjà ce nom" in answer.content.decode()


def test_communes_of_another_group_are_not_offered(browser):
    page = browser.get(reverse("observatory:add_commune_group"))
    assert [str(commune) for commune in page.context["form"].fields["communes"].queryset] == ["Condé"]


def test_the_database_keeps_a_commune_in_one_group(browser):
    anzin, north = Commune.objects.get(name="Anzin"), CommuneGroup.objects.get(code="north")
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupedCommune.objects.create(group=north, commune=anzin)
