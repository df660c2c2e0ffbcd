"""Under what terms anyone may use the data."""

from django.utils.translation import gettext_lazy as _

NAME = "etalab-2.0"
TITLE = "Licence Ouverte / Open Licence 2.0"
ADDRESS = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
# The identifier that European catalogues compare.
IDENTIFIER = "https://spdx.org/licenses/etalab-2.0"
IN_SHORT = _("Vous pouvez réutiliser ces données librement, à condition de citer leur source et la date de l'édition.")
