"""What a qualification teaches the observatory: codes put right, never words; the tie stays sealed in the case."""

from dataclasses import replace

from vigie.support.cases.access import OpenCase
from vigie.support.cases.qualification import Qualification
from vigie.support.facts.depositing import deposit_again
from vigie.support.fields import Field
from vigie.support.filing.answers import told_by
from vigie.support.sealing import read_text, read_texts, write_text


def tell_observatory(opened: OpenCase, qualification: Qualification) -> None:
    """Put right the fact that was deposited when the case was filed, where the listener now knows better.

    Call it in the transaction of the act. A case that deposited nothing teaches nothing.
    """
    before = read_text(opened.internal, opened.internal_key, Field.FACT)
    if not before:
        return
    texts = {field: each.text for field, each in read_texts(opened.shared, opened.shared_key).items()}
    told = told_by(texts, opened.case.channel)
    better = replace(
        told,
        criteria=qualification.criteria or told.criteria,
        domain=qualification.domain or told.domain,
        type=qualification.type or told.type,
        outcome=qualification.outcome or told.outcome,
    )
    after = deposit_again(before, better, is_fictitious=opened.case.is_fictitious)
    if after != before:
        write_text(opened.internal, opened.internal_key, Field.FACT, after)
