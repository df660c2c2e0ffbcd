"""Addresses of the room, all under « label »."""

from django.urls import URLPattern, URLResolver, path

from vigie.label import piloting_views
from vigie.label.applying import application_views, evidence_views, progress_views, structure_views
from vigie.label.assessing import views as assessing
from vigie.label.commitment import signing_views
from vigie.label.commitment import views as commitment
from vigie.label.deciding import views as deciding
from vigie.label.frameworks import views as frameworks
from vigie.label.public import views as public

app_name = "label"
STRUCTURE = "label/parcours/<int:organisation_id>/"
APPLICATION = "label/candidatures/<slug:code>/"
CRITERION = f"{APPLICATION}criteres/<int:criterion_id>/"
DECISION = "label/decisions/<int:decision_id>/"
PILOTING = "label/pilotage/"
FRAMEWORK = f"{PILOTING}referentiels/<int:framework_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("label/", public.show_register, name="register"),
    path("label/registre.<slug:file_format>", public.register_file, name="register_file"),
    path("label/verifier/", public.verify, name="verify"),
    path("label/structures/<str:code>/", public.labelled, name="labelled"),
    path("label/structures/<str:code>/badge.svg", public.badge, name="badge"),
    path("label/charte/<int:number>/", commitment.charter, name="charter"),
    path("label/referentiel/<int:number>/", frameworks.framework, name="framework"),
    path("label/signer/merci/", signing_views.signed, name="signed"),
    path("label/signer/<str:code>/", signing_views.sign_by_link, name="sign"),
    path("label/a-signer/", signing_views.to_sign, name="to_sign"),
    path("label/a-signer/<int:invitation_id>/", signing_views.sign_with_account, name="sign_with_account"),
    path("label/ma-structure/", structure_views.home, name="home"),
    path(STRUCTURE, structure_views.structure, name="structure"),
    path(f"{STRUCTURE}direction/", commitment.invite, name="invite_head"),
    path(f"{STRUCTURE}commencer/", structure_views.start, name="begin"),
    path(f"{STRUCTURE}progres/", progress_views.progress, name="progress"),
    path(f"{STRUCTURE}progres/ecrire/", progress_views.change, name="change_progress"),
    path(f"{STRUCTURE}progres/mesures/", progress_views.measure, name="add_measure"),
    path(f"{STRUCTURE}progres/mesures/<int:measure_id>/", progress_views.measure, name="change_measure"),
    path("label/direction/<int:invitation_id>/annuler/", commitment.revoke, name="revoke_invitation"),
    path("label/evaluations/", assessing.own_assessments, name="own_assessments"),
    path(APPLICATION, application_views.application, name="application"),
    path(f"{APPLICATION}deposer/", application_views.hand_in, name="submit"),
    path(f"{APPLICATION}discussion/", application_views.message, name="message"),
    path(CRITERION, application_views.answer, name="answer"),
    path(f"{CRITERION}joindre/", evidence_views.add, name="add_evidence"),
    path(f"{CRITERION}lire/", assessing.read, name="read"),
    path(f"{APPLICATION}pieces/<int:piece_id>/", evidence_views.piece, name="piece"),
    path(f"{APPLICATION}pieces/<int:piece_id>/retirer/", evidence_views.remove, name="remove_evidence"),
    path(f"{APPLICATION}evaluer/", assessing.name, name="name_assessor"),
    path(f"{APPLICATION}accepter/", assessing.declare, name="declare"),
    path(f"{APPLICATION}se-retirer/", assessing.leave, name="leave"),
    path(f"{APPLICATION}rendre/", assessing.hand_in, name="finish"),
    path(f"{APPLICATION}decider/", deciding.record_decision, name="decide"),
    path(DECISION, deciding.decision, name="decision"),
    path(f"{DECISION}retirer/", deciding.end_label, name="withdraw"),
    path(PILOTING, piloting_views.overview, name="overview"),
    path(f"{PILOTING}operateurs.csv", piloting_views.programming_file, name="programming_file"),
    path(f"{PILOTING}charte/", commitment.publish, name="publish_charter"),
    path(f"{PILOTING}referentiels/", frameworks.frameworks, name="frameworks"),
    path(f"{PILOTING}referentiels/proposer/", frameworks.adopt, name="adopt_framework"),
    path(FRAMEWORK, frameworks.change, name="change_framework"),
    path(f"{FRAMEWORK}copier/", frameworks.copy, name="copy_framework"),
    path(f"{FRAMEWORK}ouvrir/", frameworks.put_in_force, name="open_framework"),
    path(f"{FRAMEWORK}criteres/", frameworks.criterion, name="add_criterion"),
    path(f"{FRAMEWORK}criteres/<int:criterion_id>/", frameworks.criterion, name="change_criterion"),
    path(f"{FRAMEWORK}criteres/<int:criterion_id>/retirer/", frameworks.drop_criterion, name="drop_criterion"),
]
