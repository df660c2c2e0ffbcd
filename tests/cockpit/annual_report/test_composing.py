"""The report as a document: its sections, and what the PDF and the DOCX of it are."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from itertools import chain

import docx
import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.cockpit.annual_report.report_data import DONE, EMPTY, FULL, LATE, UNCERTAIN, seen
from vigie.cockpit.annual_report.collecting import collect
from vigie.cockpit.annual_report.collecting_values import AxisOfPlan, Basis, PlanSummary, PriorityOfPlan, ReportData
from vigie.cockpit.annual_report.composing import document_of
from vigie.cockpit.annual_report.composing_pages import PAGE, paginated
from vigie.cockpit.annual_report.figures import LARGE
from vigie.cockpit.annual_report.sections import DEFAULT_CODES, SECTIONS, in_report
from vigie.cockpit.demonstration import PLAN_FILE
from vigie.core.documents import (
    BulletList,
    Callout,
    Figure,
    Heading,
    KeyFacts,
    PageBreak,
    Paragraph,
    TableBlock,
    plain,
)
from vigie.core.docx_output import to_docx
from vigie.core.html_output import to_html_page
from vigie.core.pdf import to_pdf
from vigie.plan.models import Plan


def drawn(data, sections=DEFAULT_CODES, **comments):
    return document_of(data, sections=sections, comments=comments)


def headings(document, level=1):
    return [one.text for one in document.blocks if isinstance(one, Heading) and one.level == level]


def letters(blocks):
    """All the words of some blocks, spaces made plain."""
    found = []
    for block in blocks:
        match block:
            case Heading(_level, text):
                found.append(text)
            case Paragraph(content):
                found.append(plain(content))
            case Callout(title, content):
                found += [title, plain(content)]
            case BulletList(items):
                found += [plain(item) for item in items]
            case KeyFacts(facts):
                found += [f"{term} : {plain(text)}" for term, text in facts]
            case TableBlock(caption, headers, rows):
                found += [caption, *headers, *(plain(cell) for row in rows for cell in row)]
            case Figure():
                found += [block.alternative, block.caption]
    return "\n".join(found).replace("\u00a0", " ")


def section_of(data, code):
    return letters(drawn(data, [code]).blocks)


def squeezed(text):
    """Words without the spaces and hyphens that the breaking of lines adds or takes away."""
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


# Read once: importing the plan takes longer than all that is asked of it.
READ: list[ReportData] = []


@pytest.fixture
def real_data(db):
    """The data of 2017 for the plan of Valenciennes, as the source gives it."""
    if not READ:
        call_command("import_plan", str(PLAN_FILE), verbosity=0)
        READ.append(collect(Plan.objects.get(), 2017, date(2026, 11, 24)))
    return READ[0]


@cache
def pdf_of(data):
    return PdfReader(BytesIO(to_pdf(drawn(data))))


@cache
def word_of(data):
    return docx.Document(BytesIO(to_docx(drawn(data))))


@pytest.fixture
def pdf(real_data):
    return pdf_of(real_data)


@pytest.fixture
def word(real_data):
    return word_of(real_data)


def contents_of(data):
    """All that the report of a plan must name."""
    actions = [(action.code, action.name) for action in data.actions]
    return [*chain(*actions), *(axis.title for axis in data.axes), *(priority.text for priority in data.priorities)]


def test_the_plan_has_its_nineteen_actions_six_axes_and_three_priorities(real_data):
    assert (len(real_data.actions), len(real_data.axes), len(real_data.priorities)) == (19, 6, 3)


@pytest.mark.one_database
def test_the_pdf_names_everything(real_data, pdf):
    text = squeezed("".join(page.extract_text() for page in pdf.pages))
    assert [name for name in contents_of(real_data) if squeezed(name) not in text] == []


@pytest.mark.one_database
def test_the_word_document_names_everything(real_data, word):
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    text = squeezed("".join(chain((paragraph.text for paragraph in word.paragraphs), cells)))
    assert [name for name in contents_of(real_data) if squeezed(name) not in text] == []


def structure(reader):
    """Every element of the structure tree, in order."""

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            if "/K" in node and not isinstance(node["/K"], int):
                yield from walk(node["/K"])

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]))


@pytest.mark.one_database
def test_the_pdf_is_tagged_titled_and_in_french(pdf):
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "Rapport annuel 2017"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()


@pytest.mark.one_database
def test_every_drawing_of_the_pdf_has_its_alternative(pdf):
    figures = [node for node in structure(pdf) if node["/S"] == "/Figure"]
    assert len(figures) == 3
    assert all(str(node["/Alt"]).strip() for node in figures)


@pytest.mark.one_database
def test_the_tables_of_the_pdf_have_headers(pdf):
    nodes = structure(pdf)
    tables = [node for node in nodes if node["/S"] == "/Table"]
    headers = [node for node in nodes if node["/S"] == "/TH"]
    assert tables
    assert len(headers) >= len(tables)


@pytest.mark.one_database
def test_the_pdf_has_an_outline_of_its_sections(real_data, pdf):
    titles = [one.title for one in pdf.outline if not isinstance(one, list)]
    assert titles[-len(SECTIONS) + 1 :] == [str(one.title) for one in SECTIONS if not one.is_always]


@pytest.mark.one_database
def test_the_word_document_has_an_outline_of_real_headings(word):
    levels = [p.style.name for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert levels.count("Heading 1") == len(SECTIONS) - 1
    assert levels.count("Heading 2") >= 19 + 6 + 3
    # No level is skipped, so that the outline can be walked.
    depths = [int(name.removeprefix("Heading ")) for name in levels]
    assert all(after - before <= 1 for before, after in zip([0, *depths], depths, strict=False))


@pytest.mark.one_database
def test_the_tables_and_drawings_of_the_word_document_are_accessible(word):
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in word.tables)
    drawings = word.element.body.findall(".//{*}docPr")
    assert len(drawings) == 3
    assert all(one.get("descr") for one in drawings)


def test_today_s_statuses_are_said_to_be_so_everywhere(real_data):
    for code in ("synthesis", "progress", "priorities", "actions", "late"):
        text = section_of(real_data, code)
        assert "24 novembre 2026" in text, code
        assert "Statut fin 2017" not in text, code


def test_sections_come_in_the_order_asked_for():
    assert headings(drawn(FULL, ["annexes", "late", "cover"])) == ["Annexes", "Ce qui est en retard, et pourquoi"]
    assert in_report(["late", "inconnue", "late"]) == ("cover", "late")
    assert drawn(FULL, []).title == "Rapport annuel\u00a02017" or drawn(FULL, []).title == "Rapport annuel 2017"


def test_the_cover_says_what_it_is():
    document = drawn(FULL)
    assert document.cover
    assert document.subtitle == "Plan territorial – Valenciennes Métropole"
    assert document.annex == "Version de travail, avec des données fictives de démonstration"
    assert document.date == "données du 1er février 2018"
    frozen = document_of(EMPTY, sections=[], comments={}, edition="Édition n° 2")
    assert frozen.annex == "Édition n° 2"


def test_comments_come_first_under_the_heading_of_their_section():
    document = drawn(FULL, ["late"], late="# Un titre\n\nUn **mot**.", cover="Bonjour.", actions="Ailleurs")
    assert headings(document) == ["Avant-propos", "Ce qui est en retard, et pourquoi"]
    assert headings(document, 2)[0] == "Commentaire"
    assert headings(document, 3)[0] == "Un titre"
    text = letters(document.blocks)
    assert text.index("Bonjour.") < text.index("Un mot.") < text.index("Actions dont l'échéance est passée")
    assert "Ailleurs" not in text


def test_fictitious_data_are_marked_where_they_are():
    for code, marks in {"actions": 2, "meetings": 1, "decisions": 4, "late": 4, "revision": 1}.items():
        assert section_of(FULL, code).count("(donnée fictive)") >= marks, code


def test_an_action_in_full():
    text = section_of(FULL, "actions")
    for words in (
        "A01 – Permanences d'accès au droit",
        "Statut fin 2017 : terminée ; fin 2016 : à venir",
        "Note du 3 novembre 2017",
        "Ce qui freine : Le local est petit.",
        "Personnes reçues (personnes) : 42 (femmes : 25 ; hommes : 4 ; sexe non renseigné : 13)",
        "Permanences tenues : 44,5",
        "Orientations : sans réponse",
        "Petit effectif",
        "Budget 2017, Agglomération : prévu, 12 000 € ; dépensé, non renseigné",
        "Accord politique : nécessaire, pas encore donné",
        "Statut connu au 1er février 2018 : en cours ; rien ne dit celui de fin 2017",
        "Statut fin 2017 : en cours ; d'après la note du 1er septembre 2017",
        "Aucune note pour 2017.",
    ):
        assert words in text.replace("\u202f", " "), words


def test_a_very_large_plan_gives_each_action_once_and_else_its_code():
    many = tuple(replace(LATE, code=f"A{number:04}") for number in range(LARGE))
    data = replace(FULL, actions=many)
    assert drawn(data).contents is False
    assert section_of(data, "actions").count("Campagne d'affichage") == LARGE
    for code in ("priorities", "progress", "late", "undecided"):
        assert "Campagne d'affichage" not in section_of(data, code), code
    assert "300 actions : A0000, A0001" in section_of(data, "late")
    assert drawn(replace(data, actions=many[1:])).contents is True


def test_a_priority_without_axis_says_so():
    text = section_of(FULL, "priorities")
    assert "2. La santé\naucun axe\nnon renseignée\naucune" in text
    assert "Cette priorité n'a pas d'axe dans le plan" in text
    assert "Note du plan : D'après une étude." in text
    assert "Conseil, janvier 2017" in text


def test_meetings_against_the_rule():
    text = section_of(FULL, "meetings")
    assert "Groupe de travail\ngroupe de travail\n2\n1\n1\nil manque 1 réunion" in text
    assert "3 présences, 1 représentation, 2 absences excusées" in text
    assert "sans règle" in text
    # While the year lasts, what is planned may be enough.
    assert "le sera si les réunions prévues se tiennent" in section_of(replace(FULL, day=date(2017, 11, 1)), "meetings")


def test_decisions_and_what_became_of_them():
    text = section_of(FULL, "decisions")
    assert "À mettre en œuvre fin 2017 : 3 décisions." in text
    assert "mise en œuvre (15 janvier 2018) ; échéance passée" in text
    assert "Avis : Avis favorable" in text
    assert "Décisions antérieures encore à mettre en œuvre" in text


def test_what_is_late_says_why():
    text = section_of(FULL, "late")
    assert "Le marché n'est pas signé. (donnée fictive)\nAttend : La signature du marché" in text
    assert "raison non renseignée" in section_of(
        replace(FULL, actions=(replace(LATE, notes=(), unblocking_condition=""),)), "late"
    )


def test_what_is_undecided():
    text = section_of(FULL, "undecided")
    assert "A03 – Temps fort politique (Agglomération)" in text
    assert "Étude d'un axe du contrat\nà déterminer" in text


def test_charts_come_with_their_words_and_their_data():
    blocks = drawn(FULL, ["progress"]).blocks
    (place,) = [place for place, block in enumerate(blocks) if isinstance(block, Figure)]
    figure, table = blocks[place : place + 2]
    assert "F1 – Observer" in figure.alternative
    assert table.headers == ("Axe", "terminée", "en cours")
    assert table.rows == (("F1 – Observer", "1", "1"), ("F2 – Former", "1", "0"), ("Hors des axes", "0", "1"))


@pytest.mark.parametrize("code", DEFAULT_CODES)
def test_an_empty_plan_makes_a_correct_report(code):
    document = drawn(EMPTY, [code])
    assert to_pdf(document).startswith(b"%PDF")
    assert to_docx(document)
    assert "None" not in letters(document.blocks)


def test_a_plan_without_axis_shows_its_actions():
    data = replace(FULL, axes=(), actions=(UNCERTAIN,))
    assert "A03" in section_of(data, "progress")
    assert "n'a pas d'axe : ses actions" in section_of(data, "progress")


STRANGE = "<b>*gras*</b> #titre $x$ \\ مرحبا \x00 " + "m" * 60 + " mot" * 40


def test_strange_names_are_shown_as_they_are():
    odd = replace(DONE, name=STRANGE, description=STRANGE, bearers=(STRANGE,), axes=("F9",))
    data = replace(
        FULL,
        plan=PlanSummary(STRANGE[:250]),
        axes=(AxisOfPlan("F9", STRANGE),),
        priorities=(PriorityOfPlan(1, STRANGE, axes=("F9",)),),
        actions=(odd,),
    )
    document = drawn(data, late=STRANGE)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(to_pdf(document))).pages)
    assert "<b>*gras*</b>" in text
    assert docx.Document(BytesIO(to_docx(document))).paragraphs
    assert "&lt;b&gt;*gras*&lt;/b&gt;" in to_html_page(document)
    assert "<b>*gras*" not in to_html_page(document)


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from([DONE, LATE, UNCERTAIN]), max_size=5),
    st.sampled_from(list(Basis)),
    st.permutations(DEFAULT_CODES),
)
def test_any_order_of_sections_and_any_actions_make_a_document(actions, basis, codes):
    known = seen("ongoing", basis)
    data = replace(FULL, actions=tuple(replace(one, status=known) for one in actions))
    document = drawn(data, codes)
    assert headings(document) == [
        str(next(one.title for one in SECTIONS if one.code == code)) for code in codes if code != "cover"
    ]


def test_short_sections_share_a_page_and_long_ones_do_not():
    short, long = [Paragraph("Un")], [Paragraph("Un")] * PAGE
    breaks = [isinstance(block, PageBreak) for block in paginated([short, short, long])]
    assert breaks.index(True) == 2
    assert sum(breaks) == 1
