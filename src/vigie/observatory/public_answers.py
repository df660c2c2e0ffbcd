"""Answers for everyone, machines of other sites included: kept by caches, checked by a mark, without cookies."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

# What was signed never changes; lists may grow at any time.
FOR_EVER = "public, max-age=31536000, immutable"
A_WHILE = "public, max-age=300"


def etag_of(content: bytes) -> str:
    """Return the mark of a content."""
    return quote_etag(hashlib.sha256(content).hexdigest()[:32])


def opened(response: HttpResponse) -> HttpResponse:
    """Let pages of other sites read an answer."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    return response


def kept(request: HttpRequest, response: HttpResponse, rule: str, etag: str = "") -> HttpResponse:
    """Return the answer with its mark and how long it may be kept, or only « not modified » to whoever has it."""
    response["ETag"] = etag or etag_of(response.content)
    response["Cache-Control"] = rule
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    return opened(answer or response)
