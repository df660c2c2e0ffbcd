"""Whole campaigns, from the file to the figures."""

import json

import numpy as np
import pytest

from tests.testing.analysis.campaigns import DESIGN, organised, pairs, results
from vigie.core.documents import Heading
from vigie.observatory.table_files.refusals import Refused
from vigie.testing.analysis.analysing import analyse
from vigie.testing.analysis.applications import read_applications
from vigie.testing.analysis.designs import design_of
from vigie.testing.report.composing import report_of


def test_two_profiles_give_all_the_figures_of_their_pairs(tmp_path):
    found = results(tmp_path, pairs(43, 43, 27, 197))
    (one,) = found["comparisons"]
    assert [one[cell] for cell in "nabcd"] == [310, 43, 43, 27, 197]
    assert one["p_exact"] == pytest.approx(0.0722379, abs=1e-7)
    assert one["odds_ratio"] == pytest.approx(1.592593, abs=1e-6)
    assert one["ci_odds_ratio"] == pytest.approx((0.961936, 2.680258), abs=1e-6)
    assert one["ratio"] == pytest.approx(1.228571, abs=1e-6)
    assert one["ci_ratio"] == pytest.approx((0.994830, 1.525689), abs=1e-6)
    assert one["difference"] == pytest.approx(16 / 310)
    assert one["rate_reference"] - one["rate_tested"] == pytest.approx(16 / 310)
    assert one["net_rate"] == pytest.approx(16 / 113)
    assert (one["gross_rate"], one["gross_rate_all"]) == pytest.approx((43 / 113, 43 / 310))
    assert (one["exclusive_reference"], one["exclusive_tested"]) == pytest.approx((43 / 70, 27 / 70))
    assert one["relative_penalty"] == pytest.approx(16 / 86)
    assert found["excluded"] == found["organisations"] == found["overall"] == []
    models = {model["model"]: model for model in found["models"]}
    assert models["linear"]["coef"]["T"] == pytest.approx(-16 / 310)
    assert models["conditional_logit"]["coef"]["T"] == pytest.approx(np.log(27 / 43))
    assert {model["cov_type"] for model in models.values()} == {"cluster"}


def test_a_missing_arm_is_told_and_never_dropped(tmp_path):
    rows = pairs(2, 3, 1, 4)
    rows += [{"offer": "seule", "name": "R", "reply": 1}, {"offer": "muette", "name": "R", "reply": 1}]
    rows += [{"offer": "muette", "name": "T", "reply": ""}]
    found = results(tmp_path, rows)
    assert found["comparisons"][0]["n"] == 10
    assert {each["unit"]: each["why"] for each in found["excluded"]} == {
        "seule": "pas de candidature « T »",
        "muette": "résultat manquant pour « T »",
    }


def test_without_discordant_pairs_nothing_is_said_against_anyone(tmp_path):
    found = results(tmp_path, pairs(3, 0, 0, 4))
    (one,) = found["comparisons"]
    assert (one["p_exact"], one["p_midp"], one["p_asymptotic"]) == (1, 1, 1)
    assert (one["difference"], one["ratio"], one["odds_ratio"], one["ci_odds_ratio"]) == (0, 1, None, None)
    assert one["ci_difference_newcombe"][0] < 0 < one["ci_difference_newcombe"][1]
    assert [model["coef"] for model in found["models"] if model["model"] == "conditional_logit"] == [{}]


@pytest.mark.parametrize(
    ("cells", "p"), [((3, 0, 0, 4), 1), ((5, 0, 0, 0), 1), ((0, 0, 0, 5), 1), ((0, 5, 0, 0), None)]
)
def test_what_never_varies_has_no_error_and_proves_nothing(tmp_path, cells, p):
    found = results(tmp_path, pairs(*cells))
    linear = found["models"][0]
    assert linear["p"]["T"] == p
    json.dumps(found, allow_nan=False)
    assert report_of(found, design_of(DESIGN)).blocks


