"""The pages of allauth that Vigie opens, under French addresses; their names are those allauth redirects to."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from vigie.accounts.account_views import sign_up

SECURITY = "mon-compte/securite/"

urlpatterns = [
    path("connexion/", account.login, name="account_login"),
    path("connexion/second-facteur/", mfa.authenticate, name="mfa_authenticate"),
    path("connexion/cle/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("connexion/compte-ferme/", account.account_inactive, name="account_inactive"),
    path("deconnexion/", account.logout, name="account_logout"),
    path("inscription/", sign_up, name="account_signup"),
    path("mot-de-passe/oublie/", account.password_reset, name="account_reset_password"),
    path("mot-de-passe/oublie/envoye/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mot-de-passe/nouveau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mot-de-passe/nouveau/enregistre/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("mot-de-passe/changer/", account.password_change, name="account_change_password"),
    path("mot-de-passe/definir/", account.password_set, name="account_set_password"),
    path(SECURITY, mfa.index, name="mfa_index"),
    path(SECURITY + "confirmer/", account.reauthenticate, name="account_reauthenticate"),
    path(SECURITY + "confirmer/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(SECURITY + "confirmer/cle/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path(SECURITY + "application/", totp.activate_totp, name="mfa_activate_totp"),
    path(SECURITY + "application/retirer/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(SECURITY + "codes-de-secours/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        SECURITY + "codes-de-secours/creer/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        SECURITY + "codes-de-secours/enregistrer/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path(SECURITY + "cles/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path(SECURITY + "cles/ajouter/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(SECURITY + "cles/<int:pk>/retirer/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path(SECURITY + "cles/<int:pk>/renommer/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
]
