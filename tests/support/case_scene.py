"""A case filed at a point, opened by its listener; what tests of cases, letters and referrals start from."""

import json
from dataclasses import dataclass

from tests.support.conftest import STORY, Listener
from vigie.core.vault.envelopes import KeyPair, new_key_pair
from vigie.core.vault.passphrases import LEAST, wrap
from vigie.support.cases.access import OpenCase
from vigie.support.fields import Field
from vigie.support.models import Case, ReceptionPoint
from vigie.support.sealing import PersonKeys, attach_file, key_of, new_case, seal_upload, write_first

TOLD = {
    Field.STORY: STORY,
    Field.CIRCUMSTANCES: json.dumps({"when": "en mai", "where": "une agence"}),
    Field.FELT: json.dumps({"criteria": ["origin"], "domain": "housing"}),
    Field.RESPONDENT: "Agence Fictive",
    Field.CONTACT: json.dumps({"name": "Nora Exemple", "phone": "06 00 00 00 00"}),
}


@dataclass(frozen=True)
class Filed:
    """A case, and the keys of the person's receipt."""

    case: Case
    person: KeyPair

    def opened_by(self, listener: Listener) -> OpenCase:
        """Open it as someone who listens there."""
        parts = {part.kind: part for part in self.case.compartments.exclude(kind__in=["referral", "notes"])}
        shared, internal = parts["shared"], parts["internal"]
        case = Case.objects.get(pk=self.case.pk)
        shared.case = internal.case = case
        keys = [key_of(part, listener.pair, listener.person) for part in (shared, internal)]
        return OpenCase(case, shared, keys[0], internal, keys[1])


def file_case(point: ReceptionPoint, *, tag: bytes = b"t" * 32, with_file: bool = False) -> Filed:
    """File a report, as ``filing`` does, without its page."""
    person = new_key_pair()
    keys = PersonKeys(tag, person.public, wrap(person.private, "des mots", LEAST))
    made = new_case(point=point, channel=Case.Channel.WEB, person_keys=keys)
    write_first(made.shared, made.shared_key, {str(field): text for field, text in TOLD.items()}, by_person=True)
    if with_file:
        upload = seal_upload([b"une preuve"], name="preuve.txt", kind="text/plain")
        attach_file(made.shared, made.shared_key, upload, by_person=True)
    return Filed(made.case, person)
