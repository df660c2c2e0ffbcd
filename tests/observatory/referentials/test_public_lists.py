"""What public editions show: nothing of law still to be checked, places that add up, at three widths."""

from itertools import pairwise

import pytest

from vigie.observatory.referentials.listed import Listed, content_of
from vigie.observatory.referentials.public_lists import public_dimension, recoding_of

CONTENT = content_of(
    {
        "criterion": (Listed("origin", "origine"), Listed("other", "autre critère")),
        "domain": (
            Listed("employment", "emploi"),
            Listed("public_services", "services publics", is_verified=False),
            Listed("other", "autre domaine"),
        ),
        "type": (Listed("systemic", "systémique", is_verified=False), Listed("other", "autre forme")),
        "place": (
            Listed("territory", "lieu non précisé"),
            Listed("group:centre", "Centre"),
            Listed("commune:1", "Un", ("group:centre",)),
            Listed("commune:2", "Deux"),
            Listed("qpv:A", "Quartier A", ("commune:1", "group:centre")),
            Listed("qpv:B", "Quartier B", ("group:centre",)),
            Listed("qpv:C", "Quartier C"),
            Listed("qpv:D", "Quartier D", ("commune:2",)),
        ),
        "sex": (Listed("women", "femmes"), Listed("men", "hommes")),
    }
)


def codes(name, **options):
    return [item.code for item in public_dimension(CONTENT, name, **options).items]


def test_law_still_to_be_checked_is_not_named_and_is_counted_with_other():
    assert codes("domain") == ["employment", "other"]
    assert codes("type") == ["other"]
    recoding = recoding_of(CONTENT)
    assert recoding["domain"]["public_services"] == "other"
    assert recoding["type"]["systemic"] == "other"
    assert recoding["domain"]["employment"] == "employment"


@pytest.mark.parametrize(
    ("width", "shown", "counted"),
    [
        ("group", ["group:centre", "territory"], ["territory", "group:centre", "group:centre", "territory"]),
        (
            "commune",
            ["group:centre", "commune:1", "commune:2", "group:centre:rest", "territory"],
            ["territory", "group:centre:rest", "commune:1", "commune:2"],
        ),
        (
            "qpv",
            [
                *("group:centre", "commune:1", "commune:2", "qpv:A", "qpv:B", "qpv:C", "qpv:D"),
                *("group:centre:rest", "commune:1:rest", "commune:2:rest", "territory"),
            ],
            ["territory", "group:centre:rest", "commune:1:rest", "commune:2:rest"],
        ),
    ],
)
def test_places_stop_at_the_width_chosen(width, shown, counted):
    assert codes("place", width=width) == shown
    recoding = recoding_of(CONTENT, width=width)["place"]
    assert [recoding[code] for code in ("territory", "group:centre", "commune:1", "commune:2")] == counted


def test_a_neighbourhood_is_counted_where_it_lies():
    recoding = recoding_of(CONTENT, width="commune")["place"]
    assert [recoding[f"qpv:{letter}"] for letter in "ABCD"] == [
        "commune:1",
        "group:centre:rest",
        "territory",
        "commune:2",
    ]
    assert recoding_of(CONTENT, width="qpv")["place"]["qpv:B"] == "qpv:B"


@pytest.mark.parametrize("width", ["group", "commune", "qpv"])
def test_every_fact_is_counted_in_a_finest_value_and_upper_values_are_of_the_list(width):
    places = public_dimension(CONTENT, "place", width=width)
    assert set(recoding_of(CONTENT, width=width)["place"].values()) <= {item.code for item in places.leaves}
    assert {parent for item in places.items for parent in item.parents} <= set(places.labels)


def test_what_is_not_precise_says_so():
    labels = public_dimension(CONTENT, "place").labels
    assert labels["group:centre:rest"] == "Centre, sans plus de précision"


def test_quarters_are_in_order_and_in_words():
    quarters = public_dimension(CONTENT, "quarter", quarters=["2025-Q1", "2024-Q4", "2025-Q1"])
    assert [(item.code, item.label) for item in quarters.items] == [
        ("2024-Q4", "T4 2024"),
        ("2025-Q1", "T1 2025"),
    ]
    assert all(one.code < other.code for one, other in pairwise(quarters.items))
