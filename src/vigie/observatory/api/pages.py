"""The page that tells how to ask the API, drawn from its own description."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.observatory.open_data import licence


@allowed(everyone)
@require_safe
def api_page(request: Request) -> HttpResponse:
    """How to ask the API: its addresses, what each may be asked, and an example."""
    from vigie.observatory.api.endpoints import api

    root = reverse("observatory:observatory_api:api-root")
    context = {
        "root": request.build_absolute_uri(root),
        "schema_address": reverse("observatory:observatory_api:openapi-json"),
        "description": api.description,
        "operations": operations(api.get_openapi_schema(path_prefix=root)),
        "licence": licence,
        "breadcrumb": [(gettext("Données ouvertes"), reverse("observatory:open_data")), (gettext("API"), None)],
    }
    return render(request, "observatory/api/api.html", context)


def operations(schema: Any) -> list[dict[str, Any]]:
    """Return the addresses of an OpenAPI description, each with what it may be asked."""
    return [
        {
            "path": address,
            "summary": operation["summary"],
            "description": operation.get("description", ""),
            "parameters": [parameter_row(parameter) for parameter in operation["parameters"]],
        }
        for address, methods in schema["paths"].items()
        for operation in methods.values()
    ]


def parameter_row(parameter: dict[str, Any]) -> dict[str, Any]:
    """Return a parameter as the page draws it."""
    said = parameter["schema"].get("description", "")
    return {"name": parameter["name"], "said": said, "is_required": parameter["required"]}
