"""Forgets the files that nobody imported in time; may run twice."""

from django_tasks import task

from vigie.observatory.models import FactUpload, SeriesUpload


@task()
def forget_uploads() -> None:
    """Erase the files whose preview nobody confirmed: a periodic job."""
    FactUpload.objects.expired().delete()
    SeriesUpload.objects.expired().delete()
