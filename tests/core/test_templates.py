"""Every shared part of a page, drawn."""

from dataclasses import dataclass

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from vigie.core.icons import DRAWINGS


def draw(source, query="", **context):
    """Draw a template as a page would."""
    request = RequestFactory().get("/liste/" + query)
    return " ".join(engines["django"].from_string(source).render({"request": request, **context}).split())


@pytest.mark.parametrize("code", ["unknown", "being_set_up", "late", "ok"])
def test_status_says_its_state_in_words(code):
    drawn = draw("{% status code 'En retard' %}", code=code)
    assert drawn == f'<span class="status status-{code.replace("_", "-")}">En retard</span>'


def test_texts_from_people_are_escaped():
    name = "<script>alert(1)</script>"
    for source in (
        "{% status 'ok' name %}",
        "{% empty name name %}",
        "{% key_figure 1 name %}",
        "{% progress 1 2 name %}",
    ):
        assert "<script>" not in draw(source, name=name)


def test_empty_offers_the_way_out_only_when_there_is_one():
    assert "<a" not in draw("{% empty 'Rien' 'Pour le moment.' %}")
    assert '<a class="btn btn-primary" href="/ajouter/">Ajouter</a>' in draw(
        "{% empty 'Rien' 'Pour le moment.' action_url='/ajouter/' action_label='Ajouter' %}"
    )


def test_key_figure_tells_unknown_from_zero():
    assert '<p class="key-figure-value">0</p>' in draw("{% key_figure 0 'signalements' %}")
    unknown = draw("{% key_figure None 'signalements' %}")
    assert "inconnu" in unknown
    assert ">0<" not in unknown


def test_key_figure_links_and_explains():
    drawn = draw("{% key_figure 3 'en retard' '/actions/' 'depuis un mois' %}")
    assert 'href="/actions/">en retard</a>' in drawn
    assert "depuis un mois" in drawn


def test_progress_is_a_named_bar_and_its_words():
    drawn = draw("{% progress 7 19 'Actions réalisées' %}")
    assert '<progress class="progress-bar-line" value="7" max="19" aria-label="Actions réalisées">' in drawn
    assert "7 sur 19" in drawn
    assert "(37 %)" in drawn


def test_progress_of_nothing_draws_no_bar():
    drawn = draw("{% progress 0 0 'Actions' %}")
    assert "<progress" not in drawn
    assert "rien à compter" in drawn


def test_progress_of_thousands_stays_a_number_for_the_browser():
    assert 'value="1200" max="4000"' in draw("{% progress 1200 4000 'Lignes' %}")


def test_pagination_of_one_page_is_nothing():
    assert draw("{% pagination page %}", page=Paginator(range(5), 10).page(1)) == ""


def test_pagination_keeps_the_filters_and_marks_the_page():
    drawn = draw("{% pagination page %}", "?axe=2&page=4", page=Paginator(range(95), 10).page(4))
    assert 'rel="prev" href="?axe=2&amp;page=3"' in drawn
    assert 'rel="next" href="?axe=2&amp;page=5"' in drawn
    assert drawn.count('aria-current="page"') == 1
    assert 'href="?axe=2&amp;page=4" aria-current="page"' in drawn


def test_pagination_has_no_step_beyond_its_ends():
    pages = Paginator(range(20), 10)
    assert "prev" not in draw("{% pagination page %}", page=pages.page(1))
    assert 'rel="next"' not in draw("{% pagination page %}", page=pages.page(2))


@pytest.mark.parametrize(
    ("source", "query", "expected"),
    [
        ("{% query_string axe=3 %}", "?axe=2&tri=nom", "?axe=3&amp;tri=nom"),
        ("{% query_string axe=None %}", "?axe=2&tri=nom", "?tri=nom"),
        ("{% query_string axe='' %}", "?axe=2", "?"),
        ("{% query_string tri='date' %}", "?page=7&axe=2", "?axe=2&amp;tri=date"),
        ("{% query_string axe=axes %}", "?axe=9", "?axe=1&amp;axe=2"),
    ],
)
def test_query_string_changes_what_is_asked_and_forgets_the_page(source, query, expected):
    assert draw(source, query, axes=[1, 2]) == expected


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_icons_are_pictures_that_screen_readers_skip(name):
    drawn = draw("{% icon name %}", name=name)
    assert 'aria-hidden="true"' in drawn
    assert "style=" not in drawn


def test_an_icon_we_do_not_have_is_refused():
    with pytest.raises(KeyError):
        draw("{% icon 'licorne' %}")


def test_markdown_is_safe_html():
    drawn = draw("{{ text|markdown }}", text="**fort** <script>alert(1)</script>")
    assert "<strong>fort</strong>" in drawn
    assert "<script>" not in drawn


@dataclass
class Since:
    year: int

    def in_words(self) -> str:
        return f"depuis {self.year}"


def test_what_can_be_said_in_words_is():
    assert draw("{{ when|in_words }}", when=Since(2013)) == "depuis 2013"
    assert draw("{{ when|in_words }}", when=None) == ""


def test_long_job_asks_again_and_can_be_asked_by_hand():
    drawn = draw("{% job_progress '/travaux/1/' 'Lecture du fichier' 12 40 %}")
    assert 'hx-get="/travaux/1/"' in drawn
    assert 'value="12" max="40"' in drawn
    assert "Actualiser la page" in drawn
    assert "max=" not in draw("{% job_progress '/travaux/1/' 'Lecture du fichier' %}")
