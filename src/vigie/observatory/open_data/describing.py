"""What every description of an edition says of it, in the same words."""

from django.utils.translation import gettext, override

from vigie.observatory.released import Edition

KEYWORDS = ("discriminations", "égalité", "observatoire", "contrat de ville", "politique de la ville")


def title_of(edition: Edition) -> str:
    """Return the title of an edition's data; one whose facts are made up says so first."""
    with override("fr"):
        title = f"{edition.title} – {edition.territory}"
        return gettext("[Données fictives] %(title)s") % {"title": title} if edition.is_fictitious else title


def description_of(edition: Edition) -> str:
    """Return what the data are, in a few sentences."""
    with override("fr"):
        cited = gettext("Les chiffres déjà publics sont cités avec leur source.") if cites(edition) else ""
        sentences = [edition.introduction, signature(edition), secrecy(edition), cited]
        sentences += [correction(edition), fiction(edition)]
        return " ".join(sentence.strip() for sentence in sentences if sentence.strip())


def signature(edition: Edition) -> str:
    """Return which edition this is, and who signed it."""
    said = gettext(
        "Édition n° %(number)s de l'observatoire des discriminations, faits comptés au titre de %(year)s, signée le "
        "%(day)s par %(name)s."
    )
    values = {"number": edition.number, "year": edition.vintage, "day": edition.signed_on}
    return said % {**values, "name": edition.signatory_name}


def secrecy(edition: Edition) -> str:
    """Return what is hidden, and that nothing tells why a number is."""
    said = gettext(
        "Aucun nombre compté de 1 à %(most)s n'est montré, et d'autres cases sont cachées pour qu'aucun calcul ne "
        "les retrouve : les deux portent la même marque."
    )
    return said % {"most": edition.threshold - 1}


def cites(edition: Edition) -> bool:
    """Whether an edition repeats figures that were already public."""
    return any(indicator.is_external for indicator in edition.indicators)


def correction(edition: Edition) -> str:
    """Return which edition this one replaces, and why."""
    if edition.corrects is None:
        return ""
    said = gettext("Elle remplace l'édition n° %(number)s : %(reason)s")
    return said % {"number": edition.corrects, "reason": edition.correction_reason}


def fiction(edition: Edition) -> str:
    """Return the warning of an edition whose facts are made up."""
    if not edition.is_fictitious:
        return ""
    return gettext("Les faits comptés sont inventés, pour une démonstration : ils ne disent rien du territoire.")


def sources_of(edition: Edition) -> list[str]:
    """Return the sources that the indicators cite, in order, each once."""
    return list(dict.fromkeys(indicator.source for indicator in edition.indicators if indicator.source))
