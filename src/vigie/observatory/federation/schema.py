"""The columns of the files that territories give, and of the national tables. Documented in docs/federation.md."""

from typing import Final

# What a fact says once it has left its territory: no place, no source, no identifier, no day.
FACT_DIMENSIONS: Final = ("criterion", "domain", "type", "sex", "age_band", "outcome", "channel", "quarter")
FACT_COLUMNS: Final = {
    **dict.fromkeys(FACT_DIMENSIONS, "VARCHAR"),
    "sign": "TINYINT",
    "rkey": "UINTEGER",
    "is_fictitious": "BOOLEAN",
}
# What national tables cross two by two; the others may be asked for, up to three together.
NATIONAL_DIMENSIONS: Final = ("criterion", "domain", "sex", "age_band", "outcome")
MOST_VARIABLES: Final = 3
# Dimensions that mean the same thing in one territory only.
LOCAL_DIMENSIONS: Final = ("place", "source")
PARTITIONS: Final = ("territory", "period")

NATIONAL_COLUMNS: Final = {
    "basis": "VARCHAR",
    "period": "VARCHAR",
    "table_name": "VARCHAR",
    **dict.fromkeys(FACT_DIMENSIONS, "VARCHAR"),
    "value": "BIGINT",
    "status": "VARCHAR",
    "lower": "BIGINT",
    "upper": "BIGINT",
    "territories": "BIGINT",
    "territories_hidden": "BIGINT",
    "noise_bound": "BIGINT",
    "noise_variance": "DOUBLE",
    "is_fictitious": "BOOLEAN",
}


class FederationRefusal(ValueError):
    """Files that cannot be federated; the message is a French sentence that says what to do."""
