"""What a class list would do to the pupils already there: who comes, who changes, who stays the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext

from vigie.internships.names.identities import Identity
from vigie.internships.pupils.classes.importing.rows import PupilRow, name_key
from vigie.internships.pupils.classes.naming import NamedPupil
from vigie.plan.importing.drafts import Findings


@dataclass
class Comparison:
    """Rows by what they do. changed, same: with the pupil they are about."""

    created: list[PupilRow] = field(default_factory=list)
    changed: list[tuple[PupilRow, NamedPupil]] = field(default_factory=list)
    same: list[tuple[PupilRow, NamedPupil]] = field(default_factory=list)


def compare(rows: Iterable[PupilRow], known: Iterable[NamedPupil], findings: Findings) -> Comparison:
    """Compare a list with the pupils of a school. A row that could be two pupils is refused in the findings."""
    by_name: dict[tuple[str, str], list[NamedPupil]] = {}
    for each in known:
        if each.identity:
            by_name.setdefault(name_key(each.identity.last_name, each.identity.first_name), []).append(each)
    result = Comparison()
    for row in rows:
        same_name = [each for each in by_name.get(row.name_key, []) if may_be(row, each.identity)]
        if len(same_name) > 1:
            sentence = gettext("Plusieurs élèves portent ce nom : donnez la date de naissance.")
            findings.refuse(row.where, sentence)
        elif not same_name:
            result.created.append(row)
        elif is_changed(row, same_name[0]):
            result.changed.append((row, same_name[0]))
        else:
            result.same.append((row, same_name[0]))
    return result


def may_be(row: PupilRow, identity: Identity | None) -> bool:
    """Whether a row may be about someone of the same name: their birth dates do not say otherwise."""
    return identity is not None and not (row.born_on and identity.born_on and row.born_on != identity.born_on)


def is_changed(row: PupilRow, known: NamedPupil) -> bool:
    """Whether a row says something else than what is known."""
    pupil = known.pupil
    if row.identity(known.identity) != known.identity or row.school_class != pupil.school_class_id:
        return True
    return any(getattr(pupil, name) != value for name, value in row.facts().items())
