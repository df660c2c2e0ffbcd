"""What an edition says of diagnoses: the findings of validated ones that the pilot marked, with who says them."""

from django.utils.translation import gettext

from vigie.observatory.models import Diagnosis, DiagnosisFinding
from vigie.observatory.released import Passage


def released_findings(vintage: int, *, with_fictitious: bool = False) -> tuple[Passage, ...]:
    """Return the findings to publish, of diagnoses validated by the end of the year after a vintage; one query.

    with_fictitious: those made up for a demonstration too, in an edition that says so.
    """
    rows = DiagnosisFinding.objects.filter(
        is_to_publish=True,
        diagnosis__state=Diagnosis.State.VALIDATED,
        diagnosis__validated_on__year__lte=vintage + 1,
    )
    if not with_fictitious:
        rows = rows.filter(diagnosis__is_fictitious=False)
    in_order = rows.select_related("diagnosis", "indicator").order_by(
        "-diagnosis__validated_on", "diagnosis", "order", "pk"
    )
    return tuple(Passage(one.title, text_of(one)) for one in in_order)


def text_of(finding: DiagnosisFinding) -> str:
    """Return a finding in Markdown, with where it comes from."""
    if finding.kind == DiagnosisFinding.Kind.QUANTITATIVE and finding.indicator:
        origin = gettext("D'après l'indicateur « %(name)s »") % {"name": finding.indicator.label}
    else:
        origin = gettext("Dit par : %(voice)s") % {"voice": finding.get_said_by_display()}
    return "\n\n".join(filter(None, [finding.text.strip(), f"*{origin} – {finding.diagnosis.title}.*"]))
