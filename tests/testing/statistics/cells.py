"""Random pairs, for the tests of statistics."""

from hypothesis import strategies as st

from vigie.testing.statistics.pairs import Pairs

counts = st.integers(0, 60)
some_pairs = st.builds(Pairs, counts, counts, counts, counts).filter(lambda pairs: pairs.number > 0)
# 43 offers answered the French man alone, 27 the French woman alone: software developers, France, 2009 (TEPP).
DEVELOPERS = Pairs(43, 43, 27, 197)
