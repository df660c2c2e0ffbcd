"""The room's part of the data register (GDPR, art. 30)."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from vigie.accounts.data_register import PUBLIC_TASK, RegisterLine

UPDATE_LINKS_KEPT = timedelta(days=90)
WITH_THE_PLAN = _("Avec le plan ; le nom disparaît si la personne est effacée.")

DATA_REGISTER = {
    "plan.Action": RegisterLine(_("Savoir qui pilote chaque action."), PUBLIC_TASK, WITH_THE_PLAN),
    "plan.ActionNote": RegisterLine(_("Savoir qui donne des nouvelles d'une action."), PUBLIC_TASK, WITH_THE_PLAN),
    "plan.UpdateLink": RegisterLine(
        _("Laisser quelqu'un mettre une action à jour depuis un courriel ; seule l'empreinte du lien est gardée."),
        PUBLIC_TASK,
        _("90 jours après l'expiration du lien."),
    ),
    "plan.YearlyFigure": RegisterLine(_("Savoir qui a donné le chiffre d'une année."), PUBLIC_TASK, WITH_THE_PLAN),
    "plan.AxisItem": RegisterLine(_("Savoir qui a confirmé une lecture de la source."), PUBLIC_TASK, WITH_THE_PLAN),
    "plan.Priority": RegisterLine(_("Savoir qui a confirmé une lecture de la source."), PUBLIC_TASK, WITH_THE_PLAN),
    "plan.ActionAxis": RegisterLine(_("Savoir qui a confirmé une lecture de la source."), PUBLIC_TASK, WITH_THE_PLAN),
    "plan.PlanUpload": RegisterLine(
        _("Montrer ce que ferait un import avant de le confirmer, à la personne qui a donné le fichier."),
        PUBLIC_TASK,
        _("Effacé à l'import ou à l'abandon, au plus tard 12 heures après."),
    ),
    "plan.MeetingUpload": RegisterLine(
        _("Montrer quelles réunions un fichier ferait reprendre, à la personne qui a donné le fichier."),
        PUBLIC_TASK,
        _("Effacé à la reprise ou à l'abandon, au plus tard 12 heures après."),
    ),
    "plan.GovernanceDocument": RegisterLine(
        _("Savoir qui a joint un document à une réunion ou à une instance."), PUBLIC_TASK, WITH_THE_PLAN
    ),
    # Bodies
    "plan.Body": RegisterLine(_("Savoir qui est l'élue ou l'élu référent d'une instance."), PUBLIC_TASK, WITH_THE_PLAN),
    "plan.BodyMember": RegisterLine(
        _("Savoir qui siège dans une instance, à quel titre et, là où la pluralité est exigée, pour quel groupe."),
        PUBLIC_TASK,
        _("Avec l'instance ; le nom, le titre et le groupe disparaissent si la personne est effacée."),
    ),
    "plan.Alert": RegisterLine(_("Savoir qui a lancé une alerte."), PUBLIC_TASK, WITH_THE_PLAN),
    # Meetings
    "plan.Attendance": RegisterLine(
        _("Savoir qui a été invité à une réunion, qui est venu, qui s'est excusé ou fait représenter."),
        PUBLIC_TASK,
        WITH_THE_PLAN,
    ),
    "plan.Decision": RegisterLine(_("Savoir qui porte une décision."), PUBLIC_TASK, WITH_THE_PLAN),
    "plan.Linkage": RegisterLine(
        _("Savoir qui tient le lien avec un autre document ; personne, quand aucune donnée personnelle ne se partage."),
        PUBLIC_TASK,
        WITH_THE_PLAN,
    ),
    # Versions and revision
    "plan.PlanVersion": RegisterLine(
        _("Savoir qui a enregistré une version adoptée ; son contenu ne nomme personne."), PUBLIC_TASK, WITH_THE_PLAN
    ),
    "plan.Revision": RegisterLine(_("Savoir qui a ouvert une révision."), PUBLIC_TASK, WITH_THE_PLAN),
    "plan.Proposal": RegisterLine(
        _("Savoir qui a proposé un changement au plan, pour quelle structure."), PUBLIC_TASK, WITH_THE_PLAN
    ),
    "plan.PublicCopy": RegisterLine(_("Savoir qui a ouvert une page au public."), PUBLIC_TASK, WITH_THE_PLAN),
}
