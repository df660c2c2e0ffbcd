"""Addresses of companies and offers."""

from django.urls import path

from vigie.internships.offers import company_views, contact_views

COMPANIES, CONTACTS = "bourse/entreprises/", "bourse/contacts/"

urlpatterns = [
    path(COMPANIES, company_views.companies, name="companies"),
    path(f"{COMPANIES}ajouter/", company_views.add_to_network, name="add_company"),
    path(f"{COMPANIES}<int:company_id>/", company_views.company, name="company"),
    path(f"{COMPANIES}<int:company_id>/modifier/", company_views.change_company, name="change_company"),
    path(CONTACTS, contact_views.contacts, name="contacts"),
    path(f"{CONTACTS}ajouter/", contact_views.add_contact, name="add_contact"),
    path(f"{CONTACTS}<int:contact_id>/", contact_views.change_contact, name="change_contact"),
    path(f"{CONTACTS}<int:contact_id>/supprimer/", contact_views.remove_contact, name="remove_contact"),
]
