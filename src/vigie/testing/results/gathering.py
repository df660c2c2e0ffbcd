"""Reads a campaign as the analysis takes it: the design that was frozen, and how organisations are called."""

import json
from base64 import b32encode
from typing import Any

from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key
from vigie.testing.analysis.designs import Design, Stage, Thresholds
from vigie.testing.campaigns.modes import locks_of
from vigie.testing.models import Campaign
from vigie.testing.sealing.identities import KEY

UNIT, PROFILE, OUTCOME, ORGANISATION, ORDER = "test", "profile", "outcome", "organisation", "rang"
CODE_LENGTH = 8


def organisation_code(campaign: Campaign, tag: str) -> str:
    """Return the code that stands for an organisation in a campaign: nobody finds it without the installation's key."""
    told = f"{campaign.code}/{tag}".encode()
    return b32encode(keyed(sub_key(KEY), told, b"organisation")).decode()[:CODE_LENGTH].lower()


def design_of_campaign(campaign: Campaign) -> Design:
    """Return the design that the frozen protocol says."""
    frozen = json.loads(campaign.protocol)
    names = {each["is_reference"]: profile_name(each) for each in frozen["profiles"]}
    tested = tuple(profile_name(each) for each in frozen["profiles"] if not each["is_reference"])
    codes = tuple(each["code"] for each in frozen["outcomes"])
    return Design(
        unit=UNIT,
        profile=(PROFILE,),
        outcome=OUTCOME,
        reference=names[True],
        tested=tested,
        organisation=ORGANISATION if locks_of(campaign.mode).analyses_organisations else None,
        order=ORDER,
        codes=codes,
        stages=tuple(Stage(each["name"], each["passed_from"]) for each in frozen["stages"]),
        cuts=() if frozen["stages"] else (codes[-1],),
        thresholds=Thresholds(confidence=1 - float(frozen["settings"]["level"])),
        title=campaign.name,
    )


def profile_name(profile: dict[str, Any]) -> str:
    """Return how results name a profile of the frozen protocol."""
    return f"{profile['letter']} – {profile['description']}"
