"""What the public catalogue shows: modules by audience, each as its last published version says."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vigie.training.models import Audience, Module, ModuleVersion, Session
from vigie.training.registering.session_page import Shown, counted, shown


@dataclass
class CatalogueLine:
    """A module of the catalogue, with its sessions to come."""

    module: Module
    version: ModuleVersion
    sessions: list[Shown] = field(default_factory=list)


def last_published(module: Module) -> ModuleVersion | None:
    """Return the version that the public reads."""
    return module.versions.filter(published_on__isnull=False).order_by("-number").first()


def lines_of(audience: str = "") -> list[CatalogueLine]:
    """Return the modules of the catalogue, those for one audience when it is given. Three queries."""
    versions = ModuleVersion.objects.filter(published_on__isnull=False, module__retired_on=None).select_related(
        "module"
    )
    last = {version.module_id: version for version in versions.order_by("module__name", "number")}
    lines = {key: CatalogueLine(version.module, version) for key, version in last.items()}
    for session in sessions_to_come():
        if line := lines.get(session.version.module_id):
            line.sessions.append(shown(session))
    return [line for line in lines.values() if not audience or audience in line.version.audiences]


def sessions_to_come() -> Iterable[Session]:
    """Return the announced sessions that have not started, the next first."""
    return counted(Session.objects.announced().to_come()).order_by("starts_at", "pk")


def audiences_of(lines: Iterable[CatalogueLine]) -> list[tuple[str, str]]:
    """Return the audiences that some module is made for, in words."""
    found = {code for line in lines for code in line.version.audiences}
    return [(code, str(label)) for code, label in Audience.choices if code in found]
