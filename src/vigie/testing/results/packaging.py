"""The replication package: what anybody needs to find the same figures, and nothing that designates an organisation."""

import csv
import hashlib
import io
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from vigie.observatory.table_files.json_bytes import as_json
from vigie.territory.thresholds import small_count_threshold
from vigie.testing.analysis.designs import Design
from vigie.testing.coding.outcomes import Held, held_outcomes
from vigie.testing.evidence.erased import purged_after
from vigie.testing.models import Campaign, Study
from vigie.testing.results.describing import told_result
from vigie.testing.results.gathering import ORDER, OUTCOME, PROFILE, UNIT, design_of_campaign
from vigie.testing.results.releasing import whole_only, why_not_released
from vigie.testing.results.studying import ResultsRefused

STRATUM, MESSAGE = "stratum", "message"
HEADERS = (UNIT, PROFILE, OUTCOME, ORDER, MESSAGE, STRATUM)
# The oldest day that a ZIP file can say: the same campaign always gives the same bytes.
DAY = (1980, 1, 1, 0, 0, 0)
COMMAND = "vigie analyse_testing donnees.csv --design plan.toml --out resultat.json"


def why_no_package(campaign: Campaign) -> str:
    """Return why nobody is given the detail of a campaign, or nothing: the rule of its public report."""
    if purged_after(campaign):
        return gettext("Le détail de cette campagne est effacé : ses chiffres ne se refont plus.")
    return why_not_released(campaign)


def package_of(study: Study) -> bytes:
    """Return the package of a campaign, the same bytes each time. Raises ResultsRefused."""
    campaign = study.campaign
    if reason := why_no_package(campaign):
        raise ResultsRefused(reason)
    design = design_of_campaign(campaign)
    files = {
        "donnees.csv": data_file(campaign, held_outcomes(campaign), design).encode(),
        "codes.csv": codebook_file(campaign).encode(),
        "plan.toml": design_file(design).encode(),
        "protocole.json": campaign.protocol.encode(),
        "graine.txt": f"{campaign.seed}\n".encode(),
        "chiffres.json": as_json(whole_only(told_result(study))),
        "refaire.sh": f"#!/bin/sh\n{COMMAND}\n".encode(),
        "LISEZ-MOI.txt": read_me(campaign).encode(),
    }
    return zipped(files)


def merged_strata(strata: Sequence[str], threshold: int) -> dict[str, str]:
    """Return what each stratum is called in the package. strata: of each organisation, as often as it is in them.

    Small ones are merged; when together they are still small, none is told.
    """
    counts = Counter(strata)
    small = {name for name, number in counts.items() if number < threshold}
    if 0 < sum(counts[name] for name in small) < threshold:
        return dict.fromkeys(counts, "")
    others = gettext("autres")
    return {name: others if name in small else name for name in counts}


def data_file(campaign: Campaign, held: Sequence[Held], design: Design) -> str:
    """Return one row per application, tests under numbers drawn anew from the seed."""
    tests = {each.application.test_id: each.application.test for each in held}
    drawn = sorted(
        tests, key=lambda test: hashlib.sha256(f"{campaign.seed}/{tests[test].target.code}".encode()).digest()
    )
    numbers = {test: place for place, test in enumerate(drawn, 1)}
    present = {(test.target.organisation_tag, test.target.stratum) for test in tests.values()}
    strata = merged_strata([stratum for _organisation, stratum in present], small_count_threshold())
    rows = [
        (
            numbers[each.application.test_id],
            str(each.application.profile),
            "" if each.position is None else design.codes[each.position],
            each.application.position,
            each.application.message.letter if each.application.message else "",
            strata[each.application.test.target.stratum],
        )
        for each in held
    ]
    return as_csv(HEADERS, sorted(rows, key=lambda row: (row[0], row[3])))


def as_csv(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a table as CSV."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([headers, *rows])
    return written.getvalue()


def codebook_file(campaign: Campaign) -> str:
    """Return the codes from the worst to the best."""
    outcomes = campaign.outcomes.values_list("position", "code", "label", "definition")
    return as_csv(("position", "code", "label", "definition"), list(outcomes))


def design_file(design: Design) -> str:
    """Return the design as the command reads it, organisations left out."""
    lines = {
        "unit": quoted(design.unit),
        "profile": quoted(design.profile[0]),
        "outcome": quoted(design.outcome),
        "order": quoted(design.order or ORDER),
        "reference": quoted(design.reference),
        "tested": listed(design.tested),
        "codes": listed(design.codes),
        "title": quoted(design.title),
    }
    thresholds = {"confidence": f"{design.thresholds.confidence!r}"}
    if design.cuts:
        thresholds["cuts"] = listed(design.cuts)
    stages = {quoted(stage.name): quoted(stage.code) for stage in design.stages}
    tables = {"thresholds": thresholds, **({"stages": stages} if stages else {})}
    return as_lines(lines) + "".join(f"\n[{name}]\n{as_lines(table)}" for name, table in tables.items())


def as_lines(values: Mapping[str, str]) -> str:
    """Return keys and values as TOML writes them."""
    return "".join(f"{name} = {value}\n" for name, value in values.items())


def quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(letter if letter.isprintable() else " " for letter in escaped)}"'


def listed(texts: Sequence[str]) -> str:
    """Return texts as TOML writes a list."""
    return f"[{', '.join(map(quoted, texts))}]"


def read_me(campaign: Campaign) -> str:
    """Return what the package holds, and how to find the figures again."""
    lines = [
        campaign.name,
        "",
        gettext("Pour refaire les chiffres : %(command)s") % {"command": COMMAND},
        gettext("Empreinte SHA-256 du protocole : %(hash)s") % {"hash": campaign.protocol_hash},
        gettext("Empreinte SHA-256 promise de la graine : %(hash)s") % {"hash": campaign.seed_hash},
        gettext("Les organisations sont retirées, et les petites strates regroupées ou tues."),
        gettext("Les tests ont reçu d'autres numéros. Les empreintes des fichiers sont dans SHA256SUMS."),
    ]
    return "\n".join(lines) + "\n"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a ZIP archive, with their hashes."""
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, "SHA256SUMS": sums.encode()}.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()