def test_eight_profiles_give_seven_comparisons_corrected_together(tmp_path):
    draw = np.random.default_rng(1)
    rows = [
        {"offer": offer, "name": f"P{place}", "reply": int(draw.random() < 0.3 + 0.04 * place)}
        for offer in range(200)
        for place in range(8)
    ]
    found = results(tmp_path, rows, reference="P7", tested=[])
    assert [each["tested"] for each in found["comparisons"]] == [f"P{place}" for place in range(7)]
    assert all(each["p_holm"] >= each["p_exact"] for each in found["comparisons"])
    assert found["comparisons"][0]["p_holm"] == pytest.approx(
        min(1, 7 * min(c["p_exact"] for c in found["comparisons"]))
    )
    assert found["overall"][0]["n"] == 200


def test_offers_without_any_of_the_two_profiles_are_none_of_their_business(tmp_path):
    rows = [*pairs(2, 3, 1, 4), {"offer": "autre", "name": "U", "reply": 1}]
    found = results(tmp_path, rows)
    assert found["comparisons"][0]["n"] == 10
    assert found["excluded"] == []


def test_all_offers_without_an_arm_leave_no_figure_and_no_crash(tmp_path):
    rows = [{"offer": offer, "name": "R" if offer % 2 else "T", "reply": 1} for offer in range(6)]
    found = results(tmp_path, rows)
    assert found["comparisons"][0]["n"] == 0
    assert found["comparisons"][0]["difference"] is None
    assert len(found["excluded"]) == 6


@pytest.mark.parametrize(
    "written", [("TRUE", "FALSE"), ("oui", "non"), ("1.0", "0.0"), ("y", "n"), ("O", "N"), ("T", "F")]
)
def test_yes_and_no_are_read_as_they_are_written(tmp_path, written):
    rows = [{**row, "reply": written[0] if row["reply"] else written[1]} for row in pairs(1, 5, 2, 3)]
    assert results(tmp_path, rows)["comparisons"][0]["b"] == 5


STEPS = ["refus", "attente", "visite", "offre"]


def ordered(*outcomes):
    return [
        row
        for offer, (first, second) in enumerate(outcomes)
        for row in ({"offer": offer, "name": "R", "reply": first}, {"offer": offer, "name": "T", "reply": second})
    ]


def test_ordered_codes_are_cut_everywhere_the_first_cut_being_the_main_one(tmp_path):
    rows = ordered(("offre", "refus"), ("visite", "visite"), ("attente", "refus"), ("refus", "refus"))
    found = results(tmp_path, rows, codes=STEPS)
    assert [(each["threshold"], each["b"]) for each in found["comparisons"]] == [
        ("attente", 2),
        ("visite", 1),
        ("offre", 1),
    ]
    chosen = results(tmp_path, rows, codes=STEPS, thresholds=["visite"])
    assert [(each["threshold"], each["a"]) for each in chosen["comparisons"]] == [("visite", 1)]
    assert chosen["models"][0]["coef"]["T"] == pytest.approx(-0.25)


def test_stages_add_up_over_what_was_usable_at_the_first(tmp_path):
    rows = ordered((3, 1), (2, 2), (1, 0), (1, 2), (0, 0))
    found = results(tmp_path, rows, stages=["réponse", "visite", "offre"])
    assert [(each["stage"], each["b"], each["c"]) for each in found["comparisons"]] == [
        ("réponse", 1, 0),
        ("visite", 1, 1),
        ("offre", 1, 0),
    ]
    assert [each["net_rate_cumulative"] for each in found["comparisons"]] == [0.25, 0, 0.25]
    named = results(tmp_path, rows, stages={"visite": 2})
    assert [each["stage"] for each in named["comparisons"]] == ["visite"]


