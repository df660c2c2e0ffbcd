"""The words that documents contain by themselves, in the language of each document."""

from django.utils.translation import gettext, override


def words(language: str) -> dict[str, str]:
    """Return the words that writers of documents add, in the language of the document."""
    with override(language):
        return {
            "contents": gettext("Sommaire"),
            "page": gettext("page {number} sur {total}"),
            "table": gettext("Tableau"),
            "figure": gettext("Figure"),
            # Translators: between a term and what is said of it; French puts a no-break space before the colon.
            "colon": gettext("\u00a0: "),
        }
