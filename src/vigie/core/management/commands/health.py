"""Says whether everything is alive, in detail."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from vigie.core.health import examine


class Command(BaseCommand):
    help = "Dit si tout va bien : base, travaux de fond, envois, espace disque (code 1 sinon)."

    def handle(self, *args: Any, **options: Any) -> None:
        findings = examine()
        for finding in findings:
            word = "bien" if finding.is_ok else "À VOIR"
            self.stdout.write(f"{word:8}{finding.label}. {finding.detail}".rstrip())
        wrong = [str(finding.label) for finding in findings if not finding.is_ok]
        if wrong:
            raise CommandError(f"À voir : {', '.join(wrong)}.")
