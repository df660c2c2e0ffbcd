"""Finds the pupil of a page, with all that the page asks of them, in one query."""

import json
from typing import Any

from django.db import connection

from vigie.internships.models import Campaign, Pupil, SchoolClass, SchoolEntry, WishList
from vigie.territory.models import Commune

# In the order in which the models state them, as ``from_db`` wants.
PUPIL = ("id", "school_class_id", "pseudonym", "is_minor", "commune_id")
SCHOOL_CLASS = ("id", "entry_id", "name", "level")
ENTRY = ("id", "campaign_id", "organisation_id")
CAMPAIGN = (
    *("id", "code", "name", "levels", "offers_until", "lists_from", "lists_until", "draw_on"),
    *("least_age", "most_age", "published_on", "second_lists_until", "closed_on", "is_fictitious"),
)
COMMUNE = ("id", "insee_code", "name", "longitude", "latitude")
WISH_LIST = ("id", "pupil_id", "sessions", "saved_on", "form_mark", "helped")


def columns(table: str, names: tuple[str, ...]) -> str:
    """Return columns of a table as SQL."""
    return ", ".join(f"{table}.{name}" for name in names)


# Written once and for all: composing it would take longer than answering it, and thousands of pupils save their lists
# in the last hour.
FIND = f"""
    SELECT {columns("pupil", PUPIL)}, {columns("school_class", SCHOOL_CLASS)}, {columns("entry", ENTRY)},
           {columns("campaign", CAMPAIGN)}, {columns("commune", COMMUNE)}, {columns("wishes", WISH_LIST)}
      FROM internships_pupil AS pupil
      JOIN internships_schoolclass AS school_class ON school_class.id = pupil.school_class_id
      JOIN internships_schoolentry AS entry ON entry.id = school_class.entry_id
      JOIN internships_campaign AS campaign ON campaign.id = entry.campaign_id
      LEFT JOIN territory_commune AS commune ON commune.id = pupil.commune_id
      LEFT JOIN internships_wishlist AS wishes ON wishes.pupil_id = pupil.id
     WHERE pupil.withdrawn_on IS NULL AND pupil.parents_refused_on IS NULL AND campaign.closed_on IS NULL
"""  # noqa: S608
FROZEN = "SELECT 1 FROM internships_round WHERE campaign_id = %s AND drawn_on IS NULL LIMIT 1"
BY_ID, BY_CODE = f"{FIND} AND pupil.id = %s", f"{FIND} AND pupil.code_tag = %s"


def pupil_by_id(pupil_id: int) -> Pupil | None:
    """Return a pupil, while they take part in a campaign that is not over."""
    return found(BY_ID, pupil_id)


def pupil_held(pupil_id: int) -> Pupil | None:
    """Return the same, inside a transaction before whose end nobody freezes the lists of the campaign."""
    # As ``hold_lists`` does, without one more question to the database.
    return found(BY_ID + (" FOR SHARE OF campaign" if connection.vendor == "postgresql" else ""), pupil_id)


def are_frozen(campaign_id: int) -> bool:
    """Whether lists of a campaign are frozen for a draw to come; asked once its row is held, by a question apart."""
    with connection.cursor() as cursor:
        cursor.execute(FROZEN, [campaign_id])
        return cursor.fetchone() is not None


def pupil_by_code(tag: bytes) -> Pupil | None:
    """Return the pupil of a code, while they take part in a campaign that is not over. tag: of the code, 32 bytes."""
    return found(BY_CODE, tag)


def found(query: str, value: int | bytes) -> Pupil | None:
    """Return the pupil of a query; fields left out are read when somebody asks for them."""
    with connection.cursor() as cursor:
        cursor.execute(query, [value])
        row = cursor.fetchone()
    return read_row(row) if row else None


def read_row(row: tuple[Any, ...]) -> Pupil:
    """Return the pupil of a row of ``FIND``, tied to their class, their campaign, their commune and their list."""
    values = iter(row)
    pupil = read(Pupil, PUPIL, values)
    pupil.school_class = read(SchoolClass, SCHOOL_CLASS, values)
    pupil.school_class.entry = read(SchoolEntry, ENTRY, values)
    pupil.school_class.entry.campaign = read(Campaign, CAMPAIGN, values)
    pupil.commune = read(Commune, COMMUNE, values)
    wishes = read(WishList, WISH_LIST, values)
    # Known to be none is not the same as not read yet.
    Pupil._meta.get_field("wish_list").set_cached_value(pupil, wishes)
    return pupil


def read(model: Any, names: tuple[str, ...], values: Any) -> Any:
    """Return the object that the next values of a row make; None for a row that was not there to be joined."""
    mine = {name: next(values) for name in names}
    if mine["id"] is None:
        return None
    for name in {"levels", "sessions"} & mine.keys():
        mine[name] = json.loads(mine[name])
    return model.from_db(connection.alias, list(mine), list(mine.values()))
