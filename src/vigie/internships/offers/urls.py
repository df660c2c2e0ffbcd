"""Addresses of companies and offers."""

from django.urls import path

from vigie.internships.offers import (
    charter_views,
    company_views,
    contact_views,
    import_views,
    offer_views,
    renewing_views,
    step_views,
)

COMPANIES, CONTACTS = "bourse/entreprises/", "bourse/contacts/"
OFFERS, OFFER = "bourse/campagnes/<int:campaign_id>/offres/", "bourse/offres/<int:offer_id>/"
IMPORT = "bourse/offres/imports/<int:upload_id>/"
OF_COMPANY = "bourse/campagnes/<int:campaign_id>/entreprises/<int:company_id>/offres/"

urlpatterns = [
    path(COMPANIES, company_views.companies, name="companies"),
    path(f"{COMPANIES}ajouter/", company_views.add_to_network, name="add_company"),
    path(f"{COMPANIES}<int:company_id>/", company_views.company, name="company"),
    path(f"{COMPANIES}<int:company_id>/modifier/", company_views.change_company, name="change_company"),
    path(CONTACTS, contact_views.contacts, name="contacts"),
    path(f"{CONTACTS}ajouter/", contact_views.add_contact, name="add_contact"),
    path(f"{CONTACTS}<int:contact_id>/", contact_views.change_contact, name="change_contact"),
    path(f"{CONTACTS}<int:contact_id>/supprimer/", contact_views.remove_contact, name="remove_contact"),
    path(f"{COMPANIES}<int:company_id>/charte/", charter_views.charter, name="charter"),
    path("bourse/entreprise/", offer_views.company_home, name="company_home"),
    path(OFFERS, offer_views.offers, name="offers"),
    path(f"{OFFERS}ajouter/", offer_views.choose_company, name="choose_company"),
    path(f"{OF_COMPANY}ajouter/", offer_views.new_offer, name="add_offer"),
    path(f"{OF_COMPANY}reprendre/", renewing_views.renew, name="renew_offers"),
    path(f"{OFFERS}importer/", import_views.import_file, name="import_offers"),
    path(f"{OFFERS}modele.<str:file_format>", import_views.template, name="offers_template"),
    path(IMPORT, import_views.import_preview, name="preview_offers"),
    path(f"{IMPORT}confirmer/", import_views.import_confirm, name="confirm_offers"),
    path(f"{IMPORT}abandonner/", import_views.import_cancel, name="cancel_offers"),
    path(OFFER, offer_views.offer, name="offer"),
    path(f"{OFFER}modifier/", offer_views.edit_offer, name="change_offer"),
    path(f"{OFFER}proposer/", step_views.submit, name="submit_offer"),
    path(f"{OFFER}publier/", step_views.approve, name="approve_offer"),
    path(f"{OFFER}renvoyer/", step_views.send_back, name="return_offer"),
    path(f"{OFFER}retirer/", step_views.withdraw, name="withdraw_offer"),
    path(f"{OFFER}reprendre/", step_views.restore, name="restore_offer"),
    path(f"{OFFER}supprimer/", step_views.remove, name="remove_offer"),
]
