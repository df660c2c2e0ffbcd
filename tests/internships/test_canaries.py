"""Before the draw, nothing that a company can open tells who a pupil is, what they rank, nor that anyone ranked."""

import re
from itertools import chain

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from tests.internships.scene import give_code, make_exchange, make_pupil
from tests.vaults import open_vault_in
from vigie.internships.models import OfferView, Pupil, SchoolClass, WishList

pytestmark = pytest.mark.django_db
# What is drawn anew each time a page is made.
DRAWN = re.compile(r'(csrfmiddlewaretoken" value=|X-CSRFToken": |name="(?:mark|nonce|token|carried)" value=)"[^"]*"')
CLASS = "classe-canari"


@pytest.fixture
def exchange(school, company):
    exchange = make_exchange(school, company)
    SchoolClass.objects.update(name=CLASS)
    return exchange


@pytest.fixture
def browser(company, client_of):
    return open_vault_in(client_of(company))


def addresses(exchange):
    """Return every address of Vigie whose parameters the exchange can give."""
    values = {
        "campaign_id": exchange.campaign.pk,
        "code": exchange.campaign.code,
        "company_id": exchange.company.pk,
        "offer_id": exchange.offer.pk,
        "session_id": exchange.session.pk,
        "week_id": exchange.session.week_id,
        "class_id": exchange.school_class.pk,
        "entry_id": exchange.entry.pk,
        "pupil_id": exchange.pupil.pk,
        "organisation_id": exchange.company.organisation_id,
        "number": 1,
    }
    rooms = [resolver for resolver in get_resolver().url_patterns if getattr(resolver, "url_patterns", None)]
    patterns = chain.from_iterable(((room, pattern) for pattern in room.url_patterns) for room in rooms)
    for room, pattern in patterns:
        parameters = pattern.pattern.regex.groupindex
        if getattr(pattern, "name", None) and set(parameters) <= set(values):
            name = f"{room.app_name}:{pattern.name}" if room.app_name else pattern.name
            try:
                yield reverse(name, kwargs={parameter: values[parameter] for parameter in parameters})
            except NoReverseMatch:
                continue


def read_by(browser, exchange):
    """Return all that a company reads, by address; what is refused to it or leads elsewhere is left out."""
    texts = {}
    for address in sorted(set(addresses(exchange)) - {reverse("account_logout")}):
        answer = browser.get(address)
        if answer.status_code == 200:
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            texts[address] = DRAWN.sub(r'\1""', content.decode("utf-8", "replace"))
    return texts


def difference(address, before, after):
    """Return an address with the first lines that differ there; nothing when all is alike."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    first = next((f"{one.strip()} / {other.strip()}" for one, other in pairs if one != other), "length")
    return "" if before == after else f"{address}: {first}"


@pytest.mark.one_database
def test_no_canary_of_a_pupil_reaches_a_company(exchange, browser):
    code = give_code(exchange.pupil)
    canaries = ("Canari", "Inès", "2011-05-17", "17/05/2011", "ines.canari", "besoin-canari", CLASS)
    canaries += (exchange.pupil.pseudonym, code, code.replace("-", ""))
    texts = read_by(browser, exchange)
    assert reverse("internships:company_home") in texts
    found = [(canary, address) for address, text in texts.items() for canary in canaries if canary in text]
    assert found == []


def test_what_a_company_reads_does_not_depend_on_who_ranks(exchange, browser, school):
    # Some pages greet a first visit otherwise.
    read_by(browser, exchange)
    before = read_by(browser, exchange)
    other = make_pupil(exchange.school_class, school, exchange.session, lives_in_qpv=True, has_scholarship=True)
    OfferView.objects.create(pupil=other, offer=exchange.offer)
    WishList.objects.filter(pupil=exchange.pupil).delete()
    Pupil.objects.filter(pk=exchange.pupil.pk).update(withdrawn_on=timezone.localdate(), sex="women")
    after = read_by(browser, exchange)
    assert [difference(address, text, after.get(address, "")) for address, text in before.items()] == [""] * len(before)
