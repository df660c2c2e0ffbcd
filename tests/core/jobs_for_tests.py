"""Jobs that the tests ask for."""

import os
import time
from pathlib import Path

from django_tasks import task

from vigie.core.jobs import PermanentFailure, report

SECRET = "Camille habite 12 rue des Lilas"


@task()
def succeed(progress_id: str = "") -> str:
    report(progress_id or "00000000-0000-0000-0000-000000000000", done=3, total=4)
    return "/resultat/"


@task()
def fail(progress_id: str = "") -> None:
    raise RuntimeError(SECRET)


@task()
def refuse(progress_id: str = "") -> None:
    raise PermanentFailure("Le fichier n'a aucune ligne.")


@task()
def return_what_cannot_be_kept(progress_id: str = "") -> object:
    return object()


@task()
def hang_the_first_time(folder: str) -> None:
    """Leave a trace of each run; the first one never ends."""
    runs = Path(folder) / "runs"
    with runs.open("a") as file:
        file.write(f"{os.getpid()}\n")
    if len(runs.read_text().splitlines()) == 1:
        time.sleep(600)


@task()
def trace(folder: str = "") -> None:
    pass
