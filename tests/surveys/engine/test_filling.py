"""Filling a questionnaire: what is asked, computed, refused and sent."""

import pytest

from tests.surveys.engine.forms import TODAY, ask, choices, fill, form
from vigie.surveys.engine.answers import MAX_COMPUTED
from vigie.surveys.engine.expressions import compile_all
from vigie.surveys.engine.filling import BadInstance, Filling


def test_an_irrelevant_group_hides_what_it_holds_and_empties_it_for_calculations() -> None:
    definition = form(
        [
            ask("integer", "age"),
            ask("begin group", "adult", relevant="${age} >= 18"),
            ask("text", "job"),
            ask("end group", ""),
            ask("calculate", "told", calculation="concat('[', ${job}, ']')"),
        ]
    )
    filling = fill(definition, {"/data/age": "20", "/data/adult/job": "maire"})
    assert filling.value("/data/told") == "[maire]"
    filling.set("/data/age", "10")
    filling.recompute()
    assert filling.value("/data/told") == "[]"
    assert b"maire" not in filling.to_xml("a")
    assert b"maire" in filling.to_draft()


def test_a_choice_no_longer_offered_is_emptied() -> None:
    places = [
        {"list_name": "town", "name": "bron", "label": "Bron", "region": "ara"},
        {"list_name": "town", "name": "lille", "label": "Lille", "region": "hdf"},
    ]
    definition = form(
        [ask("select_one region", "region"), ask("select_one town", "town", choice_filter="region=${region}")],
        [*choices("region", "ara", "hdf"), *places],
    )
    filling = fill(definition, {"/data/region": "ara", "/data/town": "bron"})
    assert [item.value for item in filling.items("/data/town")] == ["bron"]
    filling.set("/data/region", "hdf")
    filling.recompute()
    assert filling.value("/data/town") == ""


def test_an_expression_that_calls_an_unknown_function_is_told() -> None:
    definition = form([ask("integer", "age", relevant="sorcery(1) > 0")])
    assert compile_all(definition) == [("/data/age", "relevant", "La fonction sorcery() n’est pas connue.")]


def test_what_is_sent_reads_back() -> None:
    definition = form([ask("text", "name"), ask("begin repeat", "child"), ask("integer", "age"), ask("end repeat", "")])
    filling = fill(definition, {"/data/name": "Zoé <&>", "/data/child[1]/age": "3"})
    filling.set(filling.add_repeat("/data/child") + "/age", "5")
    again = Filling.from_xml(definition, filling.to_xml("a"), language="fr", today=TODAY)
    assert again.to_xml("a") == filling.to_xml("a")
    assert again.value("/data/child[2]/age") == "5"


def test_a_question_that_the_form_does_not_have_is_refused() -> None:
    with pytest.raises(BadInstance, match="pas de question « other »"):
        Filling.from_xml(form([ask("text", "name")]), b"<data id='essai'><other/></data>", language="fr", today=TODAY)


def test_calculations_that_double_their_text_stay_short() -> None:
    survey = [
        ask("text", "t0"),
        *(ask("calculate", f"t{n + 1}", calculation=f"concat(${{t{n}}}, ${{t{n}}}, 'x')") for n in range(60)),
    ]
    filling = fill(form(survey), {"/data/t0": "mot"})
    assert len(filling.value("/data/t60")) == MAX_COMPUTED


def test_nobody_is_kept_by_a_list_that_offers_nothing() -> None:
    places = [{"list_name": "town", "name": "bron", "label": "Bron", "region": "ara"}]
    town = ask("select_one town", "town", choice_filter="region=${region}", required="yes")
    definition = form([ask("select_one region", "region"), town], [*choices("region", "ara", "hdf"), *places])
    assert "/data/town" not in fill(definition, {"/data/region": "hdf"}).faults()
    assert "/data/town" in fill(definition, {"/data/region": "ara"}).faults()


def test_what_the_form_computes_and_shows_is_nobodys_mistake() -> None:
    computed = ask("select_one level", "level", read_only="yes", calculation="if(${age} > 5, '9', '1')")
    definition = form([ask("integer", "age"), computed], choices("level", "a1", "a2"))
    assert fill(definition, {"/data/age": "20"}).faults() == {}
