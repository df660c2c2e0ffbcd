"""What letters are made of, read from an open case and the territory's settings."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import override

from vigie.core.day_words import date_format
from vigie.support.cases.access import OpenCase
from vigie.support.cases.planning import read_qualification
from vigie.support.cases.qualification import Qualification
from vigie.support.cases.story import code_words, values_in
from vigie.support.fields import Field
from vigie.support.letters.preparing import CaseFacts
from vigie.support.sealing import read_texts
from vigie.territory.models import Territory


def facts_of(opened: OpenCase) -> CaseFacts:
    """Return what a case says, in French whatever the language of the screen: letters go to French authorities."""
    written = read_texts(opened.shared, opened.shared_key)
    with override("fr"):
        told = {field: each.text for field, each in written.items()}
        return case_facts(told, read_qualification(opened))


def case_facts(told: Mapping[str, str], qualified: Qualification) -> CaseFacts:
    """Return what was told and qualified: a listener's words come first where there are some."""
    words = code_words()
    contact, place, felt = (
        values_in(told.get(field, ""), words) for field in (Field.CONTACT, Field.CIRCUMSTANCES, Field.FELT)
    )
    criteria = [str(words["criteria"].get(code, code)) for code in qualified.criteria]
    return CaseFacts(
        name=contact.get("name", ""),
        contact=lines(contact.get("phone"), contact.get("email")),
        story=qualified.summary or told.get(Field.STORY, ""),
        when=date_format(qualified.facts) if qualified.facts else place.get("when", ""),
        where=", ".join(filter(None, (place.get("where"), place.get("commune")))),
        respondent=told.get(Field.RESPONDENT, ""),
        criteria=criteria or list(filter(None, [felt.get("criteria")])),
        domain=str(words["domain"].get(qualified.domain, "")) or felt.get("domain", ""),
        harm=qualified.harm,
        done=told.get(Field.DONE, ""),
        hoped=told.get(Field.HOPED, ""),
        evidence=[each.what for each in qualified.evidence if each.state == "held"],
        witnesses=qualified.witnesses,
        court=court(),
        today=date_format(timezone.localdate()),
        respondent_is_public=qualified.respondent_is_public,
    )


def lines(*texts: str | None) -> str:
    """Return what is known, one a line."""
    return "\n".join(text for text in texts if text)


def court() -> str:
    """Return the tribunal judiciaire of the territory, with its address; empty when the settings do not say."""
    territory = Territory.objects.first()
    return lines(territory.court_name, territory.court_address) if territory else ""
