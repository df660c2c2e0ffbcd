"""What the demonstration's observatory knows of its sources: data asked for, what is missing, a diagnosis."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Model
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.observatory.diagnosis.validating import validate_diagnosis
from vigie.observatory.models import DataRequest, DataSource, Diagnosis, DiagnosisFinding, DiagnosisRecommendation
from vigie.observatory.sources.requesting import refuse, send_request
from vigie.plan.models import Plan

PROSECUTOR, RECTORATE = "Parquet (démonstration)", "Rectorat (démonstration)"


@dataclass(frozen=True)
class Asked:
    """A request for data, how many days ago it was sent, and why it was refused, if it was."""

    label: str
    holder: str
    details: str
    purpose: str
    days_ago: int
    refusal: str = ""


COMPLAINTS = Asked(
    "Plaintes pour discrimination et leurs suites",
    PROSECUTOR,
    "Le nombre de plaintes enregistrées chaque année, par motif, par sexe et par suite donnée.",
    "Savoir ce que deviennent les plaintes, que personne ne compte aujourd'hui.",
    75,
)
INTERNSHIPS = Asked(
    "Élèves de troisième sans stage",
    RECTORATE,
    "Le nombre d'élèves sans stage à l'approche de la date, par sexe et par commune.",
    "Voir si l'on trouve moins de stages dans certaines communes que dans d'autres.",
    120,
    "Les établissements ne recueillent pas ces données.",
)
HEARD = "Paroles recueillies par les accueils"
# Days after which the refusal came.
REFUSED_AFTER = 30
FINDING = "Le silence protège surtout les structures"
SAID = (
    "Constat **inventé** pour la démonstration : les personnes entendues disent craindre, si elles parlent, de perdre "
    "l'emploi ou le logement qu'elles ont."
)
ADVICE = "Dire partout où l'on peut parler sans risque"


def prepare_sources(plan: Plan, actor: Person) -> None:
    """Ask for data twice, with one refusal; write what exists and what does not; close a diagnosis."""
    today = timezone.localdate()
    complaints, internships = (ask(asked, today, actor) for asked in (COMPLAINTS, INTERNSHIPS))
    note(COMPLAINTS.label, PROSECUTOR, "absent", "Aucune série n'est publiée pour le territoire.", complaints, actor)
    note(INTERNSHIPS.label, RECTORATE, "absent", "Personne ne les recueille.", internships, actor)
    note(HEARD, "Accueils de proximité", "partial", "Tous les accueils ne transmettent pas encore.", None, actor)
    close_diagnosis(plan, today, actor)


def ask(asked: Asked, today: date, actor: Person) -> DataRequest:
    """Prepare a request and send it; note its refusal, if it was refused."""
    request = DataRequest(
        label=asked.label,
        holder_name=asked.holder,
        details=asked.details,
        purpose=asked.purpose,
        is_fictitious=True,
    )
    add(row=request, verb="data_request_added", actor=actor)
    day = today - timedelta(days=asked.days_ago)
    send_request(request=request, asked_on=day, actor=actor)
    if asked.refusal:
        refuse(request=request, refused_on=day + timedelta(days=REFUSED_AFTER), reason=asked.refusal, actor=actor)
    return request


def note(label: str, holder: str, state: str, said: str, request: DataRequest | None, actor: Person) -> None:
    """Write a line of the inventory, and what was asked about it."""
    source = DataSource(label=label, holder_name=holder, state=state, said=said, is_fictitious=True)
    add(row=source, verb="data_source_added", actor=actor)
    if request:
        source.requests.add(request)


def close_diagnosis(plan: Plan, today: date, actor: Person) -> None:
    """Write a diagnosis with something people said, and what it advises under the first axis; then close it."""
    diagnosis = Diagnosis(
        title="Diagnostic de la démonstration",
        year=today.year - 1,
        method="Deux réunions inventées, pour montrer ce qu'est un diagnostic.",
        state=Diagnosis.State.DRAFT,
        is_fictitious=True,
    )
    add(row=diagnosis, verb="diagnosis_added", actor=actor)
    voice = DiagnosisFinding.Voice.LISTENERS
    finding = DiagnosisFinding(diagnosis=diagnosis, title=FINDING, text=SAID, said_by=voice, is_to_publish=True)
    add(row=finding, verb="finding_added", actor=actor, on=diagnosis)
    axis = plan.axes.first()
    advice = DiagnosisRecommendation(diagnosis=diagnosis, title=ADVICE, axis=axis)
    add(row=advice, verb="advice_added", actor=actor, on=diagnosis)
    advice.findings.add(finding)
    validate_diagnosis(diagnosis=diagnosis, validated_on=today, decision=None, actor=actor)


def add(*, row: Model, verb: str, actor: Person, on: Model | None = None) -> None:
    """Write a row and its line in the journal, as the page that adds it does."""
    row.save(force_insert=True)
    changes = {} if on is None else {str(row._meta.verbose_name): ["", str(row)]}
    record(actor=actor, verb=verb, on=on or row, changes=changes)
