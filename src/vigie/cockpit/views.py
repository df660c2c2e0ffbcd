"""The face of Vigie: home pages and dashboards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """The public home."""
    return render(request, "cockpit/home.html")
