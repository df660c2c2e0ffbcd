"""Results are written a line for each pupil, and read back the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.matching.writing import as_lines

INNER = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), INNER, max_size=4))
def test_what_is_written_reads_back(content):
    assert json.loads(as_lines(content)) == content


def test_a_pupil_takes_one_line():
    written = as_lines({"assignment": {"Ana": "X"}, "explanations": {"Ana": [{"offer": "X", "reason": "assigned"}]}})
    assert '\n  "Ana": [{"offer": "X", "reason": "assigned"}]\n' in written.decode()
