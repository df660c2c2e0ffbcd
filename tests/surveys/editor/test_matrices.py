"""Grids: written as one question, kept as the standard writes them, seen as a table."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.surveys.managing.scene import SHEETS, make_survey
from vigie.surveys.editor.acts import Written, move, remove_line
from vigie.surveys.editor.choices import texts_of
from vigie.surveys.editor.matrices import add_matrix, write_matrix
from vigie.surveys.editor.outline import outline
from vigie.surveys.editor.saving import draft_of, mark_of
from vigie.surveys.xlsform.checking import check_sheets
from vigie.surveys.xlsform.form import read_form
from vigie.surveys.xlsform.sheets import read_sheets, write_xlsx

WRITTEN = Written(
    labels={"": "Êtes-vous d'accord ?"},
    choices={"": ["Oui", "Plutôt", "Non"]},
    rows={"": ["On m'écoute", "On me croit"]},
    is_required=True,
)
NAMES = ["etes_vous_d_accord", "on_m_ecoute", "on_me_croit", "end_group"]


def names(sheets):
    return [row.name or row.type.keyword for row in read_form(sheets).survey]


def grid_in(sheets):
    return next(line for line in outline(sheets) if line.rows)


@pytest.fixture
def sheets():
    return add_matrix(SHEETS, WRITTEN, after=5)


def test_a_grid_is_a_group_that_every_tool_of_the_standard_reads(sheets):
    assert names(sheets)[5:] == NAMES
    assert check_sheets(sheets, anonymous=True).is_wholly_supported
    line = grid_in(sheets)
    assert (line.label, line.is_required, line.is_group) == ("Êtes-vous d'accord ?", True, False)
    assert [row.label for row in line.rows] == ["On m'écoute", "On me croit"]
    again = read_sheets(write_xlsx(sheets))
    assert again == sheets
    assert grid_in(again) == line


def test_its_questions_keep_their_names_when_it_is_rewritten(sheets):
    written = Written(
        labels={"": "D'accord ?"},
        choices={"": ["Oui", "Non"]},
        rows={"": ["On me croit", "On m'aide", "On m'écoute"]},
        is_required=False,
    )
    result = write_matrix(sheets, grid_in(sheets).place, written)
    assert names(result)[5:] == ["etes_vous_d_accord", "on_me_croit", "on_m_aide", "on_m_ecoute", "end_group"]
    line = grid_in(result)
    assert (line.label, line.is_required) == ("D'accord ?", False)
    assert texts_of(result, line.list_name, "") == ["Oui", "Non"]
    assert check_sheets(result).is_wholly_supported


def test_a_list_that_another_question_uses_is_left_to_it(sheets):
    shared = {**sheets, "survey": [*sheets["survey"], ["select_one etes_vous_d_accord", "fin", "Et à la fin ?"]]}
    written = Written(labels=WRITTEN.labels, choices={"": ["Jamais", "Souvent"]}, rows=WRITTEN.rows, is_required=True)
    result = write_matrix(shared, grid_in(shared).place, written)
    assert texts_of(result, "etes_vous_d_accord", "") == ["Oui", "Plutôt", "Non"]
    assert texts_of(result, grid_in(result).list_name, "") == ["Jamais", "Souvent"]
    assert check_sheets(result).is_wholly_supported


def test_nothing_moves_into_it_and_it_moves_whole(sheets):
    above = next(line for line in outline(sheets) if line.name == "mots")
    assert names(move(sheets, above, up=False))[4:] == [*NAMES, "mots"]
    up = move(sheets, grid_in(sheets), up=True)
    assert names(up)[4:] == [*NAMES, "mots"]
    inside = move(up, grid_in(up), up=True)
    assert names(inside)[3:] == [*NAMES, "end group", "mots"]
    assert move(move(inside, grid_in(inside), up=False), grid_in(up), up=False) == sheets


def test_it_goes_whole_with_its_list(sheets):
    left = remove_line(sheets, grid_in(sheets))
    assert (left["survey"][1:], left["choices"]) == (SHEETS["survey"][1:], SHEETS["choices"])


def test_a_table_of_other_things_stays_a_group(sheets):
    text = ["text", "on_me_croit", "On me croit"]
    other = {**sheets, "survey": [text if row[1:2] == ["on_me_croit"] else row for row in sheets["survey"]]}
    assert not any(line.rows for line in outline(other))


@pytest.fixture
def survey(partner, contributor):
    return make_survey(partner, contributor)


def page_of(answer):
    return unescape(answer.content.decode()).replace("\u00a0", " ")


@pytest.mark.django_db
def test_a_grid_is_written_seen_and_rewritten_in_the_pages(client_of, contributor, survey, sheets):
    client, seen = client_of(contributor), mark_of(draft_of(survey))
    address = reverse("surveys:add_question", args=[survey.pk]) + "?kind=matrix&after=5"
    assert "Lignes de la grille" in page_of(client.get(address))
    sent = {"label-0": "Êtes-vous d'accord ?", "rows-0": "On m'écoute\nOn me croit", "is_required": "on"}
    sent |= {"choices-0": "Oui\nPlutôt\nNon", "shown": "", "seen": seen}
    assert "deux fois" in page_of(client.post(address, {**sent, "rows-0": "On m'écoute\nOn m'écoute"}))
    assert client.post(address, sent).status_code == 302
    assert draft_of(survey).sheets == sheets
    place = grid_in(sheets).place
    page = page_of(client.get(reverse("surveys:editor", args=[survey.pk])))
    assert "On me croit" in page.split(f'id="ligne-{place}"')[1]
    assert f'id="ligne-{place + 1}"' not in page
    preview = reverse("surveys:preview", args=[survey.pk])
    parts = re.findall(r'href="(\?partie=[^"]+)"', page_of(client.get(preview)))
    assert any('<table class="survey-grid"' in page_of(client.get(preview + part)) for part in parts)
    write = reverse("surveys:write_question", args=[survey.pk, place])
    assert "On m'écoute\nOn me croit" in page_of(client.get(write)).replace("\r", "")
    sent["seen"] = mark_of(draft_of(survey))
    assert client.post(write, {**sent, "rows-0": "On me croit"}).status_code == 302
    assert names(draft_of(survey).sheets)[5:] == ["etes_vous_d_accord", "on_me_croit", "end_group"]


@pytest.mark.django_db
def test_a_question_of_a_grid_that_others_need_stays(client_of, contributor, partner, sheets):
    needing = [["text", "suite", "Et ensuite ?", "${on_me_croit} = 'oui'"]]
    survey = make_survey(partner, contributor, sheets={**sheets, "survey": [*sheets["survey"], *needing]})
    act = reverse("surveys:question_act", args=[survey.pk, grid_in(sheets).place])
    sent = {"seen": mark_of(draft_of(survey))}
    answer = client_of(contributor).post(act, {**sent, "acte": "retirer"}, follow=True)
    assert "D'autres questions en dépendent" in page_of(answer)
    assert "on_me_croit" in names(draft_of(survey).sheets)
    assert client_of(contributor).post(act, {**sent, "acte": "ressenti"}).status_code == 404
