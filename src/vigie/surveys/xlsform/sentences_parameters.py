"""What pyxform says and what it means in French: the column « parameters », and scales."""

from django.utils.translation import gettext_lazy as _

from vigie.surveys.xlsform.sentences import Sentence

PARAMETERS = (
    # Parameters
    Sentence(
        r"Parameters must be in the form of 'key1=value1",
        _("La colonne « parameters » s'écrit « nom=valeur nom=valeur »."),
    ),
    Sentence(
        r"The accepted parameter keys for this question type are '(?P<accepted>.*)'\. "
        r"The following are invalid parameter key\(s\): '(?P<rejected>.*)'",
        _("Ce type n'a pas de paramètre « %(rejected)s » ; il a : %(accepted)s."),
    ),
    Sentence(
        r"(?P<parameter>randomize) must be set to true or false: '(?P<value>.*)' is an invalid value",
        _("Le paramètre « randomize » doit valoir « true » ou « false »."),
        place="parameter",
    ),
    Sentence(
        r"seed value must be a number or a reference",
        _("Le paramètre « seed » doit être un nombre, ou une référence « ${nom} »."),
        place="seed",
    ),
    Sentence(
        r"Parameters must include randomize=true to use a seed",
        _("Le paramètre « seed » ne va qu'avec « randomize=true »."),
        place="seed",
    ),
    Sentence(
        r"'(?P<parameter>incremental)' parameter may either",
        _("Le paramètre « incremental » doit valoir « true », ou ne pas être là."),
        place="parameter",
    ),
    Sentence(
        r"Geo.*incremental|invalid geoshape/geotrace parameter 'incremental'",
        _("Le paramètre « incremental » doit valoir « true », ou ne pas être là."),
        place="incremental",
    ),
    Sentence(
        r"'(?P<parameter>reference-geometry)' parameter must",
        _("Le paramètre « reference-geometry » doit nommer une liste de choix, ou une répétition « ${nom} »."),
        place="parameter",
    ),
    Sentence(
        r"'(?P<parameter>capture-accuracy|warning-accuracy)' parameter must have a numeric value",
        _("Le paramètre « %(parameter)s » doit être un nombre."),
        place="parameter",
    ),
    Sentence(
        r"'(?P<parameter>allow-mock-accuracy)' parameter must be either",
        _("Le paramètre « %(parameter)s » doit valoir « true » ou « false »."),
        place="parameter",
    ),
    Sentence(
        r"Parameter (?P<parameter>[\w-]+) must have an integer value",
        _("Le paramètre « %(parameter)s » doit être un nombre entier."),
        place="parameter",
    ),
    Sentence(
        r"Parameter (?P<parameter>[\w-]+) must be greater +than or equal to (?P<value>[\w-]+)",
        _("Le paramètre « %(parameter)s » est trop petit."),
        place="audit",
    ),
    Sentence(
        r"Parameter (?P<parameter>[\w-]+) must be set to (?P<accepted>.*):",
        _("Le paramètre « %(parameter)s » doit valoir : %(accepted)s."),
        place="audit",
    ),
    Sentence(
        r"(?P<parameter>track-changes|identify-user) must be set to true or false",
        _("Le paramètre « %(parameter)s » doit valoir « true » ou « false »."),
        place="audit",
    ),
    Sentence(
        r"(?P<parameter>track-changes-reasons) must be set to on-form-edit",
        _("Le paramètre « %(parameter)s » doit valoir « on-form-edit »."),
        place="audit",
    ),
    Sentence(
        r"To include location information in the audit, (?P<parameters>.*) are required",
        _("Pour noter le lieu, l'audit a besoin de trois paramètres : %(parameters)s."),
        place="audit",
    ),
    Sentence(
        r"Invalid value for (?P<parameter>quality)",
        _("Le paramètre « quality » doit valoir « voice-only », « low », « normal » ou « external »."),
        place="parameter",
    ),
    Sentence(
        r"(?P<text>Parameter 'app'.*)",
        _("Le paramètre « app » doit nommer une application Android (« org.exemple.appli »)."),
    ),
    # Ranges
    Sentence(
        r"For the 'range' question type, the parameter '(?P<parameter>.*)' must be a number",
        _("Le paramètre « %(parameter)s » de l'échelle (« range ») doit être un nombre."),
    ),
    Sentence(
        r"For the 'range' question type, the parameter '(?P<parameter>.*)' must not be '0'",
        _("Le paramètre « %(parameter)s » de l'échelle (« range ») ne peut pas être zéro."),
    ),
    Sentence(
        r"For the 'range' question type, the parameter '(?P<parameter>.*)' must not be larger than the range",
        _("Le paramètre « %(parameter)s » dépasse l'étendue de l'échelle, de « start » à « end »."),
    ),
    Sentence(
        r"For the 'range' question type, the parameter '(?P<parameter>.*)' must be a multiple of 'step'",
        _("Le paramètre « %(parameter)s » de l'échelle doit être un multiple du pas (« step »)."),
    ),
    Sentence(
        r"For the 'range' question type, the parameter '(?P<parameter>.*)' must be between the 'start' and 'end'",
        _("Le paramètre « %(parameter)s » est hors de l'échelle, de « start » à « end »."),
    ),
    Sentence(
        r"the parameter 'tick_labelset' must be a choice list name",
        _("Le paramètre « tick_labelset » doit nommer une liste de la feuille « choices »."),
    ),
    Sentence(
        r"the parameter 'tick_labelset' choice list must have only 2 items",
        _("Sans graduations (« no-ticks »), la liste « tick_labelset » doit avoir deux choix."),
    ),
    Sentence(
        r"the parameters 'tick_interval', 'placeholder', and 'tick_labelset' are only supported",
        _("Cette apparence ne va pas avec les paramètres « tick_interval », « placeholder » et « tick_labelset »."),
    ),
    Sentence(
        r"choice values must all be numbers",
        _("Les choix de la liste « tick_labelset » doivent avoir des nombres pour noms."),
    ),
    Sentence(
        r"the parameter 'tick_labelset' choices must be between",
        _("Un choix de la liste « tick_labelset » est hors de l'échelle, de « start » à « end »."),
    ),
    Sentence(
        r"the parameter 'tick_labelset' choices' values must be equal to the start",
        _("Un choix de la liste « tick_labelset » ne tombe pas sur une graduation de l'échelle."),
    ),
    Sentence(
        r"the parameter 'tick_labelset' choice list values may only",
        _("Sans graduations (« no-ticks »), la liste « tick_labelset » ne peut nommer que le début et la fin."),
    ),
    Sentence(
        r"For 'background-geopoint' questions, the '(?P<column>[^']*)' column must be empty",
        _("Pour « background-geopoint », la colonne « %(column)s » doit être vide."),
    ),
    Sentence(
        r"For 'background-geopoint' questions, the '(?P<column>[^']*)' column must not be empty",
        _("Pour « background-geopoint », la colonne « %(column)s » doit être remplie."),
    ),
)
