"""Each fault of a protocol is found, alone, and a whole protocol has none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.testing.campaigns.checking import Kind, check, minutes_taken
from vigie.testing.campaigns.modes import EDUCATIONAL, JUDICIAL, STATISTICAL
from vigie.testing.campaigns.placeholders import filled
from vigie.testing.campaigns.protocols import (
    Applicant,
    Feature,
    Letter,
    Name,
    OutcomeCode,
    Protocol,
    Settings,
    Step,
    canonical_text,
    hash_of,
)

SETTINGS = Settings(
    code="abc",
    name="Essai",
    mode=STATISTICAL,
    purpose="Savoir.",
    criterion="origin",
    domain="housing",
    starts_on="2026-01-01",
    ends_on="2026-03-01",
    hypotheses="Moins de réponses.",
    valid_rule="Les deux sont partis.",
    planned=40,
    looks=1,
    level="0.050",
    expected_reference="0.200",
    expected_tested="0.050",
    most_contacts=2,
    minutes=5,
    most_minutes=400,
    least_delay=1,
    most_delay=24,
)
CODES = (
    OutcomeCode("no", "Refus", "Un non."),
    OutcomeCode("info", "Question", "Oui, mais."),
    OutcomeCode("yes", "Oui", "Oui."),
)
REFERENCE = Applicant(
    "R",
    "nom perçu comme français",
    True,
    (Feature("Emploi", "CDI"), Feature("Origine", "français", True)),
    (Name("Julie Martin", 30, 28),),
)
TESTED = Applicant(
    "T",
    "nom perçu comme maghrébin",
    False,
    (Feature("Emploi", "CDI"), Feature("Origine", "maghrébin", True)),
    (Name("Samira Haddad", 30, 27),),
)
PROTOCOL = Protocol(
    SETTINGS,
    CODES,
    (Step("Réponse", "info"), Step("Accord", "yes")),
    (REFERENCE, TESTED),
    (
        Letter("A", "Visite", "Bonjour, je souhaite visiter. [nom]"),
        Letter("B", "Visite", "Bonjour, puis-je visiter ? [nom]"),
    ),
)


def kinds(protocol):
    return {finding.kind for finding in check(protocol)}


def with_settings(**fields):
    return replace(PROTOCOL, settings=replace(SETTINGS, **fields))


def with_tested(**fields):
    return replace(PROTOCOL, profiles=(REFERENCE, replace(TESTED, **fields)))


def named(*names):
    return with_tested(names=names)


def with_second(body, subject="Visite"):
    return replace(PROTOCOL, messages=(PROTOCOL.messages[0], Letter("B", subject, body)))


def test_a_whole_protocol_has_no_fault():
    assert check(PROTOCOL) == []


LONG = "Bonjour, je souhaite visiter avec toute ma famille dès demain matin si vous le voulez bien. [nom]"


@pytest.mark.parametrize(
    ("protocol", "kind"),
    [
        (with_settings(purpose=" "), Kind.NO_PURPOSE),
        (with_settings(hypotheses=""), Kind.NO_HYPOTHESES),
        (with_settings(valid_rule="\n"), Kind.NO_VALID_RULE),
        (with_settings(most_minutes=399), Kind.TOO_MANY_MINUTES),
        (replace(PROTOCOL, outcomes=CODES[:1], stages=()), Kind.FEW_OUTCOMES),
        (replace(PROTOCOL, outcomes=(replace(CODES[0], definition=""), *CODES[1:])), Kind.UNDEFINED_OUTCOME),
        (replace(PROTOCOL, stages=()), Kind.NO_STAGE),
        (replace(PROTOCOL, stages=PROTOCOL.stages[::-1]), Kind.STAGES_OUT_OF_ORDER),
        (replace(PROTOCOL, stages=(Step("A", "info"), Step("B", "info"))), Kind.STAGES_OUT_OF_ORDER),
        (replace(PROTOCOL, stages=(Step("Réponse", "no"),)), Kind.STAGE_FROM_WORST),
        (replace(PROTOCOL, profiles=(REFERENCE,)), Kind.FEW_PROFILES),
        (
            replace(PROTOCOL, profiles=(REFERENCE, *(replace(TESTED, letter=each) for each in "ABCDEFGH"))),
            Kind.MANY_PROFILES,
        ),
        (with_tested(is_reference=True), Kind.NOT_ONE_REFERENCE),
        (replace(PROTOCOL, profiles=(replace(REFERENCE, is_reference=False), TESTED)), Kind.NOT_ONE_REFERENCE),
        (with_tested(traits=TESTED.traits[1:]), Kind.TRAIT_MISSING),
        (with_tested(traits=TESTED.traits[:1]), Kind.TRAIT_MISSING),
        (with_tested(traits=(Feature("Emploi", "CDD"), TESTED.traits[1])), Kind.TRAIT_DIFFERS),
        (with_tested(traits=(TESTED.traits[0], Feature("Origine", "français", True))), Kind.CRITERION_ALIKE),
        (named(), Kind.NAMELESS_PROFILE),
        (named(Name("A", 30, 30), Name("B", 30, 30)), Kind.NAMES_UNEVEN),
        (named(Name("julie martin", 30, 30)), Kind.NAME_SHARED),
        (named(Name("A")), Kind.NAME_NOT_TRIED),
        (named(Name("A", 9, 9)), Kind.NAME_ASKED_OF_FEW),
        (named(Name("A", 30, 23)), Kind.NAME_NOT_PERCEIVED),
        (with_second(LONG), Kind.MESSAGE_LENGTHS),
        (with_second("Bonjour, je souhaite visiter. [prénom]"), Kind.MESSAGE_PLACEHOLDERS),
        (with_second("Voici ma fiche de paie. Merci. [nom]"), Kind.PAPER),
        (with_tested(description="joint une carte d'identité"), Kind.PAPER),
    ],
)
def test_each_fault_is_found(protocol, kind):
    assert kind in kinds(protocol)


def test_a_criterion_must_be_tested():
    plain = tuple(replace(each, traits=each.traits[:1]) for each in PROTOCOL.profiles)
    assert Kind.NO_CRITERION_TRAIT in kinds(replace(PROTOCOL, profiles=plain))


def test_a_name_perceived_by_four_in_five_is_kept():
    assert check(named(Name("A", 30, 24))) == []


def test_real_persons_bear_their_names_and_write_their_words():
    assert kinds(with_settings(mode=JUDICIAL)) == {Kind.REAL_PERSONS_NAMED, Kind.REAL_PERSONS_WRITE}
    bare = tuple(replace(each, names=()) for each in PROTOCOL.profiles)
    assert check(replace(with_settings(mode=JUDICIAL), profiles=bare, messages=())) == []


def test_an_educational_campaign_needs_no_name():
    bare = tuple(replace(each, names=()) for each in PROTOCOL.profiles)
    assert check(replace(with_settings(mode=EDUCATIONAL), profiles=bare)) == []


def test_real_persons_have_real_papers():
    bare = (replace(REFERENCE, names=()), replace(TESTED, names=(), description="montre son titre de séjour"))
    assert Kind.PAPER not in kinds(replace(with_settings(mode=JUDICIAL), profiles=bare, messages=()))


def test_a_name_that_messages_do_not_bear_is_told():
    signed = tuple(Letter(each.letter, "Visite", "Bonjour, je souhaite visiter.") for each in PROTOCOL.messages)
    assert kinds(replace(PROTOCOL, messages=signed)) == {Kind.NAME_NOT_SIGNED}


UNTRIED, TRIED = Name("A"), Name("A", 30, 30)


def written(body, name=UNTRIED, **fields):
    """A protocol whose names tell nothing, and whose messages all say the same."""
    profiles = tuple(replace(each, names=(replace(name, name=each.letter),)) for each in PROTOCOL.profiles)
    letters = tuple(Letter(letter, "Visite", body) for letter in "AB")
    return replace(with_settings(**fields), profiles=profiles, messages=letters)


def test_a_criterion_shows_by_names_that_were_tried_or_by_what_messages_say():
    assert Kind.CRITERION_UNSEEN in kinds(written("Bonjour. [nom]"))
    assert Kind.CRITERION_UNSEEN in kinds(replace(written("Bonjour. [nom]"), messages=()))
    assert Kind.CRITERION_UNSEEN in kinds(written("Bonjour, j'ai un emploi : [emploi]. [nom]", mode=EDUCATIONAL))
    assert kinds(written("Bonjour, je suis d'origine [ Origine ]. [Nom]")) == {Kind.NAME_NOT_TRIED}
    assert kinds(written("Bonjour. [nom]", TRIED)) == set()


def test_what_messages_leave_to_fill_in_is_known_of_every_profile():
    (found,) = check(written("Bonjour, [emploi], [âge]. [nom]", TRIED))
    assert (found.kind, found.values["words"], found.blocks) == (Kind.PLACEHOLDER_UNKNOWN, "[âge]", True)
    half = replace(TESTED, traits=TESTED.traits[1:])
    protocol = written("Bonjour, [EMPLOI ]. [nom]", TRIED)
    assert check(protocol) == []
    assert Kind.PLACEHOLDER_UNKNOWN in kinds(replace(protocol, profiles=(protocol.profiles[0], half)))


def test_what_is_between_brackets_is_filled_in_however_it_is_written():
    values = {"nom": "Julie Martin", "Situation ": "\\1 en fauteuil"}
    text = "[Situation], [ situation ] – [NOM] [ nom ] [âge] []"
    assert filled(text, values) == "\\1 en fauteuil, \\1 en fauteuil – Julie Martin Julie Martin [âge] []"


def test_what_it_costs_is_counted_for_every_profile():
    assert minutes_taken(PROTOCOL) == 400


def test_what_is_only_advised_does_not_block():
    found = check(named(Name("A")))
    assert [(each.kind, each.blocks) for each in found] == [(Kind.NAME_NOT_TRIED, False)]


def test_the_text_is_the_same_whoever_writes_it():
    assert canonical_text(PROTOCOL) == canonical_text(replace(PROTOCOL, settings=replace(SETTINGS)))
    assert "perçu" in canonical_text(PROTOCOL)
    assert ", " not in canonical_text(replace(PROTOCOL, profiles=(), messages=(), outcomes=(), stages=()))


@given(st.sampled_from(["name", "purpose", "hypotheses", "valid_rule"]), st.text(max_size=20))
def test_another_word_is_another_hash(field, words):
    same = getattr(SETTINGS, field) == words
    assert (hash_of(canonical_text(with_settings(**{field: words}))) == hash_of(canonical_text(PROTOCOL))) == same
