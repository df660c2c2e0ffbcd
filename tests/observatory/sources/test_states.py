"""Where a request for data stands, from its dates."""

from datetime import date

import pytest

from vigie.observatory.sources.states import Asked, State, last_said_on, state_in_words, state_of

ASKED = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("asked", "day", "state"),
    [
        (Asked(), date(2026, 4, 1), State.TO_SEND),
        (Asked(ASKED), date(2026, 4, 1), State.WAITING),
        (Asked(ASKED), date(2026, 4, 2), State.DUE),
        (Asked(ASKED, (date(2026, 4, 2),)), date(2026, 5, 1), State.WAITING),
        (Asked(ASKED, (date(2026, 4, 2),)), date(2026, 5, 2), State.DUE),
        (Asked(ASKED, patience=90), date(2026, 5, 2), State.WAITING),
        (Asked(ASKED, answered_on=date(2026, 3, 9)), date(2027, 1, 1), State.ANSWERED),
        (Asked(ASKED, answered_on=date(2026, 3, 9), is_partial=True), date(2027, 1, 1), State.PARTIAL),
        (Asked(ASKED, refused_on=date(2026, 3, 9)), date(2027, 1, 1), State.REFUSED),
    ],
)
def test_the_state_is_computed(asked, day, state):
    assert state_of(asked, day) is state


def test_it_is_said_in_words():
    reminded = Asked(ASKED, (date(2026, 4, 2), date(2026, 5, 2)))
    assert state_in_words(reminded, date(2026, 5, 12)) == "sans réponse depuis 70 jours, relancée 2 fois"
    assert state_in_words(Asked(ASKED), date(2026, 3, 4)) == "sans réponse depuis 1 jour"
    assert state_in_words(Asked(), ASKED) == "à envoyer"
    assert last_said_on(reminded) == date(2026, 5, 2)
