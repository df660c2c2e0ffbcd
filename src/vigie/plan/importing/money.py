"""Reads amounts of money as people write them: « 12 000 € », « 3 k€ », « 2017 : 3 000 € ; 2018 : 4 000 € »."""

import re
from dataclasses import dataclass
from decimal import Decimal

from vigie.core.fuzzy_dates import simplify

AMOUNT = re.compile(
    r"(?P<number>[0-9][0-9 .,'\u00a0\u202f]*)\s*(?P<scale>k|m|milliers?|millions?)?\s*"
    r"(?P<unit>€|eur(?:os?)?|euros?)?(?:\s*(?:ttc|ht|/\s*an|par an))?"
)
YEAR_BEFORE = re.compile(r"(?:en )?(?P<year>(?:19|20)[0-9]{2})\s*(?:\((?P<funder>[^)]*)\))?\s*[:=]\s*(?P<rest>.+)")
YEAR_AFTER = re.compile(r"(?P<rest>.+?)\s*(?:en|pour|\()\s*(?P<year>(?:19|20)[0-9]{2})\)?")
FUNDER_AFTER = re.compile(r"(?P<rest>.+?)\s*\((?=[^)]*[^\W\d_])(?P<funder>(?:[^()]|\([^()]*\))*)\)")
# A line end or a semicolon that no bracket holds.
BETWEEN = re.compile(r"[;\n](?![^()]*\))")
SCALES = {"k": 1_000, "millier": 1_000, "milliers": 1_000, "m": 1_000_000, "million": 1_000_000, "millions": 1_000_000}
LARGEST = Decimal(10**10)


@dataclass(frozen=True)
class Amount:
    """Euros planned. year: None when the text does not say; funder: empty when it does not."""

    euros: Decimal
    year: int | None = None
    funder: str = ""


def read_amounts(text: str) -> list[Amount]:
    """Return the amounts of a cell; an empty list when a part of it is not understood."""
    amounts = [read_amount(part) for part in BETWEEN.split(text) if part.strip()]
    return [amount for amount in amounts if amount] if all(amounts) else []


def read_amount(text: str) -> Amount | None:
    """Return one amount, its year and its funder if said; None when the text is no amount."""
    rest, year, funder = text.strip(), None, ""
    for form in (YEAR_BEFORE, FUNDER_AFTER, YEAR_AFTER):
        if match := form.fullmatch(rest):
            found = match.groupdict()
            rest = found["rest"].strip()
            year = int(found["year"]) if found.get("year") else year
            funder = (found.get("funder") or funder).strip()
    euros = read_euros(rest)
    return None if euros is None else Amount(euros, year, funder)


def read_euros(text: str) -> Decimal | None:
    """Return « 12 000 € », « 12.000,50 », « 3 k€ », « 1,5 M€ » in euros; None when it is something else."""
    match = AMOUNT.fullmatch(simplify(text).replace("€uros", "€"))
    if not match:
        return None
    number = plain_decimal(match["number"].strip(" .,'\u00a0\u202f"))
    if number is None:
        return None
    euros = (number * SCALES.get(match["scale"] or "", 1)).quantize(Decimal("0.01"))
    return euros if euros < LARGEST else None


def plain_decimal(text: str) -> Decimal | None:
    """Return a number whose thousands and decimals are marked in the French, English or plain way.

    The last mark, when one or two figures follow, stands before decimals; every other mark parts thousands.
    """
    bare = re.sub(r"[\s'\u00a0\u202f]", "", text)
    match = re.fullmatch(r"(?P<whole>[0-9]+(?:[.,][0-9]{3})*)(?:[.,](?P<cents>[0-9]{1,2}))?", bare)
    if not match:
        return Decimal(bare.replace(",", ".")) if re.fullmatch(r"[0-9]+[.,][0-9]+", bare) else None
    whole = re.sub(r"[.,]", "", match["whole"])
    return Decimal(f"{whole}.{match['cents'] or 0}") if len(whole) < 16 else None


def in_words(amounts: list[Amount]) -> str:
    """Return amounts as `read_amounts` reads them back."""
    return " ; ".join(one_in_words(amount) for amount in amounts)


def one_in_words(amount: Amount) -> str:
    """Return an amount: « 2017 : 3000,50 € (CAF) »."""
    number = f"{amount.euros:.2f}".removesuffix(".00").replace(".", ",")
    year = f"{amount.year} : " if amount.year else ""
    return f"{year}{number} €" + (f" ({amount.funder})" if amount.funder else "")
