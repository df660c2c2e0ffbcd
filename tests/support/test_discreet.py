"""Pages that leave nothing behind, whatever becomes of the line."""

from django.http import HttpResponse, UnreadablePostError
from django.test import RequestFactory

from vigie.support.discreet import discreet


def test_a_cut_line_is_no_error():
    @discreet
    def page(request):
        raise UnreadablePostError

    assert page(RequestFactory().post("/")).status_code == 400


def test_the_answer_is_kept_by_nobody():
    answer = discreet(lambda request: HttpResponse("ok"))(RequestFactory().get("/"))
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert not answer.cookies