def test_several_applications_of_a_profile_are_taken_together(tmp_path):
    rows = [
        {"offer": offer, "name": name, "reply": int(offer % 3 == 0 or (name == "R" and offer % 3 == 1 and again))}
        for offer in range(30)
        for name in "RT"
        for again in range(2)
    ]
    (one,) = results(tmp_path, rows)["comparisons"]
    assert (one["n"], one["applications_tested"], one["a"], one["b"]) == (30, 60, None, None)
    assert one["rate_reference"] == pytest.approx(30 / 60)
    assert one["difference"] == pytest.approx(10 / 60)
    assert one["p_exact"] == pytest.approx(2 * 0.5**10)


def test_a_profile_sent_twice_by_mistake_is_told(tmp_path):
    rows = [*pairs(2, 3, 1, 4), {"offer": 1, "name": "R", "reply": 0}]
    found = results(tmp_path, rows)
    assert found["comparisons"][0]["n"] == 9
    assert found["excluded"] == [
        {"unit": "1", "reference": "R", "tested": "T", "why": "plusieurs candidatures du même profil"}
    ]


def test_organisations_are_named_on_their_own_offers(tmp_path):
    draw = np.random.default_rng(3)
    found = results(tmp_path, organised(draw, [0.3] * 4 + [0] * 16), organisation="firm")
    named = {row["organisation"] for row in found["organisations"] if row["flagged"]}
    assert named >= {f"F{place}" for place in range(4)}
    assert len(named) <= 5
    first = found["organisations"][0]
    assert set(first) >= {"gap", "se", "p", "q", "flagged", "shrunk", "power", "n"}
    assert 0 < first["shrunk"] < first["gap"]
    assert found["organisations_overall"][0]["test"] == "mid-p"


def test_order_is_told_apart_and_held_equal(tmp_path):
    rows = [
        {
            "offer": offer,
            "name": name,
            "reply": int((name == "R") == bool(offer % 2)),
            "order": 1 if (name == "R") == bool(offer % 2) else 2,
        }
        for offer in range(40)
        for name in "RT"
    ]
    (one,) = results(tmp_path, rows, order="order")["comparisons"]
    assert one["order"]["p_order"] < 1e-8
    assert one["order"]["p_profile"] == 1


def test_covariates_and_clusters_enter_the_models(tmp_path):
    draw = np.random.default_rng(4)
    rows = organised(draw, [0.2] * 10, number=30)
    for row in rows:
        row |= {"age": int(draw.integers(20, 60)), "sector": str(draw.choice(["a", "b", "c"]))}
    found = results(tmp_path, rows, covariates=["age", "sector"], cluster="firm")
    linear, logit, conditional = found["models"]
    assert list(linear["coef"]) == ["constant", "T", "age", "sector=b", "sector=c"]
    assert (linear["clusters"], linear["n"], linear["cluster"]) == (10, 600, "firm")
    assert linear["coef"]["T"] < 0
    assert linear["p_score_bootstrap"]["T"] <= 0.05
    assert logit["se"].keys() == logit["coef"].keys()
    assert conditional["clusters"] == 10


def test_clusters_that_cut_offers_leave_each_offer_its_own_in_the_model_within_it(tmp_path):
    rows = organised(np.random.default_rng(4), [0.2] * 10, number=30)
    for place, row in enumerate(rows):
        row["listener"] = place % 7
    linear, _logit, conditional = results(tmp_path, rows, cluster="listener")["models"]
    assert (linear["cluster"], linear["clusters"]) == ("listener", 7)
    assert conditional["cluster"] == "offer"


def test_figures_wanted_are_given_alone(tmp_path):
    rows = pairs(2, 3, 1, 4)
    assert set(results(tmp_path, rows, figures=["p_exact", "ratio"])["comparisons"][0]) == {
        "reference", "tested", "stage", "threshold", "n", "p_exact", "ratio",
    }  # fmt: skip
    assert results(tmp_path, rows, figures=["ratoi"]) == results(tmp_path, rows)
    alone = results(tmp_path, rows, figures=["models"])
    assert alone["comparisons"] == []
    assert alone["models"]


