"""Access codes: read on paper, typed anyhow, drawn by lot, and not kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.surveys.receiving.scene import make_wave
from vigie.accounts.models import JournalEntry
from vigie.surveys.models import AccessToken, TokenBatch
from vigie.surveys.receiving.tokens import ALPHABET, LENGTH, find_token, make_batch, make_tokens, new_code, normalised


def test_codes_hold_sixty_bits_and_nothing_that_looks_alike():
    assert len(ALPHABET) ** LENGTH > 2**60
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert not set(ALPHABET) & set("01IOLSZBUAE")


@given(st.data())
def test_codes_are_read_however_they_are_typed(data):
    code = new_code()
    typed = "".join(data.draw(st.sampled_from(["", " ", "-", " - ", "\u00a0", "."])) + letter for letter in code)
    assert normalised(data.draw(st.sampled_from([typed, typed.lower()]))) == code


@pytest.mark.django_db
class TestBatches:
    def test_a_batch_is_found_by_its_codes(self, pilot):
        wave = make_wave(needs_token=True)
        batch, codes = make_batch(wave=wave, label="Un lycée", size=30, by=pilot)
        assert len(set(codes)) == batch.size == 30
        assert {find_token(wave, code.lower()).batch for code in codes} == {batch}
        assert JournalEntry.objects.get(verb="tokens_made").changes == {"size": ["", 30]}

    def test_codes_are_not_kept(self, pilot):
        wave = make_wave()
        batch = TokenBatch.objects.create(wave=wave, label="Un lycée", size=5)
        codes = make_tokens(batch)
        kept = str(list(AccessToken.objects.values())) + str(list(JournalEntry.objects.values()))
        assert not any(code in kept or code.replace("-", "") in kept for code in codes)

    def test_rows_are_not_in_the_order_of_the_list(self):
        batch = TokenBatch.objects.create(wave=make_wave(), label="Un lycée", size=40)
        codes = make_tokens(batch)
        assert [find_token(batch.wave, code).pk for code in codes] != sorted(batch.tokens.values_list("pk", flat=True))

    @pytest.mark.parametrize("typed", ["", "é", "AAAA-AAAAA-AAAA", "2345-6789C-DFGH", "x" * 10_000, "\x00"])
    def test_other_codes_are_not_found(self, typed):
        assert find_token(make_wave(), typed) is None

    def test_a_code_is_of_one_wave(self):
        batch = TokenBatch.objects.create(wave=make_wave(), label="Un lycée", size=1)
        (code,) = make_tokens(batch)
        assert find_token(make_wave(batch.wave.survey), code) is None
