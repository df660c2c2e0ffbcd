"""What a person sees, in her language."""

from tests.surveys.engine.forms import TODAY, ask, choices, fill, form
from vigie.surveys.engine.filling import Filling
from vigie.surveys.engine.nodes import Kind, Matrix
from vigie.surveys.engine.texts import language_code

GROUP_END = ask("end group", "")


def test_each_group_has_its_screen_and_what_stands_between_shares_one() -> None:
    definition = form(
        [
            ask("text", "a"),
            ask("text", "b"),
            ask("begin group", "g", label="Groupe"),
            ask("text", "c"),
            GROUP_END,
            ask("text", "d"),
            ask("begin group", "never", relevant="false()"),
            ask("text", "e"),
            GROUP_END,
            ask("begin group", "void"),
            ask("text", "f", relevant="false()"),
            GROUP_END,
        ]
    )
    filling = fill(definition)
    assert [(screen.key, screen.label, screen.paths()) for screen in filling.screens()] == [
        ("a", "", ["/data/a", "/data/b"]),
        ("g", "Groupe", ["/data/g/c"]),
        ("d", "", ["/data/d"]),
    ]
    [whole] = filling.screens(all_at_once=True)
    assert whole.paths() == ["/data/a", "/data/b", "/data/g/c", "/data/d"]


def test_texts_are_in_the_language_and_quote_answers() -> None:
    survey = [
        {"type": "text", "name": "who", "label::Français (fr)": "Nom", "label::العربية (ar)": "الاسم"},
        {
            "type": "note",
            "name": "hello",
            "label::Français (fr)": "Bonjour ${who}, le ${day}",
            "label::العربية (ar)": "مرحبا ${who}",
            "hint::Français (fr)": "Indice ${who}",
        },
        {"type": "date", "name": "day", "label::Français (fr)": "Jour", "label::العربية (ar)": "-"},
        {"type": "calculate", "name": "told", "calculation": "jr:choice-name(${yes}, '${yes}')"},
        {"type": "select_one yn", "name": "yes", "label::Français (fr)": "Oui ?", "label::العربية (ar)": "نعم؟"},
    ]
    listed = [{"list_name": "yn", "name": "y", "label::Français (fr)": "Oui", "label::العربية (ar)": "نعم"}]
    definition = form(survey, listed, {"default_language": "Français (fr)"})
    assert [language_code(name) for name in definition.languages] == ["fr", "ar"]
    answers = {"/data/who": "Zoé <b>", "/data/day": "2026-03-31", "/data/yes": "y"}
    french, arabic = (fill(definition, dict(answers), language=name) for name in ("Français (fr)", "ar"))
    assert [asked.label for asked in french.screens()[0].questions()] == [
        "Nom",
        "Bonjour Zoé <b>, le 31/03/2026",
        "Jour",
        "Oui\u00a0?",
    ]
    assert [asked.label for asked in arabic.screens()[0].questions()] == ["الاسم", "مرحبا Zoé <b>", "Jour", "نعم؟"]
    assert french.screens()[0].questions()[1].hint == "Indice Zoé <b>"
    assert (french.value("/data/told"), arabic.value("/data/told")) == ("Oui", "نعم")
    unknown = fill(definition, dict(answers), language="xx")
    assert unknown.screens()[0].questions()[0].label == "Nom"


