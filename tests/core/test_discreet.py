"""Pages that leave nothing behind, whatever becomes of the line."""

from django.http import HttpResponse, UnreadablePostError
from django.test import RequestFactory
from django.urls import ResolverMatch

from vigie.core.discreet import DiscreetMiddleware, discreet_page

discreet = discreet_page(largest=1000, too_large="support/filing/too_large.html")


def test_a_cut_line_is_no_error():
    @discreet
    def page(request):
        raise UnreadablePostError

    assert page(RequestFactory().post("/")).status_code == 400


def test_the_answer_is_kept_by_nobody():
    page, request = discreet(lambda request: HttpResponse("ok")), RequestFactory().get("/")
    request.resolver_match = ResolverMatch(page, (), {})
    answer = DiscreetMiddleware(page)(request)
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert not answer.cookies


def test_other_pages_keep_their_own_headers():
    request = RequestFactory().get("/")
    request.resolver_match = ResolverMatch(lambda request: None, (), {})
    assert not DiscreetMiddleware(lambda request: HttpResponse("ok"))(request).has_header("Referrer-Policy")
