"""Lines of the log, without the codes that open a page to whoever reads them."""

import logging
import re

# Addresses whose next part is a key: a link to update an action, an invitation, a new password, an
# address that a calendar reads, one by which a phone sends answers, the access code of a questionnaire.
CODE = re.compile(r"\b(mise-a-jour|invitation|mot-de-passe/nouveau|agenda/flux|collecte|enquete/[^/\s'\"]+)/[^/\s'\"]+")


class DiscreetFormatter(logging.Formatter):
    """Writes a line of the log and its traceback, codes hidden."""

    def format(self, record: logging.LogRecord) -> str:
        return CODE.sub(r"\1/…", super().format(record))
