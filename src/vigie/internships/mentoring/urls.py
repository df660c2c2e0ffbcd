"""Addresses of mentoring."""

from django.urls import URLPattern, path

from vigie.internships.mentoring import mentee_views, mentor_views, pair_views, pilot_views, telling_views

MENTORS, PAIR = "bourse/parrainage/marraines-et-parrains/", "bourse/parrainage/<int:pair_id>/"
MENTEES = "bourse/etablissement/parrainage/"

urlpatterns: list[URLPattern] = [
    path("bourse/parrainage/", pilot_views.mentoring, name="mentoring"),
    path("bourse/parrainage/proposer/", pilot_views.propose_pairs, name="propose_pairs"),
    path("bourse/parrainage/a-la-main/", pilot_views.make_pair_by_hand, name="pair_by_hand"),
    path("bourse/parrainage/discrimination/", telling_views.tell_discrimination, name="tell_discrimination"),
    path("bourse/parrainage/discrimination/retirer/", telling_views.take_back_telling, name="take_back_telling"),
    path(MENTORS, pilot_views.mentors, name="mentors"),
    path(f"{MENTORS}inscrire/", mentor_views.enter_mentor, name="enter_mentor"),
    path(f"{MENTORS}<int:mentor_id>/", mentor_views.edit_mentor, name="edit_mentor"),
    path("bourse/entreprise/parrainage/", mentor_views.company_mentors, name="company_mentors"),
    path(MENTEES, mentee_views.mentees, name="mentees"),
    path(f"{MENTEES}accord/", mentee_views.mentee_consent, name="mentee_consent"),
    path(f"{MENTEES}partager/", mentee_views.share_mentee_names, name="share_mentee_names"),
    path(f"{MENTEES}inscrire/", mentee_views.enter_mentee, name="enter_mentee"),
    path(f"{MENTEES}<int:mentee_id>/", mentee_views.edit_mentee, name="edit_mentee"),
    path(PAIR, pair_views.pair, name="pair"),
    path(f"{PAIR}accord-entreprise/", mentor_views.mentor_agrees, name="mentor_agrees"),
    path(f"{PAIR}accord-jeune/", mentee_views.mentee_agrees, name="mentee_agrees"),
    path(f"{PAIR}rencontre/", pair_views.add_meeting, name="add_meeting"),
    path(f"{PAIR}fin/", pair_views.finish_pair, name="finish_pair"),
]
