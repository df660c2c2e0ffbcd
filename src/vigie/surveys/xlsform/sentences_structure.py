"""What pyxform says and what it means in French: titles of columns, types, groups, lists."""

from django.utils.translation import gettext_lazy as _

from vigie.surveys.xlsform.sentences import Sentence

STRUCTURE = (
    # Headers
    Sentence(
        r"Duplicate column header: (?P<text>.*)",
        _("Deux colonnes portent le titre « %(text)s » : gardez-en une seule."),
        place="headers",
    ),
    Sentence(
        r"Invalid headers provided for sheet: '(?P<sheet>\w+)'\. Headers that are different "
        r"names for the same column were found: '(?P<other>.*)', '(?P<header>.*)'\. Rename",
        _("Les colonnes « %(other)s » et « %(header)s » veulent dire la même chose : gardez-en une seule."),
        place="headers",
    ),
    Sentence(
        r"Invalid headers provided for sheet: '(?P<sheet>\w+)'\. One or more "
        r"required column headers were not found: '(?P<missing>[^']*)'",
        _(
            "Il manque la colonne « %(missing)s » : "
            "la première ligne de la feuille doit porter les titres des colonnes."
        ),
        place="headers",
    ),
    Sentence(
        r"Invalid headers provided for sheet: '(?P<sheet>\w+)'\. For XLSForms",
        _("La première ligne de la feuille ne porte pas les titres des colonnes : ajoutez une ligne de titres."),
        place="headers",
    ),
    Sentence(
        r"On the 'choices' sheet, the '(?P<column>[^']*)' value is invalid\. Column headers must not be empty",
        _("Le titre de colonne « %(column)s » est vide ou contient une espace : la colonne est laissée de côté."),
        sheet="choices",
        place="headers",
    ),
    Sentence(
        r"one or more column names are invalid\. The following column\(s\) are "
        r"not supported by this version of pyxform: (?P<columns>.*?)\. Please",
        _("Ces colonnes ne sont pas reconnues : %(columns)s."),
        sheet="entities",
        place="headers",
    ),
    Sentence(
        r"You must have a sheet named", _("Il manque la feuille « survey », où sont les questions."), place="headers"
    ),
    # Types and structure
    Sentence(r"Unknown question type '(?P<type>.*)'", _("Le type « %(type)s » n'existe pas."), place="typed"),
    Sentence(
        r"Question with no type",
        _("Cette ligne a un nom ou une question, mais pas de type : remplissez la colonne « type »."),
    ),
    Sentence(r"Question or group with no name", _("Cette ligne n'a pas de nom : remplissez la colonne « name ».")),
    Sentence(
        r"Unmatched 'end_(?P<type>\w+)'",
        _(
            "Cette fin (« end_%(type)s ») ne ferme rien : il manque plus haut "
            "un « begin_%(type)s », ou autre chose est resté ouvert."
        ),
    ),
    Sentence(
        r"Unmatched 'begin_(?P<type>\w+)'. No matching 'end_\w+' was found for the name '(?P<name>.*)'",
        _("« %(name)s » s'ouvre ici (« begin_%(type)s ») et ne se ferme nulle part : ajoutez un « end_%(type)s »."),
        place="named",
    ),
    Sentence(
        r"Repeat loop without list name",
        _("Cette boucle (« begin_loop ») ne dit pas sur quelle liste elle tourne : « begin_loop over LISTE »."),
    ),
    Sentence(
        r"List name not in columns sheet: (?P<list>.*)",
        _("La liste « %(list)s » n'existe pas dans la feuille « choices »."),
    ),
    Sentence(
        r"This section has not been included",
        _(
            "Le type « include » va chercher un autre fichier : Vigie lit un "
            "questionnaire d'un seul tenant, recopiez ici ses questions."
        ),
        place="include",
    ),
    Sentence(
        r"There should be a choices sheet in this xlsform",
        _(
            "Cette question a besoin d'une liste de choix, et il n'y a pas de feuille "
            "« choices » (colonnes « list_name », « name » et « label »)."
        ),
        place="first select",
    ),
    Sentence(
        r"List name not in choices sheet: (?P<list>.*)",
        _("La liste « %(list)s » n'existe pas dans la feuille « choices »."),
    ),
    Sentence(
        r"There should be an external_choices sheet",
        _("Cette question prend ses choix dans une feuille « external_choices », qui n'existe pas."),
        place="first select",
    ),
    Sentence(
        r"List name not in external choices sheet: (?P<list>.*)",
        _("La liste « %(list)s » n'existe pas dans la feuille « external_choices »."),
    ),
    Sentence(
        r"File name for '(?P<type>.*)' should end with",
        _("« %(type)s » doit nommer un fichier en .csv, .xml ou .geojson."),
        place="typed",
    ),
    Sentence(
        r"Badly formatted table list, list names don't match: (?P<first>.*) vs\. (?P<second>.*)",
        _(
            "Dans un tableau (« table-list »), toutes les questions doivent "
            "avoir la même liste : ici « %(first)s », là « %(second)s »."
        ),
    ),
    Sentence(
        r"Choice filter not supported (for|with) (?P<what>table-list|or_other)",
        _("Un filtre de choix (« choice_filter ») ne va pas avec « %(what)s »."),
    ),
    Sentence(
        r"Please specify choices for this 'or other' question",
        _("Cette question « or_other » a besoin d'une liste de choix."),
    ),
    Sentence(r"Missing calculation", _("Ce calcul est vide : remplissez la colonne « calculation ».")),
    Sentence(
        r"Audits must always be named 'audit",
        _("Une ligne « audit » ne peut pas avoir de nom : videz sa colonne « name »."),
        place="audit",
    ),
    Sentence(
        r"Media type: (?P<text>.*) not supported",
        _("Le média « %(text)s » n'existe pas : « image », « big-image », « audio » ou « video »."),
        place="headers",
    ),
    Sentence(
        r"use big-image, you must also specify an image for the survey element named (?P<name>.*)\.",
        _("« %(name)s » a une grande image (« big-image ») sans image : ajoutez « image »."),
        place="named",
    ),
    Sentence(
        r"The survey element named '(?P<name>.*)' has no label or hint",
        _("« %(name)s » n'a pas de texte à montrer : remplissez la colonne « label »."),
        place="named",
    ),
    Sentence(r"There should be choices for this question", _("Cette question n'a pas de choix."), place="first select"),
    Sentence(
        r"Arguments 'itemset' and 'list_name' must not both be None",
        _("Cette question ne dit pas sa liste de choix : « select_one LISTE »."),
        place="first select",
    ),
    # What pyxform did not foresee
    Sentence(
        r"KeyError: '(?P<name>.*)'",
        _("« %(name)s » n'est pas défini comme le standard le demande (liste ou colonne)."),
        place="holding name",
    ),
    Sentence(
        r"^(?!RecursionError|ExpatError)\w+(Error|Exception)\b",
        _("Le standard XLSForm ne comprend pas ce questionnaire : vérifiez les titres des colonnes (ligne 1)."),
        place="headers",
    ),
    Sentence(r"RecursionError", _("Les groupes sont imbriqués trop profondément.")),
    Sentence(
        r"ExpatError|not well-formed",
        _("Un texte contient des balises mal fermées ou des caractères que le standard n'accepte pas."),
        place="markup",
    ),
)
