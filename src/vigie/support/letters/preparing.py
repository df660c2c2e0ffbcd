"""Letters prepared from a case: plain values in, sections of a letter out. Nothing is ever sent from here.

Texts are in French whatever the language of the screen: these letters go to French authorities. They state only
facts of law that were verified; what nobody wrote yet, or what a lawyer must decide, stays « à compléter ».
What a complaint holds: service-public.fr, sheet F1524.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

TO_COMPLETE = "[à compléter : %s]"
# Who a victim writes to for nothing; antidiscriminations.fr.
DEFENDER_ADDRESS = "Défenseur des droits\nLibre réponse 71120\n75342 Paris Cedex 07"


@dataclass(frozen=True)
class CaseFacts:
    """What a letter is made of; empty where it is not known. Lists are lists of words, dates are said in words.

    court: name and address of the tribunal judiciaire, from the territory's settings. today: as a letter dates itself.
    respondent_is_public: whether a public service or its agent is accused; None when it is not known.
    """

    name: str = ""
    contact: str = ""
    story: str = ""
    when: str = ""
    where: str = ""
    respondent: str = ""
    criteria: Sequence[str] = ()
    domain: str = ""
    harm: str = ""
    done: str = ""
    hoped: str = ""
    evidence: Sequence[str] = ()
    witnesses: Sequence[str] = ()
    court: str = ""
    today: str = ""
    respondent_is_public: bool | None = None


@dataclass(frozen=True)
class Section:
    """A part of a letter. code: stable, names it in what is kept. title: empty for a part printed without one."""

    code: str
    title: str
    text: str


Sections = tuple[Section, ...]


def missing(what: str) -> str:
    """Return the mark of what is left to write.

    >>> missing("votre adresse")
    '[à compléter : votre adresse]'
    """
    return TO_COMPLETE % what


def or_missing(text: str, what: str) -> str:
    """Return a text, or the mark that says what it should hold."""
    return text.strip() or missing(what)


def bullets(lines: Sequence[str], what: str) -> str:
    """Return one line each, or the mark that says what is missing."""
    return "\n".join(f"– {line}" for line in lines) or missing(what)


def sender(facts: CaseFacts) -> Section:
    """Return who writes: civil status and all the ways to reach them. A case holds neither birth nor address."""
    lines = (
        or_missing(facts.name, "nom et prénoms"),
        missing("date et lieu de naissance"),
        missing("adresse complète"),
        or_missing(facts.contact, "téléphone, adresse électronique"),
    )
    return Section("sender", "", "\n".join(lines))


def facts_section(facts: CaseFacts) -> Section:
    """Return what happened: story, day, place."""
    told = (
        f"Date : {or_missing(facts.when, 'le jour, ou la période')}",
        f"Lieu : {or_missing(facts.where, 'l’adresse ou la commune')}",
        "",
        or_missing(facts.story, "le récit détaillé des faits"),
    )
    return Section("facts", "Les faits", "\n".join(told))


def ground(facts: CaseFacts, *, names_article: bool) -> Section:
    """Return why it is thought to be a discrimination: criterion, domain, and the article when it is for a court."""
    lines = [
        f"Critère en cause : {or_missing(', '.join(facts.criteria), 'le ou les critères')}.",
        f"Domaine : {or_missing(facts.domain, 'emploi, logement, service…')}.",
    ]
    if names_article:
        lines.append(article(facts))
    return Section("ground", "Ce qui fait penser à une discrimination", "\n".join(lines))


def article(facts: CaseFacts) -> str:
    """Return which article is aimed at. Which one, for a public service, is for a lawyer to say."""
    if facts.respondent_is_public:
        return missing(
            "article du code pénal visé, à faire préciser par un ou une juriste, un service public étant en cause"
        )
    return f"Article 225-2 du code pénal, {missing('alinéa visé, à faire préciser par un ou une juriste')}."


def proofs(facts: CaseFacts) -> Section:
    """Return the documents joined."""
    asked = "certificats, courriels, annonces, captures d’écran, attestations, testing"
    return Section("evidence", "Pièces jointes", bullets(facts.evidence, asked))


def witnesses(facts: CaseFacts) -> Section:
    """Return who saw, with addresses."""
    return Section("witnesses", "Témoins", bullets(facts.witnesses, "nom et adresse de chaque témoin, ou « aucun »"))


def closing(facts: CaseFacts, words: str) -> Section:
    """Return the last lines: what is asked, place, day and signature."""
    end = f"{words}\n\nFait à {missing('commune')}, le {or_missing(facts.today, 'date')}\n\n{missing('signature')}"
    return Section("closing", "", end)


def prosecutor_letter(facts: CaseFacts) -> Sections:
    """Return a complaint to the procureur: the seven elements of sheet F1524, then criterion, domain and article."""
    court = or_missing(
        facts.court, "nom et adresse du tribunal judiciaire du lieu des faits ou du domicile de l’auteur"
    )
    return (
        sender(facts),
        Section("recipient", "", f"À l’attention de la procureure ou du procureur de la République\n{court}"),
        Section("subject", "", "Objet : plainte pour discrimination"),
        facts_section(facts),
        Section(
            "respondent", "L’auteur supposé", facts.respondent.strip() or "Plainte contre X, l’auteur étant inconnu."
        ),
        witnesses(facts),
        Section("harm", "Le préjudice", or_missing(facts.harm, "description et estimation, provisoire ou définitive")),
        proofs(facts),
        ground(facts, names_article=True),
        Section(
            "civil_party",
            "Partie civile (facultatif)",
            missing("gardez une seule phrase : « Je me constitue partie civile. » ou rien"),
        ),
        closing(
            facts,
            "Je dépose plainte pour ces faits. Je vous remercie de m’informer des suites données à ma plainte et de "
            "m’adresser le récépissé de son enregistrement.",
        ),
    )


def defender_letter(facts: CaseFacts) -> Sections:
    """Return a seizure of the Défenseur des droits, written by the person herself."""
    return (
        sender(facts),
        Section("recipient", "", DEFENDER_ADDRESS),
        Section("subject", "", "Objet : réclamation pour discrimination"),
        facts_section(facts),
        Section("respondent", "L’organisme ou la personne en cause", or_missing(facts.respondent, "nom et adresse")),
        ground(facts, names_article=False),
        Section("done", "Démarches déjà faites", or_missing(facts.done, "ce qui a été tenté, et la réponse reçue")),
        proofs(facts),
        Section("hoped", "Ce que je demande", or_missing(facts.hoped, "ce que vous attendez")),
        closing(facts, "Je demande au Défenseur des droits d’examiner ma situation."),
    )


def reasons_letter(facts: CaseFacts) -> Sections:
    """Return a request for the reasons of a decision, to whoever took it."""
    return (
        sender(facts),
        Section("recipient", "", or_missing(facts.respondent, "nom et adresse de l’organisme")),
        Section("subject", "", "Objet : demande des motifs d’une décision"),
        Section("facts", "", decision(facts)),
        closing(
            facts,
            "Je vous demande de m’indiquer par écrit les raisons de cette décision, et les critères sur lesquels elle "
            "repose. Je vous remercie de me répondre dans un délai de quinze jours.",
        ),
    )


def decision(facts: CaseFacts) -> str:
    """Return what was decided, and when, without what made it hurt: the other side reads it."""
    day = or_missing(facts.when, "date de la décision")
    return f"Le {day}, vous avez pris à mon égard la décision suivante :\n{missing('la décision, en une phrase')}"


def attestation_form(facts: CaseFacts) -> Sections:
    """Return a form for a witness to fill in by hand: it is about what was seen, so it holds nothing of the story."""
    blank = missing
    return (
        Section(
            "witness",
            "La personne qui atteste",
            "\n".join(
                (
                    f"Nom, prénoms : {blank('nom et prénoms')}",
                    f"Date et lieu de naissance : {blank('date et lieu')}",
                    f"Profession : {blank('profession')}",
                    f"Adresse : {blank('adresse complète')}",
                    "Lien de parenté, d’alliance, de travail ou de communauté d’intérêts avec les personnes en cause : "
                    + blank("lequel, ou « aucun »"),
                )
            ),
        ),
        Section("facts", "Ce que j’ai vu ou entendu moi-même", witnessed(facts)),
        Section(
            "warning",
            "Avant de signer",
            "Cette attestation pourra être produite en justice. "
            + blank(
                "mention sur les fausses attestations et référence du texte, à faire vérifier par un ou une juriste"
            ),
        ),
        Section("signature", "", f"Fait à {blank('commune')}, le {blank('date')}\n\n{blank('signature')}"),
    )


def witnessed(facts: CaseFacts) -> str:
    """Return where the witness writes; only day and place are reminded."""
    place = f"Date des faits : {or_missing(facts.when, 'le jour')}\nLieu : {or_missing(facts.where, 'le lieu')}"
    return f"{place}\n\n{missing('les faits précis, sans avis ni supposition ; à écrire à la main si possible')}"


@dataclass(frozen=True)
class Kind:
    """A letter that can be prepared. label: its name. prepare: makes its first draft. advice: what to know first."""

    label: str
    prepare: Callable[[CaseFacts], Sections]
    advice: str


KINDS: Mapping[str, Kind] = {
    "prosecutor": Kind(
        "Lettre au procureur",
        prosecutor_letter,
        "Elle s’envoie en lettre simple, suivie ou recommandée, ou se dépose à l’accueil du tribunal judiciaire du "
        "lieu des faits ou du domicile de l’auteur supposé. Un récépissé est remis quand la plainte est enregistrée.",
    ),
    "defender": Kind(
        "Saisine du Défenseur des droits",
        defender_letter,
        "Le courrier est gratuit. C’est la personne concernée qui saisit ; un tiers ne peut pas le faire à sa place. "
        "Attention : saisir le Défenseur des droits n’arrête aucun délai.",
    ),
    "reasons": Kind(
        "Demande de motifs",
        reasons_letter,
        "Cette lettre va à l’organisme en cause et lui montre que la personne a des doutes : relisez-la ensemble.",
    ),
    "attestation": Kind(
        "Attestation de témoin (à remplir)",
        attestation_form,
        "À donner à chaque témoin, qui la remplit de sa main. Elle ne contient rien du récit.",
    ),
}


def titles_of(kind: str) -> dict[str, str]:
    """Return the titles of the sections of a letter, by code, in order."""
    return {section.code: section.title for section in KINDS[kind].prepare(CaseFacts())}
