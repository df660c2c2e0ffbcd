"""What is said of a round, to everyone: what was promised, what was revealed, what the check found."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.internships.drawing.exposure import Exposure
from vigie.internships.drawing.files import CHECK, COMMITMENT, DRAW, FILES, INPUTS, READ_ME, RESULT
from vigie.internships.drawing.reading import report_of
from vigie.internships.matching.checking import Complaint
from vigie.internships.matching.publishing import seed_of
from vigie.internships.models import Round

# In the words of a pupil who would have a reason to complain.
COMPLAINTS: dict[Complaint, str | Promise] = {
    Complaint.NOT_WISHED: _("Élèves à qui est attribuée une offre absente de leur liste"),
    Complaint.NOT_ELIGIBLE: _("Élèves à qui est attribuée une offre qui ne leur était pas ouverte"),
    Complaint.TOO_MANY: _("Offres qui reçoivent plus d'élèves qu'elles n'ont de places"),
    Complaint.FREE_SEAT: _("Élèves qui préféraient une place restée libre"),
    Complaint.WORSE_PLACE: _("Élèves qui préféraient une place donnée à quelqu'un de moins bien placé"),
    Complaint.RESERVED_SEAT: _(
        "Élèves qui préféraient une place réservée à leur situation, donnée à quelqu'un d'autre"
    ),
}
EXPOSURES: dict[Exposure, str | Promise] = {
    Exposure.FEW_COMPANIES: _(
        "Des offres ne ressemblent à celles d'aucune autre entreprise, ou de trop peu d'entre elles : "
        "une entreprise reconnaîtrait la sienne dans les fichiers, et donc la liste de l'élève qu'elle accueille."
    ),
    Exposure.ALL_ALIKE: _(
        "Des élèves accueillis dans des offres semblables ont tous la même situation : une entreprise en déduirait "
        "celle de l'élève qu'elle accueille."
    ),
}
CONTENTS: dict[str, str | Promise] = {
    COMMITMENT: _("ce qui a été promis avant le tirage"),
    DRAW: _("ce qui a été révélé au tirage"),
    INPUTS: _("les listes et les places figées, sous des noms tirés au sort"),
    RESULT: _("qui obtient quelle place"),
    CHECK: _("le rapport du contrôle"),
    READ_ME: _("le mode d'emploi"),
}
BEFORE: frozenset[str] = frozenset({COMMITMENT, READ_ME})


@dataclass(frozen=True)
class ToldRound:
    """A round as pages show it. reasons: why its files are for auditors alone; complaints: (words, how many)."""

    round: Round
    seed: str
    report: dict[str, Any]
    complaints: list[tuple[str | Promise, int]]
    reasons: list[str | Promise]
    files: list[tuple[str, str | Promise]]


def told_round(round_: Round) -> ToldRound:
    """Return what is said of a round."""
    report = report_of(round_)
    reasons = reasons_of(round_, report)
    return ToldRound(
        round_,
        seed_of(round_.secret, round_.public_value) if round_.drawn_on else "",
        report,
        [(words, report["complaints"][complaint]) for complaint, words in COMPLAINTS.items()] if report else [],
        reasons,
        [(name, CONTENTS[name]) for name in FILES if name in open_files(round_, reasons)],
    )


def reasons_of(round_: Round, report: dict[str, Any]) -> list[str | Promise]:
    """Return why the files of a drawn round are for auditors alone; nothing when anyone may have them."""
    chosen = (
        []
        if round_.campaign.publishes_files
        else [_("Les règles de cette campagne les réservent aux personnes chargées d'un contrôle.")]
    )
    return [*chosen, *(EXPOSURES[Exposure(each)] for each in report.get("exposures", []))]


def open_files(round_: Round, reasons: list[str | Promise]) -> frozenset[str]:
    """Return the files that anyone may have: what is promised and how to check, always."""
    return BEFORE if reasons or not round_.drawn_on else frozenset(FILES)
