"""The room's part of the data register."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine

DATA_REGISTER: dict[str, RegisterLine] = {
    "training.Enrolment": RegisterLine(
        _("Organiser une session, attester qui est venu, compter qui est formé."),
        PUBLIC_TASK,
        _(
            "Les besoins pour participer, un mois après la session ; le nom, l'adresse et ce qui les reconnaît, six "
            "ans après, ou à la demande. Le niveau, le sexe et la structure restent, sans nom."
        ),
    ),
    "training.Certificate": RegisterLine(
        _("Laisser vérifier une attestation ; le nom n'est montré que si la personne le choisit."),
        PUBLIC_TASK,
        _("Avec le nom de la personne : six ans après la session."),
    ),
    "training.SessionTrainer": RegisterLine(
        _("Savoir qui forme, et lui laisser suivre ses sessions."), PUBLIC_TASK, _("Avec la personne.")
    ),
    "training.TrainingRequest": RegisterLine(
        _("Répondre à une structure qui demande une formation, et savoir d'où viennent les demandes."),
        PUBLIC_TASK,
        _("Le nom, l'adresse et le téléphone, un an après la réponse ; trois ans au plus sans réponse."),
    ),
    "training.Material": RegisterLine(
        _("Garder les supports d'un module ; le compte qui les a joints est noté."),
        PUBLIC_TASK,
        _("Avec le module ; le compte, tant que la personne en a un."),
    ),
    "training.AttendanceUpload": RegisterLine(
        _("Montrer ce que ferait un import de présences avant de le confirmer, à la personne qui a donné le fichier."),
        PUBLIC_TASK,
        _("Effacé à l'import ou à l'abandon, au plus tard 12 heures après."),
    ),
}
