"""Addresses of the pages of schools that other pages lead to."""

from django.urls import reverse


def class_page(class_id: int) -> str:
    """Return the address of a class."""
    return reverse("internships:school_class", args=[class_id])
