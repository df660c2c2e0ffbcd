"""Two pilots adopt at the same time, each in a process of their own: one adopts, the other reads a sentence."""

import json

import pytest

from tests.installation import PATIENCE, install_ready, wait_until

pytestmark = pytest.mark.own_installation
PREPARE = """
from tests.factories import ActionFactory, DecisionFactory, MeetingFactory, MembershipFactory, OrganisationFactory
from tests.plan.revision.scene import propose_change, small_plan
from vigie.plan.revision.examining import examine
from vigie.plan.revision.opening_revisions import open_revision
from vigie.plan.revision.recording import record_first_version
organisation = OrganisationFactory()
pilots = [
    MembershipFactory(organisation=organisation, role="pilot", person__name=name).person for name in ("Un", "Deux")
]
plan = small_plan(organisation)
record_first_version(plan=plan, actor=pilots[0])
revision = open_revision(plan=plan, actor=pilots[0], year=2017)
meeting = MeetingFactory(plan=plan, state="held")
for pilot in pilots:
    DecisionFactory(meeting=meeting)
for number in range(3):
    action = ActionFactory(plan=plan, code=f"B{number}")
    proposal = propose_change(revision, pilots[0], organisation, action=action, description="Nouveau.")
    examine(proposal=proposal, meeting=meeting, actor=pilots[0], state="retained")
"""
ADOPT = """
import pathlib, time
from vigie.accounts.models import Person
from vigie.plan.models import Decision, Revision
from vigie.plan.revision.adopting import AlreadyClosed, adopt
revision = Revision.objects.get()
decision = Decision.objects.order_by("pk")[{place}]
pilot = Person.objects.get(name={name!r})
pathlib.Path({ready!r}).touch()
while not pathlib.Path({go!r}).exists():
    time.sleep(0.001)
try:
    version = adopt(revision=revision, meeting=decision.meeting, decision=decision, actor=pilot)
    print("adoptée", version.number)
except AlreadyClosed as closed:
    print(closed)
"""
FOUND = """
import json
from vigie.accounts.models import JournalEntry
from vigie.plan.models import Action, PlanVersion
verbs = list(JournalEntry.objects.values_list("verb", flat=True))
print(json.dumps({
    "versions": list(PlanVersion.objects.order_by("number").values_list("number", flat=True)),
    "changed": Action.objects.filter(description="Nouveau.").count(),
    "lines": [verbs.count(verb) for verb in ("revision_adopted", "version_recorded", "proposal_adopted")],
    "by": PlanVersion.objects.get(number=2).recorded_by.name,
}))
"""


def test_one_adopts_and_the_other_reads_a_sentence(tmp_path):
    installation = install_ready(tmp_path, "vigie_adoption")
    installation.python(PREPARE)
    go, names = tmp_path / "go", ("Un", "Deux")
    ready = [tmp_path / f"ready-{name}" for name in names]
    processes = [
        installation.start_python(ADOPT.format(place=place, name=name, ready=str(ready[place]), go=str(go)))
        for place, name in enumerate(names)
    ]
    wait_until(lambda: all(path.exists() for path in ready))
    go.touch()
    said = [process.communicate(timeout=PATIENCE)[0].strip() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    found = json.loads(installation.python(FOUND))
    assert found == {"versions": [1, 2], "changed": 3, "lines": [1, 2, 3], "by": found["by"]}
    assert sorted(said)[1] == "adoptée 2"
    assert sorted(said)[0].startswith(f"Cette révision vient d'être adoptée par {found['by']} le")
