"""Addresses of the room; those of sign-in, which carry allauth's names, are in ``sign_in_urls``."""

from django.urls import path

from vigie.accounts import (
    account_views,
    invitation_views,
    join_views,
    journal_views,
    organisation_views,
    people_views,
    vault_views,
)

app_name = "accounts"
urlpatterns = [
    path("mon-compte/", account_views.account, name="me"),
    path("mon-compte/second-facteur/", account_views.second_factor, name="second_factor"),
    path("demonstration/entrer/<int:pk>/", account_views.demonstration_entry, name="enter_demonstration"),
    path("compte/coffre/", vault_views.vault, name="vault"),
    path("compte/coffre/creer/", vault_views.vault_creation, name="create_vault"),
    path("compte/coffre/refaire/", vault_views.vault_remaking, name="remake_vault"),
    path("compte/coffre/mots/", vault_views.words_confirmation, name="confirm_vault_words"),
    path("compte/coffre/ouvrir/", vault_views.vault_opening, name="open_vault"),
    path("compte/coffre/fermer/", vault_views.vault_closing, name="lock_vault"),
    path("compte/coffre/phrase/", vault_views.passphrase_change, name="change_vault_passphrase"),
    path("compte/coffre/secours/", vault_views.vault_recovery, name="recover_vault"),
    path("personnes/", people_views.people, name="people"),
    path("personnes/ajouter/", people_views.person_addition, name="add_person"),
    path("personnes/inviter/", invitation_views.invitation, name="invite"),
    path("personnes/<int:pk>/", people_views.person_page, name="person"),
    path("personnes/<int:pk>/modifier/", people_views.person_change, name="change_person"),
    path("personnes/<int:pk>/effacer/", people_views.person_erasure, name="erase_person"),
    path("appartenances/<int:pk>/fin/", people_views.membership_end, name="end_membership"),
    path("invitations/<int:pk>/renvoyer/", invitation_views.invitation_sending, name="resend_invitation"),
    path("invitations/<int:pk>/annuler/", invitation_views.invitation_revoking, name="revoke_invitation"),
    path("invitation/<str:code>/", invitation_views.acceptance, name="accept_invitation"),
    path("structures/", organisation_views.organisations, name="organisations"),
    path("structures/ajouter/", organisation_views.organisation_addition, name="add_organisation"),
    path("structures/<int:pk>/", organisation_views.organisation_page, name="organisation"),
    path("structures/<int:pk>/modifier/", organisation_views.organisation_change, name="change_organisation"),
    path("structures/noms/<int:pk>/confirmer/", organisation_views.name_confirmation, name="confirm_name"),
    path("rejoindre/", join_views.joining, name="ask_to_join"),
    path("rejoindre/merci/", join_views.join_thanks, name="join_thanks"),
    path("demandes-d-adhesion/", join_views.join_requests, name="join_requests"),
    path("demandes-d-adhesion/<int:pk>/", join_views.join_answer, name="answer_join_request"),
    path("journal/", journal_views.journal, name="journal"),
]
