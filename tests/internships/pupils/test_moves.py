"""Buttons, typed numbers and dragging are three ways to say the same thing."""

from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.pupils.moves import added, by_numbers, placed, removed, reordered

LISTS = st.lists(st.integers(1, 60), unique=True, max_size=20)
FILLED = st.lists(st.integers(1, 60), unique=True, min_size=1, max_size=20)


@given(FILLED, st.data())
def test_a_number_typed_places_a_wish_as_its_buttons_do(wishes, data):
    wish = data.draw(st.sampled_from(wishes))
    position = data.draw(st.integers(1, len(wishes)))
    by_steps = list(wishes)
    while by_steps.index(wish) + 1 != position:
        step = 1 if by_steps.index(wish) + 1 < position else -1
        by_steps = placed(by_steps, wish, by_steps.index(wish) + 1 + step)
    assert placed(wishes, wish, position) == by_steps == by_numbers(wishes, {wish: position})


@given(LISTS, st.randoms())
def test_any_order_is_reached_by_numbers_by_dragging_and_by_buttons(wishes, random):
    aim = random.sample(wishes, len(wishes))
    by_buttons = list(wishes)
    for position, wish in enumerate(aim, start=1):
        by_buttons = placed(by_buttons, wish, position)
    numbers = {wish: position for position, wish in enumerate(aim, start=1)}
    assert by_buttons == by_numbers(wishes, numbers) == reordered(wishes, aim) == aim


@given(LISTS, st.integers(1, 60), st.integers(-3, 30))
def test_an_act_done_twice_gives_what_it_gave_once(wishes, wish, position):
    for act in (lambda held: placed(held, wish, position), lambda held: removed(held, wish)):
        assert act(act(wishes)) == act(wishes)
    assert added(added(wishes, [wish]), [wish]) == added(wishes, [wish])


@given(LISTS, st.lists(st.integers(1, 80), max_size=30))
def test_an_old_page_neither_loses_nor_brings_back_a_wish(wishes, order):
    assert sorted(reordered(wishes, order)) == sorted(wishes)


@given(LISTS, st.integers(1, 60), st.integers(-3, 30), st.dictionaries(st.integers(1, 60), st.integers(0, 999)))
def test_no_move_loses_a_wish(wishes, wish, position, typed):
    assert sorted(placed(wishes, wish, position)) == sorted(by_numbers(wishes, typed)) == sorted(wishes)


@given(LISTS, st.lists(st.integers(1, 80), max_size=10))
def test_new_wishes_come_last_and_once(wishes, new):
    result = added(wishes, new)
    assert result[: len(wishes)] == wishes
    assert sorted(result) == sorted({*wishes, *new})
