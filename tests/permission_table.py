"""Reads a table of permissions and tries its cells."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, get_resolver, reverse

DOCS = Path(__file__).resolve().parent.parent / "docs"
OPEN, SIGN_IN, REFUSED, HIDDEN = "yes", "sign in", "no", "hidden"
Cells = Mapping[str, Mapping[str, str]]


def patterns(covered: re.Pattern[str]) -> Iterator[tuple[str, URLPattern]]:
    """Yield the addresses that a table covers, by their full names, each name once with its longest form."""
    for resolver in get_resolver().url_patterns:
        for pattern in getattr(resolver, "url_patterns", ()):
            if isinstance(pattern, URLPattern) and covered.match(pattern.callback.__module__ + "."):
                yield f"{resolver.app_name}:{pattern.name}", pattern


def declared(file_name: str) -> dict[str, dict[str, str]]:
    """Read the table of a page: what each person meets at each address."""
    text = (DOCS / file_name).read_text()
    lines = [line.strip().strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip().strip("`") for cell in line] for line in lines]
    header = cells[0]
    return {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in cells[2:]}


def met(client, address: str, sent: dict[str, str]) -> str:
    """Return what someone meets at an address; one that does not show itself is sent something.

    Cookies stay as they were.
    """
    cookies = deepcopy(client.cookies)
    answer = client.get(address)
    if answer.status_code == 405:
        answer = client.post(address, sent)
    client.cookies = cookies
    if answer.status_code == 302 and answer.url.startswith(reverse("account_login")):
        return SIGN_IN
    return {403: REFUSED, 404: HIDDEN}.get(answer.status_code, OPEN if answer.status_code < 500 else "broken")


def undrawn() -> AbstractContextManager[Any]:
    """Refuse with a code alone: drawing what is said to those who may not enter takes most of the time."""
    refusals = {
        f"handler{code}": lambda request, exception, code=code: HttpResponse(status=code) for code in (403, 404)
    }
    return patch.multiple("vigie.urls", create=True, **refusals)


@dataclass(frozen=True)
class Trial:
    """Everyone's test browser, and what addresses take: by parameter, and for some addresses alone.

    sent: what pages that only take something must be sent, to be more than misunderstood.
    """

    clients: Mapping[str, Any]
    things: Mapping[str, Any]
    others: Mapping[str, Mapping[str, Any]]
    sent: Mapping[str, dict[str, str]]


def wrong_cells(
    trial: Trial, table: Cells, addresses: Mapping[str, URLPattern], cells: Iterable[tuple[str, str]]
) -> list[str]:
    """Return what is met otherwise than the table says, one line a cell. cells: names of addresses, and of people."""
    wrong: list[str] = []
    refused: set[tuple[str, str]] = set()
    for name, person in cells:
        parameters = addresses[name].pattern.regex.groupindex
        values = {**trial.things, **trial.others.get(name, {})}
        address = reverse(name, kwargs={parameter: values[parameter] for parameter in parameters})
        # Each is drawn their own refusals once; then it is enough to know that they are refused.
        is_known = (person, table[name][person]) in refused
        with undrawn() if is_known else nullcontext(), transaction.atomic():
            found = met(trial.clients[person], address, trial.sent.get(name, {}))
            transaction.set_rollback(True)
        if found in (REFUSED, HIDDEN):
            refused.add((person, found))
        if found != table[name][person]:
            wrong.append(f"{name}: {person} meets « {found} » instead of « {table[name][person]} »")
    return wrong
