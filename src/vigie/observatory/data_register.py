"""The room's part of the data register: facts speak of nobody, only the acts around publications name people."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine

WITHOUT_LIMIT_BUT_THE_NAME = _("Avec l'indicateur ou la demande ; le nom disparaît si la personne est effacée.")

DATA_REGISTER = {
    "observatory.FactUpload": RegisterLine(
        _("Montrer ce que ferait un import de données anciennes avant de le confirmer, à qui a donné le fichier."),
        PUBLIC_TASK,
        _("Effacé à l'import ou à l'abandon, au plus tard 12 heures après."),
    ),
    "observatory.FactCodebook": RegisterLine(
        _("Savoir qui a gardé une codification, pour s'en resservir."),
        PUBLIC_TASK,
        _("Avec la codification ; le nom disparaît si la personne est effacée."),
    ),
    "observatory.FactImport": RegisterLine(
        _("Avertir quand un fichier déjà importé revient, et dire qui l'avait importé."),
        PUBLIC_TASK,
        _("Toute la vie de l'observatoire ; le nom disparaît si la personne est effacée."),
    ),
    "observatory.Measure": RegisterLine(
        _("Savoir qui a enregistré un chiffre ; les mesures ne disent rien de personne."),
        PUBLIC_TASK,
        WITHOUT_LIMIT_BUT_THE_NAME,
    ),
    "observatory.SeriesUpload": RegisterLine(
        _("Montrer ce que ferait un import de chiffres avant de le confirmer, à la personne qui a donné le fichier."),
        PUBLIC_TASK,
        _("Effacé à l'import ou à l'abandon, au plus tard 12 heures après."),
    ),
    "observatory.DataRequestReminder": RegisterLine(
        _("Savoir qui a relancé le détenteur de données."), PUBLIC_TASK, WITHOUT_LIMIT_BUT_THE_NAME
    ),
    "observatory.Catalogue": RegisterLine(
        _("Savoir qui a fixé les tableaux d'une édition, avant que les chiffres soient connus."),
        PUBLIC_TASK,
        _("Toute la vie de l'observatoire ; une personne effacée n'y a plus de nom."),
    ),
    "observatory.EditionDraft": RegisterLine(
        _("Préparer une édition et la faire relire par une personne nommée."),
        PUBLIC_TASK,
        _("Tant que l'édition existe ; une personne effacée n'y a plus de nom."),
    ),
    "observatory.Publication": RegisterLine(
        _("Dire qui a préparé, relu et signé une édition : le nom de la personne qui signe est public."),
        PUBLIC_TASK,
        _("Sans limite : une édition signée ne change plus."),
    ),
}
