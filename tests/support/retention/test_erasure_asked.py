"""What the person asks to be erased, and what is going to be, reach those who listen and stay in sight."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.support.case_scene import file_case
from tests.vaults import open_vault_in
from vigie.core.months import months_later
from vigie.support.dialogue.access import Access
from vigie.support.dialogue.acts import ask_erasure
from vigie.support.models import Case, Task
from vigie.support.sealing import key_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def filed(point, listening):
    return file_case(point)


@pytest.fixture
def browser(client_of, listening):
    return open_vault_in(client_of(listening.person))


def shown(browser, filed):
    """The page of the case and the list of cases."""
    pages = reverse("support:case", args=[filed.case.pk]), reverse("support:cases")
    return [browser.get(page).content.decode() for page in pages]


def ask(filed):
    shared = filed.case.compartments.get(kind="shared")
    ask_erasure(Access(filed.case, filed.person, shared, key_of(shared, filed.person)))


def test_a_request_is_due_in_a_month_and_an_answer_does_not_clear_it(browser, filed):
    ask(filed)
    ask(filed)
    task = Task.objects.get(kind="erasure")
    assert task.due_on == months_later(TODAY, 1)
    browser.post(reverse("support:answer_case", args=[filed.case.pk]), {"text": "Nous préparons votre plainte."})
    case, cases = shown(browser, filed)
    assert "demande que tout soit effacé" in case
    assert "effacement demandé" in cases
    Task.objects.update(due_on=TODAY - timedelta(days=1))
    assert "en retard" in browser.get(f"{reverse('support:cases')}?vue=retard").content.decode()


def test_a_request_in_a_closed_case_is_listed_until_it_is_dealt_with(browser, filed):
    Case.objects.update(state="closed", closed_on=TODAY)
    Case.objects.update(awaits_staff=False)
    assert filed.case.number not in shown(browser, filed)[1]
    ask(filed)
    assert "effacement demandé" in shown(browser, filed)[1]
    task = Task.objects.get(kind="erasure")
    browser.post(reverse("support:task_done", args=[filed.case.pk, task.pk]))
    case, cases = shown(browser, filed)
    assert "demande que tout soit effacé" not in case
    assert "effacement demandé" not in cases


def test_what_is_announced_is_seen_and_an_answer_takes_it_back(browser, filed):
    Case.objects.update(warned_on=date(2026, 1, 1))
    case, cases = shown(browser, filed)
    assert "Effacement annoncé le 1er janvier 2026" in case
    assert "effacement annoncé" in cases
    browser.post(reverse("support:answer_case", args=[filed.case.pk]), {"text": "Êtes-vous toujours là ?"})
    assert Case.objects.get().warned_on is None
    assert "effacement annoncé" not in shown(browser, filed)[1]
