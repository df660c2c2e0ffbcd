"""What the files of a draw say of themselves, in French, for whoever checks it without knowing Vigie."""

from typing import Final

from vigie.internships.models import Round

TEXT: Final = """\
{campaign} – tour {number}
Vérifier le tirage au sort et l'attribution des stages

CE QUI EST ICI
- commitment.json : ce qui a été publié le {frozen}, avant le tirage. « inputs_root » est l'empreinte des listes figées,
  « secret_hash » celle d'un secret gardé sous clé, « announced » la valeur publique attendue.
- draw.json : ce qui a été révélé au tirage : le secret, et la valeur publique, que personne ne choisit.
- inputs.json : les listes de vœux et les places, figées. Les noms d'élèves et d'offres y sont remplacés par des noms
  tirés au sort pour ce seul tour.
- result.json : qui obtient quelle place, la dernière personne admise par chaque porte, et ce que devient chaque vœu.
- check.json : le rapport du contrôle qui suit chaque attribution. « stable » : personne n'est lésé.
Les quatre derniers n'existent qu'après le tirage.

REFAIRE LE CALCUL AVEC VIGIE
Vigie est un logiciel libre. Une fois installé, décompressez ces fichiers dans un dossier, puis :
    ./vigie verify_match DOSSIER
La commande refait tout, et dit ce qui ne tient pas.

REFAIRE LE CALCUL SANS VIGIE
1. Le SHA-256 du secret (texte UTF-8), en hexadécimal, est « secret_hash ».
2. La graine est le SHA-256 du texte SECRET|VALEUR, en hexadécimal.
3. Le numéro de chaque élève est son rang quand on trie, dans l'ordre croissant, les SHA-256 de GRAINE|NOM.
4. L'empreinte des listes est la racine d'un arbre de Merkle. Ses feuilles sont des lignes JSON aux clés triées, sans
   espace, en UTF-8 : ["policy",…], puis ["offers",NOM,{{…}}] et ["pupils",NOM,{{…}}] dans l'ordre des noms. Une feuille
   vaut SHA-256(octet 0, ligne) ; un nœud SHA-256(octet 1, gauche, droite) ; un nœud seul monte tel quel.
5. L'attribution suit l'acceptation différée (Gale et Shapley, 1962) : chaque élève demande son premier vœu ; une offre
   garde provisoirement les mieux placés ; qui n'est pas gardé demande son vœu suivant ; jusqu'à ce que plus personne ne
   demande. « tiers », s'il y en a, passe avant le numéro (le plus petit d'abord) ; « eligible », s'il y en a, dit qui
   peut avoir cette offre.
6. Places réservées (« reserves », par groupe) : avec la règle minimum_guarantee elles sont remplies d'abord, avec
   over_and_above après les places ouvertes. Chaque élève en occupe une au plus. Celles que le groupe ne remplit pas
   vont à tout le monde.
"""


def read_me(round_: Round) -> str:
    """Return the text that goes with the files of a round."""
    return TEXT.format(campaign=round_.campaign.name, number=round_.number, frozen=f"{round_.committed_on:%d/%m/%Y}")
