"""Every page of the exchange that a person may open, and the addresses set aside. A new page is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# The school's person and the company's have opened their vaults; the pupil came in by a code.
SCHOOL, COMPANY, PUPIL, VISITOR = "school", "company", "pupil", "visitor"


@dataclass(frozen=True)
class ExchangePage:
    """A page: its name, who looks at it, and the arguments of its address, taken from ``scene.make_exchange``."""

    name: str
    roles: tuple[str, ...]
    arguments: Callable[[Any], tuple[Any, ...]] = lambda exchange: ()
    query: str = ""


PAGES: list[ExchangePage] = [
    ExchangePage("internships:pupil_door", (VISITOR,)),
    ExchangePage("internships:pupil_home", (PUPIL,)),
    ExchangePage("internships:pupil_search", (PUPIL,)),
    ExchangePage("internships:pupil_offer", (PUPIL,), lambda exchange: (exchange.offer.pk,)),
    ExchangePage("internships:pupil_list", (PUPIL,)),
]
# Only take something.
ACTS: set[str] = {"internships:pupil_leave"}
# Answer with a file, or a piece of a page.
FILES_AND_PIECES: set[str] = set()
# Seen in a journey of their own.
SEEN_IN_A_JOURNEY: set[str] = set()
