"""Addresses of what follows the match."""

from django.urls import URLPattern, path

from vigie.internships.after import company_views, pilot_views, pupil_views, school_views

SCHOOL, COMPANY = "bourse/etablissement/stages/", "bourse/entreprise/stagiaires/"
AGREEMENT = f"{SCHOOL}conventions/<int:assignment_id>"

urlpatterns: list[URLPattern] = [
    path(f"{SCHOOL}<int:entry_id>/", school_views.school_internships, name="school_internships"),
    path(f"{SCHOOL}<int:entry_id>/noms/", school_views.release_school_names, name="release_school_names"),
    path(f"{SCHOOL}<int:entry_id>/retour/", school_views.feedback_codes, name="feedback_codes"),
    path(
        f"{SCHOOL}conventions/<int:assignment_id>.<slug:file_format>",
        school_views.agreement_file,
        name="agreement_file",
    ),
    path(f"{SCHOOL}conventions/<int:assignment_id>/signatures/", school_views.signatures, name="signatures"),
    path(f"{COMPANY}<int:campaign_id>/", company_views.hosted, name="hosted"),
    path(f"{COMPANY}accueil/<int:assignment_id>/", company_views.prepare_hosting, name="prepare_hosting"),
    path(f"{COMPANY}accueil/<int:assignment_id>/refuser/", company_views.refuse, name="refuse_hosting"),
    path("bourse/campagnes/<int:campaign_id>/apres/", pilot_views.aftermath, name="aftermath"),
    path("bourse/campagnes/<int:campaign_id>/apres/offre-disparue/", pilot_views.lost_offer, name="lost_offer"),
    path("bourse/refus/<int:refusal_id>/", pilot_views.review, name="review_refusal"),
    path("stages/eleve/preparer/", pupil_views.prepare_internship, name="prepare_internship"),
]
