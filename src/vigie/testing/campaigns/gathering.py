"""Reads a campaign as the plain protocol that checks and hashes take."""

from collections.abc import Iterable

from vigie.testing.campaigns.protocols import (
    Applicant,
    Feature,
    Letter,
    Name,
    OutcomeCode,
    Protocol,
    Settings,
    Step,
)
from vigie.testing.models import Campaign, Profile


def protocol_of(campaign: Campaign) -> Protocol:
    """Return the protocol of a campaign as it is written today. Seven queries, whatever its size."""
    profiles = campaign.profiles.prefetch_related("traits", "names")
    return Protocol(
        _settings(campaign),
        tuple(OutcomeCode(each.code, each.label, each.definition) for each in campaign.outcomes.all()),
        tuple(Step(each.name, each.passed_from.code) for each in campaign.stages.select_related("passed_from")),
        _applicants(profiles),
        tuple(Letter(each.letter, each.subject, each.body) for each in campaign.messages.all()),
    )


def _settings(campaign: Campaign) -> Settings:
    return Settings(
        code=campaign.code,
        name=campaign.name,
        mode=campaign.mode,
        purpose=campaign.purpose,
        criterion=campaign.criterion.code,
        domain=campaign.domain.code,
        starts_on=campaign.starts_on.isoformat(),
        ends_on=campaign.ends_on.isoformat(),
        hypotheses=campaign.hypotheses,
        valid_rule=campaign.valid_rule,
        planned=campaign.planned,
        looks=campaign.looks,
        level=f"{campaign.level:.3f}",
        expected_reference=f"{campaign.expected_reference:.3f}",
        expected_tested=f"{campaign.expected_tested:.3f}",
        most_contacts=campaign.most_contacts,
        minutes=campaign.minutes,
        most_minutes=campaign.most_minutes,
        least_delay=campaign.least_delay,
        most_delay=campaign.most_delay,
    )


def _applicants(profiles: Iterable[Profile]) -> tuple[Applicant, ...]:
    return tuple(
        Applicant(
            each.letter,
            each.description,
            each.is_reference,
            tuple(Feature(trait.label, trait.value, trait.is_criterion) for trait in each.traits.all()),
            tuple(Name(name.name, name.asked, name.perceived) for name in each.names.all()),
        )
        for each in profiles
    )
