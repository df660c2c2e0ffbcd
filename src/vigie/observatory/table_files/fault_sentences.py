"""Says in French what is wrong with a proof."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.observatory.disclosure.verifying import Fault, FaultCode

SENTENCES = {
    FaultCode.UNREADABLE: _("ce fichier n'est pas une preuve."),
    FaultCode.NEGATIVE: _("le témoin %(witness)s a un effectif négatif."),
    FaultCode.PUBLISHED: _("%(cell)s : le témoin %(witness)s donne %(found)s, le nombre publié est %(expected)s."),
    FaultCode.FLOOR: _("%(cell)s : le témoin %(witness)s donne moins que ce qu'une source a apporté."),
    FaultCode.UNPROVED: _("%(cell)s : aucun témoin ne prouve la garantie."),
    FaultCode.NOT_SHOWN: _("%(cell)s : le témoin %(witness)s donne %(found)s, la garantie demande %(expected)s."),
    FaultCode.SMALL_SHOWN: _("%(cell)s : un petit nombre est publié."),
}


def sentence_of(fault: Fault) -> str:
    """Return a fault as a sentence."""
    named = ", ".join(f"{name} = {value}" for name, value in (fault.cell or {}).items())
    values = {
        "cell": named or gettext("Total général"),
        "witness": "" if fault.witness is None else fault.witness + 1,
        "expected": fault.expected,
        "found": fault.found,
    }
    return str(SENTENCES[fault.code]) % values
