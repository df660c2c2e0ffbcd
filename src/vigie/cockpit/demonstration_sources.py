"""What the demonstration's observatory knows of its sources: data asked for, what is missing, a diagnosis."""

from datetime import timedelta

from django.utils import timezone

from vigie.accounts.models import Person
from vigie.observatory.models import DataRequest, DataSource
from vigie.plan.models import Plan

PROSECUTOR = "Parquet (démonstration)"
RECTORATE = "Rectorat (démonstration)"


def prepare_sources(plan: Plan, actor: Person) -> None:
    """Ask for data twice, with one refusal, and write what exists and what does not."""
    today = timezone.localdate()
    complaints = DataRequest.objects.create(
        label="Plaintes pour discrimination et leurs suites",
        holder_name=PROSECUTOR,
        details="Le nombre de plaintes enregistrées chaque année, par motif, par sexe et par suite donnée.",
        purpose="Savoir ce que deviennent les plaintes, que personne ne compte aujourd'hui.",
        asked_on=today - timedelta(days=75),
        is_fictitious=True,
    )
    internships = DataRequest.objects.create(
        label="Stages de troisième refusés",
        holder_name=RECTORATE,
        details="Le nombre d'élèves sans stage à l'approche de la date, par établissement et par sexe.",
        purpose="Voir si certains quartiers trouvent moins de stages que d'autres.",
        asked_on=today - timedelta(days=120),
        refused_on=today - timedelta(days=90),
        refusal_reason="Ces données ne sont pas recueillies par les établissements.",
        is_fictitious=True,
    )
    for label, holder, state, said, request in (
        ("Plaintes et leurs suites", PROSECUTOR, "absent", "Demandées, sans réponse à ce jour.", complaints),
        ("Stages de troisième refusés", RECTORATE, "absent", "Personne ne les recueille.", internships),
        ("Paroles des accueils", "Accueils de proximité", "partial", "Tous les accueils ne versent pas encore.", None),
    ):
        source = DataSource.objects.create(label=label, holder_name=holder, state=state, said=said, is_fictitious=True)
        if request:
            source.requests.add(request)
