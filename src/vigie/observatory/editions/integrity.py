"""Whether a signed edition is still what was signed."""

from django.utils.translation import gettext

from vigie.observatory.models import Publication
from vigie.observatory.released_json import hash_of

# What the row of an edition repeats of its content, to be found without reading it.
REPEATED = ("number", "vintage", "title", "signatory_name", "signatory_title", "is_fictitious")


def content_fault(publication: Publication) -> str:
    """Return, in a sentence, the first thing that is no longer what was signed; nothing when all is."""
    content = publication.content
    if hash_of(content) != publication.content_hash:
        return gettext("L'empreinte n'est plus celle du jour de la signature : le contenu a été changé.")
    for name in REPEATED:
        if content.get(name) != getattr(publication, name):
            return gettext("« %(field)s » n'est pas ce que dit le contenu signé.") % {
                "field": Publication._meta.get_field(name).verbose_name  # type: ignore[union-attr]
            }
    corrects = publication.corrects.number if publication.corrects else None
    if content.get("corrects") != corrects:
        return gettext("L'édition corrigée n'est pas celle que dit le contenu signé.")
    return ""