def test_a_profile_told_by_several_columns(tmp_path):
    rows = [{**row, "sexe": "f", "nom": row.pop("name")} for row in pairs(2, 3, 1, 4)]
    found = results(tmp_path, rows, profile=["sexe", "nom"], reference="f / R", tested=["f / T"])
    assert found["comparisons"][0]["b"] == 3


def test_results_can_always_be_written(tmp_path):
    for cells in ((0, 0, 0, 1), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 5, 0, 5)):
        json.dumps(results(tmp_path, pairs(*cells)), allow_nan=False)


CROSSED = [{"offer": 1, "name": name, "reply": 1, "firm": firm} for name, firm in (("R", "A"), ("T", "B"))]


@pytest.mark.parametrize(
    ("rows", "design", "said"),
    [
        (pairs(1, 1, 1, 1), {"tested": ["Z"]}, "Le profil « Z » n'est pas dans le fichier. Ses profils : R, T."),
        (pairs(1, 1, 1, 1), {"reference": "T"}, "« T » est à la fois la référence et un profil testé."),
        (pairs(1, 1, 1, 1), {"outcome": "callback"}, "La colonne « callback » n'est pas dans le fichier."),
        (ordered(("offre", "refus")), {}, "Ligne 2 : « reply » vaut « offre ». Donnez l'ordre des résultats"),
        (ordered(("offre", "rien")), {"codes": STEPS}, "Ligne 3 : « reply » vaut « rien », qui n'est pas un des codes"),
        ([{"offer": "", "name": "R", "reply": 1}], {}, "Ligne 2 : « offer » est vide."),
        ([{"offer": 1, "name": "R", "reply": 1}], {"tested": []}, "Le fichier n'a qu'un profil, « R »"),
        (pairs(1, 1, 1, 1), {"thresholds": ["haut"]}, "« haut » : un nombre est attendu"),
        (pairs(1, 1, 1, 1), {"codes": ["0", "1"], "thresholds": ["2"]}, "« 2 » n'est pas un des codes de résultat"),
        (pairs(1, 1, 1, 1), {"unit": 5.5}, "La colonne « 5.5 » n'est pas dans le fichier."),
        (pairs(1, 1, 1, 1), {"unit": True}, "« unit » : un nom est attendu."),
        (pairs(1, 1, 1, 1), {"tested": ["T", "T"]}, "« tested » : des noms différents sont attendus."),
        ([{**CROSSED[0], "firm": ""}, CROSSED[1]], {"cluster": "firm"}, "Ligne 2 : « firm » est vide."),
        (CROSSED, {"organisation": "firm"}, "L'offre « 1 » est à la fois chez « A » et chez « B »"),
        (pairs(1, 1, 1, 1), {"thresholds": {"gaps": 0.1}}, "« thresholds.gaps » n'existe pas. Ce qui se règle"),
        (pairs(1, 1, 1, 1), {"thresholds": {"q": 2}}, "« thresholds.q » : un nombre entre 0 et 1 est attendu."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_what_to_do(tmp_path, rows, design, said):
    with pytest.raises(Refused) as refused:
        results(tmp_path, rows, **design)
    assert said in str(refused.value).replace("\u00a0", " ")


def test_a_design_without_its_keys_says_which(tmp_path):
    with pytest.raises(Refused, match="Il manque « outcome »"):
        design_of({"unit": "a", "profile": "b"})


def test_stages_may_be_named_as_the_codes_they_begin_with(tmp_path):
    rows = ordered(("offre", "refus"), ("visite", "visite"), ("attente", "refus"), ("refus", "refus"))
    found = results(tmp_path, rows, codes=STEPS, stages=["attente", "visite"])
    assert [(each["stage"], each["b"]) for each in found["comparisons"]] == [("attente", 2), ("visite", 1)]


def test_rows_that_lack_a_covariate_are_in_no_model_and_counted(tmp_path):
    draw = np.random.default_rng(5)
    rows = organised(draw, [0.2] * 10, number=30)
    for place, row in enumerate(rows):
        row |= {"sector": "" if place < 6 else str(draw.choice(["a", "b"])), "age": "NA" if place == 6 else place % 9}
    found = results(tmp_path, rows, covariates=["age", "sector"])
    assert found["comparisons"][0]["n"] == 300
    assert list(found["models"][0]["coef"]) == ["constant", "T", "age", "sector=b"]
    assert {(model["n"], model["left_out"]) for model in found["models"][:2]} == {(593, 7)}
    text = str(report_of(found, design_of(DESIGN)).blocks).replace(r"\xa0", " ").replace("\u00a0", " ")
    assert "Candidatures hors des modèles, où il manque une variable ou le rang d'envoi : 7." in text


def test_a_covariate_that_nobody_knows_leaves_no_model_and_says_so(tmp_path):
    rows = [{**row, "age": ""} for row in pairs(2, 3, 1, 4)]
    found = results(tmp_path, rows, covariates=["age"])
    assert [model["coef"] for model in found["models"]] == [{}, {}, {}]
    assert all(model["why"] for model in found["models"])
    assert report_of(found, design_of(DESIGN)).blocks


def test_a_single_level_is_told_as_equal_treatment(tmp_path):
    rows = [{**row, "reply": 2} for row in pairs(2, 3, 1, 4)]
    assert [(each["n"], each["a"], each["p_exact"]) for each in results(tmp_path, rows)["comparisons"]] == [(10, 10, 1)]


def test_a_file_with_tabs_is_read(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("offer\tname\treply\n1\tR\t1\n1\tT\t0\n")
    read = design_of(DESIGN)
    assert analyse(read_applications(path, read), read)["comparisons"][0]["b"] == 1


def test_a_figure_that_varies_little_around_a_large_one_is_kept(tmp_path):
    draw = np.random.default_rng(6)
    rows = organised(draw, [0.2] * 10, number=30)
    for row in rows:
        row["near"] = int(draw.integers(-1, 2))
        row["postcode"] = 75014 + row["near"]
    far = results(tmp_path, rows, covariates=["postcode"])["models"]
    near = results(tmp_path, rows, covariates=["near"])["models"]
    for one, other in zip(far, near, strict=True):
        assert one["dropped"] == []
        for figure in ("coef", "se", "p"):
            assert one[figure]["T"] == pytest.approx(other[figure]["T"], rel=1e-6)
            assert one[figure]["postcode"] == pytest.approx(other[figure]["near"], rel=1e-6)
    assert far[0]["coef"]["constant"] == pytest.approx(
        near[0]["coef"]["constant"] - 75014 * near[0]["coef"]["near"], rel=1e-6
    )


def test_a_gap_may_depend_on_what_the_offer_is(tmp_path):
    """Within offers, each value of the column is a campaign of its own: its gap is the one found there alone."""
    near = [{**row, "offer": f"n{row['offer']}", "zone": "near"} for row in pairs(10, 30, 8, 40)]
    far = [{**row, "offer": f"f{row['offer']}", "zone": "far"} for row in pairs(12, 9, 14, 30)]
    found = results(tmp_path, [*near, *far], by="zone")
    assert [model["by"] for model in found["models"]] == [None] * 3 + ["zone"] * 3
    linear, _logit, within = found["models"][3:]
    assert within["coef"] == pytest.approx({"T × zone=far": np.log(14 / 9), "T × zone=near": np.log(8 / 30)})
    assert linear["coef"]["T × zone=near"] == pytest.approx(-22 / 88)
    assert linear["coef"]["T × zone=far"] == pytest.approx(5 / 65)
    assert report_of(found, design_of({**DESIGN, "by": "zone"})).blocks


def test_intervals_of_models_are_those_of_statsmodels(tmp_path):
    sm = pytest.importorskip("statsmodels.api")
    rows = organised(np.random.default_rng(8), [0.2, 0.0, 0.1], number=30)
    models = {model["model"]: model for model in results(tmp_path, rows)["models"]}
    tested = np.array([row["name"] == "T" for row in rows], float)
    outcome = np.array([row["reply"] for row in rows], float)
    offers = np.unique([row["offer"] for row in rows], return_inverse=True)[1]
    clustered = {"cov_type": "cluster", "cov_kwds": {"groups": offers}}
    columns = sm.add_constant(tested)
    logit = sm.Logit(outcome, columns).fit(disp=0, **clustered)
    linear = sm.OLS(outcome, columns).fit(use_t=True, **clustered)
    assert models["logit"]["ci"]["T"] == pytest.approx(logit.conf_int()[1], abs=1e-7)
    assert models["linear"]["ci"]["T"] == pytest.approx(linear.conf_int()[1], abs=1e-7)


def test_the_ratio_of_several_applications_has_its_interval(tmp_path):
    """The delta method on the logarithm, offers drawn again and again: both errors agree."""
    draw = np.random.default_rng(5)
    reference, tested = draw.binomial(2, 0.5, 400), draw.binomial(2, 0.35, 400)
    rows = [
        {"offer": offer, "name": name, "reply": int(place < count[offer])}
        for offer in range(400)
        for name, count in (("R", reference), ("T", tested))
        for place in range(2)
    ]
    (one,) = results(tmp_path, rows)["comparisons"]
    again = draw.integers(0, 400, (4000, 400))
    error = np.std(np.log(reference[again].sum(axis=1) / tested[again].sum(axis=1)))
    low, high = one["ci_ratio"]
    assert np.log(high / low) / (2 * 1.959964) == pytest.approx(error, rel=0.05)
    assert low < one["ratio"] < high


def test_other_ways_of_counting_are_told_beside(tmp_path):
    codes = ["refus", "silence", "info", "visite"]
    told = [("visite", "info"), ("info", "silence"), ("silence", "refus"), ("visite", "visite"), ("info", "")]
    rows = [
        {"offer": offer, "name": name, "reply": reply}
        for offer, pair in enumerate(told)
        for name, reply in zip("RT", pair, strict=True)
    ]
    found = results(tmp_path, rows, codes=codes, stages={"Réponse": "info"})
    assert [found["comparisons"][0][cell] for cell in "nabcd"] == [4, 2, 1, 0, 1]
    seen = {(row["threshold"], row["missing_as_no"]): [row[cell] for cell in "nbc"] for row in found["sensitivity"]}
    assert seen == {("silence", False): [4, 1, 0], ("visite", False): [4, 1, 0], (None, True): [5, 2, 0]}
    report = report_of(found, design_of({**DESIGN, "codes": codes, "stages": {"Réponse": "info"}}))
    assert "Si l'on avait compté autrement" in [block.text for block in report.blocks if isinstance(block, Heading)]


def test_an_outcome_of_yes_and_no_that_is_all_there_has_no_other_way(tmp_path):
    assert results(tmp_path, pairs(5, 4, 3, 2))["sensitivity"] == []


def test_the_power_is_that_of_the_level_chosen_shared_between_tested_profiles(tmp_path):
    rows = pairs(10, 8, 2, 20)
    both = [*rows, *({**row, "name": "U"} for row in rows if row["name"] == "T")]
    alone, shared, strict = (
        results(tmp_path, told, **design)["comparisons"][0]["power"]["power"]
        for told, design in ((rows, {}), (both, {"tested": []}), (rows, {"thresholds": {"confidence": 0.975}}))
    )
    assert shared == pytest.approx(strict)
    assert shared < alone
