"""What tells one sender of a request from another; never written anywhere as it is."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# An IPv6 subscriber has a whole network.
SUBSCRIBER_BITS = 64


def sender_of(request: HttpRequest) -> str:
    """Return what tells one sender from another within this request only; an IPv6 address counts by its network.

    Behind a proxy, the last address of X-Forwarded-For is the one that the proxy itself saw.
    """
    forwarded = request.headers.get("x-forwarded-for", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    written = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, SUBSCRIBER_BITS), strict=False))
    return str(address)
