"""The order of the questions; which ones are asked depends on the answers already given."""

from vigie.support.rights.assessment import COMPARABLE, EMPLOYMENT, Answers, Who

FIELDS_OF = {
    "what": ("what",),
    "compared": ("compared",),
    "criteria": ("criteria",),
    "domains": ("domains",),
    "who": ("who",),
    "work": ("work",),
    "dates": ("facts", "revelation", "notification"),
}
# After the last question.
RESULT = "result"


def steps_for(answers: Answers) -> list[str]:
    """Return the steps to ask, in order: no comparison where nothing compares, no employer where there is no work."""
    compares = bool(answers.what & COMPARABLE)
    works = EMPLOYMENT in answers.domains or answers.who is Who.EMPLOYER
    left_out = {"compared": not compares, "work": not works}
    return [step for step in FIELDS_OF if not left_out.get(step)]


def step_after(step: str, answers: Answers) -> str:
    """Return the step to ask next, or RESULT."""
    asked = list(FIELDS_OF)
    later = [each for each in steps_for(answers) if asked.index(each) > asked.index(step)]
    return later[0] if later else RESULT


def step_before(step: str, answers: Answers) -> str:
    """Return the step asked before, from RESULT or any step; the first has none before but itself."""
    asked = list(FIELDS_OF)
    place = len(asked) if step == RESULT else asked.index(step)
    earlier = [each for each in steps_for(answers) if asked.index(each) < place]
    return earlier[-1] if earlier else asked[0]
