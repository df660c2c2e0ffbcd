"""The structure that someone typed, found again in the directory when it is written as there."""

from vigie.accounts.models import Organisation, OrganisationName
from vigie.core.fuzzy_dates import simplify


def known_names() -> dict[str, int]:
    """Return the organisation of each way of writing a name, « Structure – Service » included. Two queries.

    A name that two organisations share (« Accueil ») finds neither.
    """
    found: dict[str, int] = {}
    shared: set[str] = set()
    for row in Organisation.objects.select_related("parent"):
        for name in {simplify(row.name), simplify(str(row).replace("–", "-"))}:
            if found.setdefault(name, row.pk) != row.pk:
                shared.add(name)
    others = {simplify(name): pk for name, pk in OrganisationName.objects.values_list("name", "organisation")}
    return {name: pk for name, pk in (others | found).items() if name not in shared}


def organisation_named(text: str) -> Organisation | None:
    """Return the organisation that a text names exactly, accents, case and spaces apart; None when none does."""
    key = known_names().get(written(text))
    return Organisation.objects.filter(pk=key).select_related("parent").first() if key else None


def written(text: str) -> str:
    """Return a name as ``known_names`` compares it."""
    return simplify(text.replace("–", "-").replace("—", "-"))
