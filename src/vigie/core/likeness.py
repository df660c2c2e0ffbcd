"""How alike two texts are, from 0 to 100. What compares them is loaded only then: most pages compare nothing."""


def likeness(one: str, other: str) -> float:
    """Return how few letters must change for one text to become the other."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)


def likeness_of_words(one: str, other: str) -> float:
    """Return how alike the words of two texts are, in any order, words of the longer one left out."""
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(one, other)
