"""Tables of the observatory that only grow."""

from vigie.core.frozen_tables import FrozenTable

FACTS = FrozenTable("observatory_fact", "Un fait versé ne se modifie pas.", "observatory_facts")
REFERENTIALS = FrozenTable(
    "observatory_referentialversion", "Une version des référentiels ne se modifie pas.", "observatory_referentials"
)
CATALOGUES = FrozenTable("observatory_catalogue", "Un catalogue fixé ne se modifie pas.", "observatory_catalogues")
PUBLICATIONS = FrozenTable(
    "observatory_publication", "Une édition signée ne se modifie pas.", "observatory_publications"
)
FILES = FrozenTable(
    "observatory_publicationfile", "Un fichier d'une édition signée ne se modifie pas.", "observatory_publication_files"
)

FROZEN = (FACTS, REFERENTIALS, CATALOGUES, PUBLICATIONS, FILES)