def test_questions_that_share_their_choices_are_a_matrix() -> None:
    definition = form(
        [
            ask("begin group", "table", appearance="table-list", label="Quel est votre avis ?"),
            ask("select_one yn", "first", label="Le lieu", required="yes"),
            ask("select_one yn", "second", label="Les repas"),
            GROUP_END,
            ask("select_one yn", "head", appearance="label", label="Et encore"),
            ask("select_one yn", "third", appearance="list-nolabel", label="La durée"),
            ask("select_one yn", "alone", appearance="likert", label="Seule"),
        ],
        choices("yn", "yes", "no"),
    )
    table, rest = fill(definition).screens()
    [matrix] = table.nodes[0].children
    assert isinstance(matrix.node, Matrix)
    assert (matrix.label, [item.label for item in matrix.items]) == ("Quel est votre avis\u00a0?", ["YES", "NO"])
    assert [(row.label, row.required) for row in matrix.children] == [("Le lieu", True), ("Les repas", False)]
    assert [(asked.label, type(asked.node).__name__) for asked in rest.nodes] == [
        ("Et encore", "Matrix"),
        ("Seule", "Question"),
    ]
    assert rest.paths() == ["/data/third", "/data/alone"]
    assert list(fill(definition).faults()) == ["/data/table/first"]


def test_each_type_has_its_kind() -> None:
    kinds = {
        "text": Kind.TEXT, "integer": Kind.INTEGER, "decimal": Kind.DECIMAL, "select_one l": Kind.SELECT_ONE,
        "select_multiple l": Kind.SELECT_MULTIPLE, "rank l": Kind.RANK, "range": Kind.RANGE, "date": Kind.DATE,
        "time": Kind.TIME, "dateTime": Kind.DATETIME, "note": Kind.NOTE, "acknowledge": Kind.ACKNOWLEDGE,
        "geopoint": Kind.GEOPOINT, "image": Kind.IMAGE, "audio": Kind.AUDIO, "video": Kind.VIDEO, "file": Kind.FILE,
        "barcode": Kind.BARCODE,
    }  # fmt: skip
    rows = [
        ask(kind, f"q{rank}", parameters="start=1 end=9 step=2" if kind == "range" else "")
        for rank, kind in enumerate(kinds)
    ]
    definition = form(rows, choices("l", "a", "b"))
    assert [question.kind for question in definition.shown()] == list(kinds.values())
    assert definition.questions["/data/q6"].parameters.end == "9"
    assert [choice.value for choice in definition.questions["/data/q3"].choices] == ["a", "b"]


def test_the_other_answer_is_asked_in_our_words() -> None:
    definition = form([ask("select_one l or_other", "where", label="Où ?")], choices("l", "a"))
    filling = fill(definition, {"/data/where": "other"})
    where, other = filling.screens()[0].questions()
    assert [item.label for item in where.items] == ["A", "Autre"]
    assert other.label == "Précisez votre réponse."


def test_an_order_of_choices_drawn_by_chance_stays_the_same_between_screens() -> None:
    rows = [ask("select_one l", "q", parameters="randomize=true")]
    definition = form(rows, choices("l", *"abcdefghij"))
    first = fill(definition)
    again = Filling.from_xml(definition, first.to_draft(), language="fr", today=TODAY)
    assert [item.value for item in first.items("/data/q")] == [item.value for item in again.items("/data/q")]
    assert sorted(item.value for item in first.items("/data/q")) == list("abcdefghij")


def test_a_value_set_when_another_changes() -> None:
    definition = form(
        [
            ask("text", "town"),
            ask("calculate", "seen", calculation="concat(${seen_before}, '+', ${town})", trigger="${town}"),
            ask("text", "seen_before"),
        ]
    )
    filling = fill(definition, {"/data/town": "Bron"})
    assert filling.value("/data/seen") == "+Bron"
    filling.set("/data/seen_before", "x")
    filling.recompute()
    assert filling.value("/data/seen") == "+Bron"


def test_a_computed_answer_can_be_changed_until_what_it_comes_from_changes() -> None:
    definition = form([ask("integer", "a"), ask("integer", "twice", calculation="${a} * 2")])
    filling = fill(definition, {"/data/a": "2"})
    assert filling.value("/data/twice") == "4"
    filling.set("/data/twice", "5")
    filling.recompute()
    filling = Filling.from_xml(definition, filling.to_draft(), language="fr", today=TODAY)
    assert filling.value("/data/twice") == "5"
    filling.set("/data/a", "3")
    filling.recompute()
    assert filling.value("/data/twice") == "6"
