"""Repeats: added, removed, counted, one within the other, reading one another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.surveys.engine.forms import TODAY, ask, choices, fill, form
from vigie.surveys.engine.expressions import compile_all
from vigie.surveys.engine.filling import Filling
from vigie.surveys.engine.screens import Asked

END = ask("end repeat", "")


def test_instances_come_and_go_and_positions_follow() -> None:
    definition = form(
        [
            ask("begin repeat", "child"),
            ask("text", "first"),
            ask("calculate", "rank", calculation="position(..)"),
            END,
            ask("calculate", "names", calculation="join(', ', ${first})"),
        ]
    )
    filling = fill(definition, {"/data/child[1]/first": "Ana"})
    for name in ("Bao", "Cléo"):
        filling.set(filling.add_repeat("/data/child") + "/first", name)
    filling.recompute()
    assert filling.value("/data/names") == "Ana, Bao, Cléo"
    filling.remove_repeat("/data/child", 2)
    filling.recompute()
    assert filling.instances("/data/child") == ["/data/child[1]", "/data/child[2]"]
    assert (filling.value("/data/child[2]/first"), filling.value("/data/child[2]/rank")) == ("Cléo", "2")
    assert filling.value("/data/names") == "Ana, Cléo"


def test_all_instances_can_go_and_the_first_comes_back_in_its_place() -> None:
    definition = form(
        [ask("text", "before"), ask("begin repeat", "child"), ask("text", "first"), END, ask("text", "after")]
    )
    filling = fill(definition)
    filling.remove_repeat("/data/child", 1)
    filling.recompute()
    again = Filling.from_xml(definition, filling.to_xml("a"), language="fr", today=TODAY)
    assert again.instances("/data/child") == []
    again.add_repeat("/data/child")
    sent = again.to_xml("a")
    assert sent.index(b"<before") < sent.index(b"<child") < sent.index(b"<after")
    [screen] = [screen for screen in fill(definition).screens() if screen.key == "child"]
    assert screen.nodes[0].can_grow


def test_a_count_decides_how_many_within_bounds() -> None:
    definition = form(
        [ask("integer", "n"), ask("begin repeat", "child", repeat_count="${n}"), ask("text", "first"), END]
    )
    filling = fill(definition)
    assert filling.instances("/data/child") == []
    for number, expected in (("3", 3), ("1", 1), ("-4", 0), ("", 0), ("nonsense", 0), ("2,9", 2), ("900000", 500)):
        filling.set("/data/n", number)
        filling.recompute()
        assert len(filling.instances("/data/child")) == expected
    with pytest.raises(KeyError):
        filling.add_repeat("/data/child")
    with pytest.raises(KeyError):
        filling.remove_repeat("/data/child", 1)


def test_counts_within_counts_do_not_make_a_huge_filling() -> None:
    definition = form(
        [
            ask("integer", "n"),
            ask("begin repeat", "outer", repeat_count="${n}"),
            ask("begin repeat", "inner", repeat_count="${n}"),
            ask("text", "word"),
            END,
            END,
        ]
    )
    filling = fill(definition, {"/data/n": "500"})
    assert 500 < filling.to_xml("a").count(b"<word") < 5_000


def test_a_repeat_within_another_reads_the_one_around_it() -> None:
    definition = form(
        [
            ask("begin repeat", "home"),
            ask("integer", "floor"),
            ask("begin repeat", "room"),
            ask("text", "use", relevant="${floor} > 1", label="Au niveau ${floor}"),
            END,
            ask("calculate", "rooms", calculation="count(${room})"),
            END,
            ask("calculate", "floors", calculation="sum(${floor})"),
        ]
    )
    filling = fill(definition, {"/data/home[1]/floor": "1"})
    second = filling.add_repeat("/data/home")
    filling.set(f"{second}/floor", "2")
    filling.add_repeat(f"{second}/room")
    filling.recompute()
    assert not filling.is_relevant("/data/home[1]/room[1]/use")
    assert filling.is_relevant("/data/home[2]/room[2]/use")
    assert (
        filling.say(filling.question("/data/home[2]/room[1]/use").label, "/data/home[2]/room[1]/use") == "Au niveau 2"
    )
    assert [filling.value(f"/data/home[{rank}]/rooms") for rank in (1, 2)] == ["1", "2"]
    assert filling.value("/data/floors") == "3"


def test_instances_that_read_the_one_before_settle() -> None:
    definition = form(
        [
            ask("begin repeat", "month"),
            ask("integer", "spent"),
            ask(
                "calculate",
                "before",
                calculation="coalesce(indexed-repeat(${total}, ${month}, position(..) - 1), 0)",
            ),
            ask("calculate", "total", calculation="${before} + coalesce(${spent}, 0)"),
            END,
        ]
    )
    assert compile_all(definition) == []
    filling = fill(definition, {"/data/month[1]/spent": "1"})
    for number in range(2, 8):
        filling.set(filling.add_repeat("/data/month") + "/spent", str(number))
    filling.recompute()
    assert filling.value("/data/month[7]/total") == "28"


def test_a_choice_among_what_was_told_follows_it() -> None:
    definition = form(
        [
            ask("begin repeat", "person"),
            ask("text", "called"),
            ask("integer", "age"),
            END,
            ask("select_one ${called}", "eldest", choice_filter="${age} > 17"),
        ]
    )
    filling = fill(definition, {"/data/person[1]/called": "Ana", "/data/person[1]/age": "40"})
    second = filling.add_repeat("/data/person")
    filling.set(f"{second}/called", "Bao")
    filling.set(f"{second}/age", "5")
    filling.recompute()
    assert [item.label for item in filling.items("/data/eldest")] == ["Ana"]
    filling.set("/data/eldest", "Ana")
    filling.set("/data/person[1]/age", "3")
    filling.recompute()
    assert filling.value("/data/eldest") == ""


def test_defaults_are_given_to_each_new_instance() -> None:
    definition = form(
        [
            ask("integer", "base", default="4"),
            ask("begin repeat", "visit"),
            ask("date", "day", default="today()"),
            ask("integer", "number", default="${base} + 1"),
            ask("select_one yn", "done", default="no"),
            END,
        ],
        choices("yn", "yes", "no"),
    )
    filling = fill(definition)
    second = filling.add_repeat("/data/visit")
    filling.recompute()
    for path in ("/data/visit[1]", second):
        assert [filling.value(f"{path}/{name}") for name in ("day", "number", "done")] == ["2026-03-31", "5", "no"]
    filling.set(f"{second}/day", "2025-01-01")
    filling.recompute()
    assert filling.value(f"{second}/day") == "2025-01-01"


def test_an_irrelevant_repeat_is_neither_shown_nor_sent() -> None:
    definition = form(
        [
            ask("select_one yn", "any"),
            ask("begin repeat", "child", relevant="${any} = 'yes'"),
            ask("text", "first"),
            END,
        ],
        choices("yn", "yes", "no"),
    )
    filling = fill(definition, {"/data/any": "yes", "/data/child[1]/first": "Ana"})
    assert [screen.key for screen in filling.screens()] == ["any", "child"]
    filling.set("/data/any", "no")
    filling.recompute()
    assert [screen.key for screen in filling.screens()] == ["any"]
    assert b"Ana" not in filling.to_xml("a")
    filling.remove_repeat("/data/child", 1)
    filling.recompute()
    assert [screen.key for screen in filling.screens()] == ["any"]


def test_instances_on_a_screen_are_numbered() -> None:
    filling = fill(form([ask("begin repeat", "child", label="Enfant"), ask("text", "first"), END]))
    filling.add_repeat("/data/child")
    filling.recompute()
    [screen] = filling.screens()
    [repeat] = screen.nodes
    assert (screen.label, repeat.label) == ("Enfant", "Enfant")
    assert [(child.index, child.path) for child in repeat.children] == [(1, "/data/child[1]"), (2, "/data/child[2]")]
    assert all(isinstance(asked, Asked) for asked in screen.questions())
    assert screen.paths() == ["/data/child[1]/first", "/data/child[2]/first"]


HOMES = [
    ask("begin repeat", "home"),
    ask("integer", "floor"),
    ask("begin repeat", "room"),
    ask("integer", "size"),
    ask("calculate", "place", calculation="concat(position(../..), '.', position(..))"),
    END,
    ask("calculate", "total", calculation="sum(${size})"),
    END,
    ask("calculate", "all", calculation="sum(${size})"),
]
MOVES = st.lists(
    st.tuples(st.sampled_from(["add", "add room", "remove", "remove room", "fill"]), st.integers(0, 99)), max_size=12
)


@settings(max_examples=30)
@given(MOVES)
def test_any_coming_and_going_is_numbered_summed_sent_and_read_back(moves: list[tuple[str, int]]) -> None:
    """The other account: a list of homes, each a list of sizes."""
    definition = form(HOMES)
    filling = fill(definition)
    homes: list[list[int]] = [[0]]
    for move, number in moves:
        home = number % len(homes) if homes else 0
        rooms = homes[home] if homes else []
        if move == "add":
            filling.add_repeat("/data/home")
            homes.append([0])
        elif move == "add room" and homes:
            filling.add_repeat(f"/data/home[{home + 1}]/room")
            rooms.append(0)
        elif move == "remove" and homes:
            filling.remove_repeat("/data/home", home + 1)
            del homes[home]
        elif move == "remove room" and rooms:
            filling.remove_repeat(f"/data/home[{home + 1}]/room", number % len(rooms) + 1)
            del rooms[number % len(rooms)]
        elif move == "fill" and rooms:
            filling.set(f"/data/home[{home + 1}]/room[{number % len(rooms) + 1}]/size", str(number))
            rooms[number % len(rooms)] = number
        filling.recompute()
    sent = filling.to_xml("a")
    again = Filling.from_xml(definition, sent, language="fr", today=TODAY)
    assert again.to_xml("a") == sent
    assert again.value("/data/all") == str(sum(map(sum, homes)))
    assert len(again.instances("/data/home")) == len(homes)
    for rank, rooms in enumerate(homes, 1):
        assert again.value(f"/data/home[{rank}]/total") == str(sum(rooms))
        places = [again.value(f"{path}/place") for path in again.instances(f"/data/home[{rank}]/room")]
        assert places == [f"{rank}.{place}" for place in range(1, len(rooms) + 1)]
