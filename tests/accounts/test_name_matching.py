"""Names of organisations, recognised as the source really writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.accounts.name_matching import THRESHOLD, MatchReason, compare, match_name, normalise

PLAN_STRUCTURES = [
    "Mission politique de la ville de la commune de Beuvrages",
    "Mission Insertion-Emploi de la ville de Beuvrages",
    "Service politique de la ville de Valenciennes",
    "Service politique de la ville, ville d'Onnaing",
    "Service politique de la ville de Vieux-Condé",
    "Service politique de la ville d'Anzin",
    "La CA Valenciennes Métropole",
    "Le Conseil Départemental du Nord",
    "Service politique de la ville de Fresnes-sur-Escaut",
    "Le délégué du préfet",
    "La DRJSCS",
    "La DIRECCTE",
    "Le défenseur des droits",
    "Maison et Cités",
    "SA du Hainaut",
    "La Maison de quartier La Pépinière de la ville de Saint-Saulve",
    "Le Centre Social des Floralies de la ville de Marly",
    "L'association Femmes Solidaires",
    "L'association Club Citoyen",
    "Le Forum Citoyen",
    "Le CIDFF",
    "Mission Locale du valenciennois",
    "L'EPIDE de Cambrai",
    "École de la 2ième chance du Grand Hainaut",
    "L'agence ADIL",
]
PLAN_PARTNERS = {
    "Association Nos quartiers ont des talents": None,
    "Entreprises du territoire": None,
    "Collectif Egalit'air": None,
    "CORIF": None,
    "CPAM": None,
    "Communes en politique de la ville": None,
    "CCAS": None,
    "Association des centres socioculturels du valenciennois (ACSRV)": None,
    "Association Club Citoyen": "L'association Club Citoyen",
    "Société Immobilière Grand Hainaut": None,
    "Éducation nationale": None,
    "École de la 2ième Chance (E2C Grand Hainaut)": "École de la 2ième chance du Grand Hainaut",
    "CIDFF Nord Valenciennes": "Le CIDFF",
    "SOS racisme": None,
    "Ligue des droits de l'Homme": None,
    "Association de l'Aide aux Victimes de l'AJAR": None,
    "CIDFF": "Le CIDFF",
    "Fédération des Centres Sociaux": None,
    "Services de l'État": None,
    "Défenseur des droits": "Le défenseur des droits",
}


@pytest.mark.parametrize(("written", "expected"), PLAN_PARTNERS.items())
def test_the_partners_of_the_plan_find_the_structures_of_the_plan_and_no_other(written, expected):
    match = match_name(written, {name: [name] for name in PLAN_STRUCTURES})
    assert (match.key if match else None) == expected


def test_no_two_structures_of_the_plan_are_taken_for_one_another():
    for name in PLAN_STRUCTURES:
        match = match_name(name, {other: [other] for other in PLAN_STRUCTURES if other != name})
        assert match is None, (name, match)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Association Club Citoyen", "L'association Club Citoyen"),
        ("École de la 2ième Chance (E2C Grand Hainaut)", "École de la 2ième chance du Grand Hainaut"),
        ("École de la deuxième chance du Grand Hainaut", "ECOLE DE LA 2E CHANCE DU GRAND-HAINAUT"),
        ("Défenseur des droits", "Le défenseur des droits"),
        ("Valenciennes Métropole", "La CA Valenciennes Métropole"),
        ("C.P.A.M.", "La CPAM"),
        ("Maison & Cités", "Maison et Cités"),
        ("Chœur de ville", "CHOEUR DE VILLE"),
        ("Lycée Henri IV", "Lycée Henri 4"),
        ("SAS Exemple Hainaut", "Exemple Hainaut"),
    ],
)
def test_two_ways_of_writing_one_name_are_the_same(one, other):
    assert compare(one, other) == (1.0, MatchReason.SAME)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("CIDFF Nord Valenciennes", "Le CIDFF", MatchReason.ACRONYM),
        ("CIDFF", "Centre d'information sur les droits des femmes et des familles", MatchReason.ACRONYM),
        ("E2C", "École de la 2ième Chance (E2C Grand Hainaut)", MatchReason.ACRONYM),
        ("ACSRV", "Association des centres socioculturels du valenciennois (ACSRV)", MatchReason.ACRONYM),
        ("ADIL", "L'agence ADIL", MatchReason.ACRONYM),
        ("Misson locale du Valencienois", "Mission Locale du valenciennois", MatchReason.SPELLING),
        ("Mission locale de Valenciennes", "Mission Locale du valenciennois", MatchReason.SPELLING),
        ("Forum Citoyen", "Forum citoyen d'Anzin", MatchReason.BEGINNING),
    ],
)
def test_what_is_only_near_is_a_guess_with_its_reason(one, other, reason):
    match = match_name(one, {7: [other]})
    assert match is not None
    assert (match.key, match.name, match.reason, match.is_guess) == (7, other, reason, True)
    assert THRESHOLD <= match.score < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Service politique de la ville de Valenciennes", "Service politique de la ville d'Anzin"),
        (
            "Mission politique de la ville de la commune de Beuvrages",
            "Mission Insertion-Emploi de la ville de Beuvrages",
        ),
        ("Maison et Cités", "La Maison de quartier La Pépinière de la ville de Saint-Saulve"),
        ("Club Citoyen", "Forum Citoyen"),
        ("CPAM", "CCAS"),
        ("CCAS d'Anzin", "CCAS de Valenciennes"),
        ("SA du Hainaut", "Société Immobilière Grand Hainaut"),
        ("Ville de Valenciennes", "Service politique de la ville de Valenciennes"),
        ("Collège 1", "Collège 2"),
        ("", "CPAM"),
        ("« – »", "CPAM"),
    ],
)
def test_other_structures_are_not_guessed(one, other):
    assert compare(one, other) is None
    assert match_name(one, {1: [other]}) is None


def test_between_two_equally_near_nothing_is_guessed():
    assert match_name("CCAS", {1: ["CCAS d'Anzin"], 2: ["CCAS de Valenciennes"]}) is None


def test_the_same_name_wins_over_a_near_one():
    match = match_name("Le CIDFF", {1: ["CIDFF Nord Valenciennes"], 2: ["CIDFF"]})
    assert match is not None
    assert (match.key, match.is_guess) == (2, False)


def test_every_name_of_a_candidate_counts():
    match = match_name("Le Club Citoyen", {1: ["CPAM"], 2: ["Club de Valenciennes", "Association Club Citoyen"]})
    assert match is not None
    assert (match.key, match.name) == (2, "Association Club Citoyen")


names = st.one_of(
    st.text(max_size=40),
    st.sampled_from([*PLAN_STRUCTURES, *PLAN_PARTNERS]),
    st.lists(st.sampled_from(["SA", "le", "Club", "2e", "(E2C)", "École", "Chance", "association", "II"])).map(
        " ".join
    ),
)


@given(names)
def test_normalising_twice_changes_nothing(name):
    assert normalise(normalise(name)) == normalise(name)


@given(names)
def test_a_name_with_words_matches_itself(name):
    match = match_name(name, {1: [name]})
    if normalise(name):
        assert match is not None
        assert (match.score, match.reason) == (1.0, MatchReason.SAME)
    else:
        assert match is None


@given(names, names)
def test_likeness_does_not_depend_on_who_is_compared_to_whom(one, other):
    assert compare(one, other) == compare(other, one)


@given(names, st.lists(names, max_size=6))
def test_the_order_of_candidates_does_not_matter_and_scores_stay_in_bounds(name, others):
    candidates = {number: [other] for number, other in enumerate(others)}
    match = match_name(name, candidates)
    assert match == match_name(name, dict(reversed(candidates.items())))
    if match:
        assert THRESHOLD <= match.score <= 1
