"""What pyxform says and what it means in French: names, references, lists of data."""

from django.utils.translation import gettext_lazy as _

from vigie.surveys.xlsform.sentences import Sentence

NAMES = (
    # Names
    Sentence(
        r"'name' value 'meta' is invalid", _("Le nom « meta » est réservé : choisissez-en un autre."), place="named"
    ),
    Sentence(
        r"'name' value '(?P<name>[^']*)' is invalid\. Questions, groups, and repeats must be unique",
        _("Le nom « %(name)s » est déjà pris dans le même groupe : chaque nom ne sert qu'une fois."),
        place="named",
    ),
    Sentence(
        r"'name' value '(?P<name>[^']*)' is problematic",
        _("Le nom « %(name)s » ne diffère d'un autre que par ses majuscules : l'analyse risque de les confondre."),
        place="named",
    ),
    Sentence(
        r"'name' value '(?P<name>[^']*)' is invalid\. Repeat names must not be the same as the survey root",
        _("Une répétition ne peut pas s'appeler « %(name)s », comme le questionnaire lui-même : renommez-la."),
        place="named",
    ),
    Sentence(
        r"'name' value '(?P<name>[^']*)' is invalid\. Repeat names must unique",
        _("Deux répétitions s'appellent « %(name)s » : renommez-en une."),
        place="named",
    ),
    Sentence(
        r"There are multiple survey elements named '(?P<name>.*)'",
        _("« ${%(name)s} » désigne plusieurs lignes de ce nom : donnez-leur des noms différents."),
        place="holding",
    ),
    Sentence(
        r"There is no survey element named '(?P<name>.*)'",
        _("« ${%(name)s} » ne désigne aucune question : vérifiez le nom."),
        place="holding",
    ),
    Sentence(
        r"On the 'choices' sheet, the 'name' value is invalid\. Choices must have a name",
        _("Ce choix n'a pas de nom : remplissez la colonne « name »."),
        sheet="choices",
    ),
    Sentence(
        r"On the 'choices' sheet, the 'name' value is invalid\. Choice names must be unique",
        _("Ce choix est déjà dans sa liste : chaque nom (« name ») ne sert qu'une fois par liste."),
        sheet="choices",
    ),
    Sentence(
        r"On the 'choices' sheet, the 'label' value is invalid",
        _("Ce choix n'a pas de texte à montrer : remplissez la colonne « label »."),
        sheet="choices",
    ),
    Sentence(
        r"Choice names with spaces cannot be added to multiple choice "
        r"selects\. See \[(?P<name>.*)\] in \[(?P<list>.*)\]",
        _(
            "Le nom du choix « %(name)s » (liste « %(list)s ») contient une "
            "espace, ce qu'une question à plusieurs réponses ne permet pas."
        ),
        sheet="choices",
        place="choice",
    ),
    Sentence(
        r"On the 'settings' sheet, the '(?P<column>[^']*)' value is invalid\. Names must begin",
        _(
            "Dans la colonne « %(column)s », un nom commence par une lettre "
            "ou « _ », puis continue avec des lettres, des chiffres, « _ », « - » ou « . »."
        ),
        sheet="settings",
    ),
    Sentence(
        r"On the '(?P<sheet>\w+)' sheet, the '(?P<column>[^']*)' value is invalid\. Names must begin",
        _(
            "Dans la colonne « %(column)s », un nom commence par une lettre "
            "ou « _ », puis continue avec des lettres, des chiffres, « _ », « - » ou « . »."
        ),
    ),
    Sentence(
        r"The '(?P<name>.*)' value is invalid\. Names must begin",
        _(
            "Un nom n'est pas valable : un nom commence par une lettre ou « _ », "
            "puis continue avec des lettres, des chiffres, « _ », « - » ou « . »."
        ),
        sheet="settings",
    ),
    Sentence(
        r"the '(?P<column>[^']*)' value is invalid\. Names used here must not begin with two underscores",
        _("Dans la colonne « %(column)s », un nom ne peut pas commencer par deux « _ »."),
        sheet="entities",
    ),
    Sentence(
        r"the '(?P<column>[^']*)' value is invalid\. Names used here must not contain a period",
        _("Dans la colonne « %(column)s », un nom ne peut pas contenir de point."),
        sheet="entities",
    ),
    Sentence(
        r"the '(?P<column>[^']*)' value is invalid\. Names used here must not be 'name' or 'label'",
        _("Dans la colonne « %(column)s », les noms « name » et « label » sont réservés."),
    ),
    Sentence(
        r"When looking for a sheet named '(?P<wanted>.*)', the following "
        r"sheets with similar names were found: (?P<text>.*?)\.",
        _("Il n'y a pas de feuille « %(wanted)s », mais une qui lui ressemble : %(text)s."),
        place="headers",
    ),
    Sentence(
        r"Survey cannot have an empty id_string",
        _("Le questionnaire n'a pas d'identifiant : remplissez « form_id » dans la feuille « settings »."),
        sheet="settings",
    ),
    Sentence(
        r"Cannot omit instanceID, it is required for encryption",
        _("« omit_instanceID » ne va pas avec un questionnaire chiffré (« public_key »)."),
        sheet="settings",
    ),
    # References
    Sentence(
        r"the '(?P<column>[^']*)' value is invalid\. Reference variables must start with",
        _("Une référence est mal écrite dans la colonne « %(column)s » : elle s'écrit « ${nom} », sans espace."),
    ),
    Sentence(
        r"PyXForm reference - parsing failed", _("Une référence est mal écrite : elle s'écrit « ${nom} », sans espace.")
    ),
    Sentence(
        r"the '(?P<column>[^']*)' value is invalid\. Reference variable lists must have a comma",
        _("Dans la colonne « %(column)s », mettez une virgule entre les références."),
    ),
    Sentence(r"PyXForm reference - parsing limit reached", _("Une seule référence « ${nom} » est permise ici.")),
    Sentence(
        r"the '(?P<column>[^']*)' value is invalid\. Reference variables must contain "
        r"a name from the 'survey' sheet\. Could not find the name '(?P<name>.*)'",
        _("La colonne « %(column)s » parle de « ${%(name)s} », qui ne désigne aucune question : vérifiez le nom."),
        place="holding",
    ),
    Sentence(
        r"the '(?P<column>[^']*)' value is invalid\. Reference variables names must "
        r"be unique anywhere in the 'survey'\. The name '(?P<name>.*)' appears",
        _(
            "La colonne « %(column)s » parle de « ${%(name)s} », et plusieurs "
            "lignes portent ce nom : donnez-leur des noms différents."
        ),
        place="holding",
    ),
    Sentence(
        r"The question \$\{(?P<name>.*)\} is not user-visible so it can't be "
        r"used as a calculation trigger for question \$\{(?P<other>.*)\}",
        _("« %(name)s » ne se voit pas à l'écran : elle ne peut pas déclencher le calcul de « %(other)s »."),
        place="named",
    ),
    # Outside data
    Sentence(
        r"Instance names must be unique within a form\. The name '(?P<name>.*?)' was found",
        _("Deux fichiers de données s'appellent « %(name)s » : renommez-en un."),
        place="named",
    ),
    Sentence(
        r"The same instance id will be generated for different external "
        r"instance source URIs.*Instance name: '(?P<name>.*?)'",
        _("Le nom « %(name)s » désigne à la fois deux sources de données (liste, fichier) : renommez-en une."),
        place="holding name",
    ),
    Sentence(
        r"Question '(?P<name>.*)' is a select from file type, using 'search\(\)'",
        _("« %(name)s » prend ses choix dans un fichier et dans « search() » : gardez l'un des deux."),
        place="named",
    ),
    Sentence(
        r"Question '(?P<name>.*?)' uses 'search\(\)', and its select "
        r"type references the choice list name '(?P<list>.*?)'",
        _(
            "« %(name)s » se sert de « search() » avec la liste « %(list)s », "
            "dont une autre question se sert sans : prenez deux listes."
        ),
        place="named",
    ),
    # Entities
    Sentence(
        r"save_to' value is invalid\. To save entity properties using",
        _("« save_to » demande une feuille « entities »."),
    ),
    Sentence(
        r"The save_to property '(?P<name>.*)' is already assigned by row '(?P<other>.*)'",
        _("La propriété « %(name)s » de « save_to » est déjà remplie par la ligne %(other)s."),
    ),
    Sentence(
        r"Groups and repeats can't be saved as entity properties",
        _("Un groupe ou une répétition ne peut pas avoir de « save_to »."),
    ),
    Sentence(
        r"The entity list name '(?P<name>.*)' was not found on the entities sheet",
        _("La liste « %(name)s » n'est pas dans la feuille « entities »."),
    ),
    Sentence(
        r"The entity list name '(?P<name>.*?)' does not have an? '?(?P<column>\w+)'?",
        _("Pour la liste « %(name)s », il manque la colonne « %(column)s »."),
        sheet="entities",
    ),
    Sentence(
        r"When there is more than one entity declaration",
        _("Avec plusieurs listes dans « entities », « save_to » s'écrit « liste#propriété »."),
    ),
    Sentence(
        r"Each container \(survey, group, repeat\) may have only one entity declaration",
        _("Deux listes de « entities » viennent du même groupe : une seule est possible."),
        sheet="entities",
    ),
    Sentence(
        r"which is not compatible with (this 'save_to'|the variable)",
        _("Cette liste de « entities » se remplit depuis deux groupes à la fois : un seul est possible."),
    ),
    Sentence(r"A 'save_to' value must have at most one '#'", _("« save_to » ne peut contenir qu'un seul « # ».")),
    Sentence(
        r"The 'list_name' column must not have any duplicate names",
        _("Deux lignes ont la même liste (« list_name »)."),
        sheet="entities",
    ),
    Sentence(r"Entity lists must have a name", _("Cette ligne n'a pas de liste (« list_name »)."), sheet="entities"),
    Sentence(
        r"Internal error",
        _("Le standard XLSForm ne comprend pas cette ligne : simplifiez-la (déclencheur, liste de données)."),
    ),
)
