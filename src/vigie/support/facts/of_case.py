"""Reads in an open case what the observatory may know, and puts its fact right as the case is better known."""

from vigie.support.cases.access import OpenCase
from vigie.support.cases.qualification import Qualification
from vigie.support.facts.coding import Told
from vigie.support.facts.depositing import deposit_again, read
from vigie.support.fields import Field
from vigie.support.filing.answers import told_by
from vigie.support.models import Referral
from vigie.support.sealing import read_text, write_text

TOLD_IN = (Field.FELT, Field.PERSON, Field.CIRCUMSTANCES)
ORIENTED = {Referral.State.SENT, Referral.State.ACCEPTED, Referral.State.DONE}


def put_fact_right(opened: OpenCase, qualification: Qualification, *, outcome: str = "") -> None:
    """Deposit again what a case is now known to be, in the transaction of the act.

    qualification: the listener's reading, which counts before what the person felt. outcome: what came of it, as a code
    of the observatory; without one, what was known stays, « oriented » at least once the case is with another point.
    """
    before = read_text(opened.internal, opened.internal_key, Field.FACT)
    if not before:
        return
    texts = {str(field): read_text(opened.shared, opened.shared_key, field) for field in TOLD_IN}
    told = told_by({field: text for field, text in texts.items() if text}, opened.case.channel)
    known = read(before)[0].outcome
    better = Told(
        channel=told.channel,
        criteria=qualification.criteria or told.criteria,
        domain=qualification.domain or told.domain,
        type=qualification.type,
        commune=told.commune,
        sex=told.sex,
        age_band=told.age_band,
        outcome=outcome or outcome_of(opened, known),
    )
    after = deposit_again(before, better, is_fictitious=opened.case.is_fictitious)
    if after != before:
        write_text(opened.internal, opened.internal_key, Field.FACT, after)


def outcome_of(opened: OpenCase, known: str) -> str:
    """Return what came of a case when nobody says it: what was known, or that it was oriented."""
    if known == "told" and opened.case.referrals.filter(state__in=ORIENTED).exists():
        return "oriented"
    return known
