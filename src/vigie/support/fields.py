"""What a compartment holds, by codes that associated data names; a code never changes."""

from enum import StrEnum
from typing import Final


class Field(StrEnum):
    """A sealed text. Structured ones hold JSON; the others, words."""

    STORY = "story"
    # JSON: when, where, in words, and the INSEE code of the commune
    CIRCUMSTANCES = "circumstances"
    # JSON: codes of the criteria and of the domain, as the person feels it
    FELT = "felt"
    # The organisation or person accused, kept apart so that it is shared only when it must be
    RESPONDENT = "respondent"
    DONE = "done"
    HOPED = "hoped"
    # JSON too: a name, a phone, an e-mail address, hours when it is safe to call
    CONTACT = "contact"
    # JSON too: sex, age band, whether a witness
    PERSON = "person"
    # JSON: digest of what was sent, as the proof of filing says it, and the salt that keeps it from being guessed
    FILING = "filing"
    MESSAGE = "message"
    # Internal, never the person's
    NOTE = "note"
    QUALIFICATION = "qualification"
    # What was deposited in the observatory for this case; nothing else ties the two
    FACT = "fact"
    STEP = "step"
    TASK = "task"
    REFERRAL_REQUEST = "referral_request"
    REFERRAL_ANSWER = "referral_answer"
    LETTER = "letter"
    ARTICLE_40 = "article_40"
    CLOSING = "closing"
    FILE = "file"
    # The day the person asked that everything be erased
    ERASURE = "erasure"


# What may be shared with another reception point, each with an agreement of its own.
SHAREABLE: Final = (
    Field.STORY,
    Field.CIRCUMSTANCES,
    Field.FELT,
    Field.RESPONDENT,
    Field.DONE,
    Field.HOPED,
    Field.CONTACT,
    Field.PERSON,
    Field.FILE,
)
