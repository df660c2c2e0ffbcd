"""Which axes a cell names."""

import pytest

from vigie.plan.importing.axis_cells import read_axes


@pytest.mark.parametrize("label", ["X", "Observer", "A", "Prévenir ; former"])
def test_any_other_text_is_the_title_of_one_axis(label):
    (axis,) = read_axes("", label, "ici").axes
    assert axis.title == label


@pytest.mark.parametrize("label", ["", "-", "n.c.", "aucun", "Sans objet"])
def test_a_cell_that_says_nothing_names_no_axis(label):
    assert read_axes("", label, "ici").axes == ()


def test_several_codes_in_words():
    assert [axis.number for axis in read_axes("", "3 et 5", "ici").axes] == [3, 5]
