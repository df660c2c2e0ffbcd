"""Pages in which the pilot asks figures of one action, or of several at once, changes them and stops asking."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request, allowed
from vigie.plan.access import plan_or_404
from vigie.plan.asked_figures import ask_figure, change_asked_figure, stop_asking
from vigie.plan.models import Action, AskedFigure, Plan
from vigie.plan.rules import may_run_plan

FIRST_YEAR, LAST_YEAR = 1990, 2100


class AskedFigureForm(forms.Form):
    """What is asked, and for which years."""

    label = forms.CharField(
        label=_("Chiffre demandé"), max_length=200, help_text=_("Par exemple « Jeunes accueillis en stage ».")
    )
    unit = forms.CharField(
        label=_("Unité (facultatif)"), max_length=60, required=False, help_text=_("Par exemple « heures ».")
    )
    counts_people = forms.BooleanField(
        label=_("Ce chiffre compte des personnes"),
        required=False,
        help_text=_("Il sera demandé aussi pour les femmes, les hommes et le sexe non renseigné."),
    )
    from_year = forms.IntegerField(
        label=_("À partir de l'année (facultatif)"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    to_year = forms.IntegerField(
        label=_("Jusqu'à l'année (facultatif)"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )

    def __init__(self, *args: Any, asked: AskedFigure | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked

    def clean_label(self) -> str:
        label: str = " ".join(self.cleaned_data["label"].split())
        if self.asked:
            others = AskedFigure.objects.filter(action_id=self.asked.action_id).exclude(pk=self.asked.pk)
            if others.filter(label=label).exists():
                raise forms.ValidationError(gettext("Ce chiffre est déjà demandé pour cette action."))
        return label

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_year"), cleaned.get("to_year")
        if first and last and last < first:
            self.add_error("to_year", gettext("La dernière année vient avant la première."))
        return cleaned


class CodedActions(forms.ModelMultipleChoiceField):
    """Actions to tick, each under its code."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} – {obj.name}"


class AskSeveralForm(AskedFigureForm):
    """The same, with the actions of which it is asked."""

    actions = CodedActions(
        Action.objects.none(),
        label=_("Actions concernées"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["actions"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = plan.actions.all()


@allowed(may_run_plan)
def ask_one(request: Request, action_id: int) -> HttpResponse:
    """Ask a figure of one action."""
    action = get_object_or_404(Action.objects.select_related("plan"), pk=action_id)
    form = AskedFigureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if ask_figure(actions=[action], actor=request.user, **form.cleaned_data):
            messages.success(request, gettext("Ce chiffre est maintenant demandé chaque année."))
        else:
            messages.info(request, gettext("Ce chiffre était déjà demandé pour cette action."))
        return redirect(f"{reverse('plan:action', args=[action.pk])}#chiffres")
    return figure_page(request, action, form, gettext("Demander un chiffre chaque année"))


def figure_page(request: Request, action: Action, form: forms.Form, title: str, **more: Any) -> HttpResponse:
    """Draw the form of a figure asked of an action."""
    done = reverse("plan:action", args=[action.pk])
    context = {
        "form": form,
        "title": title,
        "intro": f"{action.code} – {action.name}",
        "done": done,
        "breadcrumb": [(f"{action.code} – {action}", done), (title, None)],
    }
    return render(request, "plan/edit_line.html", context | more)


@allowed(may_run_plan)
def ask_several(request: Request, plan_id: int) -> HttpResponse:
    """Ask the same figure of several actions at once."""
    plan = plan_or_404(plan_id)
    form = AskSeveralForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        new = ask_figure(actor=request.user, **form.cleaned_data)
        sentence = ngettext(
            "Ce chiffre est maintenant demandé pour %(number)d action.",
            "Ce chiffre est maintenant demandé pour %(number)d actions.",
            len(new),
        )
        messages.success(request, sentence % {"number": len(new)})
        return redirect("plan:yearly_figures", plan.pk)
    title, done = gettext("Demander un chiffre à plusieurs actions"), reverse("plan:yearly_figures", args=[plan.pk])
    trail = [(plan.title, reverse("plan:plan", args=[plan.pk])), (gettext("Chiffres par année"), done), (title, None)]
    context = {"form": form, "title": title, "done": done, "breadcrumb": trail}
    return render(request, "plan/edit_line.html", context)


def asked_or_404(asked_id: int) -> AskedFigure:
    """Return a figure that is asked, with its action."""
    return get_object_or_404(AskedFigure.objects.select_related("action"), pk=asked_id)


@allowed(may_run_plan)
def edit_asked(request: Request, asked_id: int) -> HttpResponse:
    """Change what is asked."""
    asked = asked_or_404(asked_id)
    names = ("label", "unit", "counts_people", "from_year", "to_year")
    initial = {name: getattr(asked, name) for name in names}
    form = AskedFigureForm(request.POST or None, initial=initial, asked=asked)
    if request.method == "POST" and form.is_valid():
        change_asked_figure(asked=asked, actor=request.user, **form.cleaned_data)
        messages.success(request, gettext("C'est enregistré."))
        return redirect(f"{reverse('plan:action', args=[asked.action_id])}#chiffres")
    remove = {
        "delete_url": reverse("plan:stop_asking", args=[asked.pk]),
        "delete_label": gettext("Ne plus demander…"),
    }
    return figure_page(request, asked.action, form, gettext("Modifier un chiffre demandé"), **remove)


@allowed(may_run_plan)
def stop(request: Request, asked_id: int) -> HttpResponse:
    """Ask whether a figure must no longer be asked, then stop."""
    asked = asked_or_404(asked_id)
    done = reverse("plan:action", args=[asked.action_id])
    if request.method == "POST":
        stop_asking(asked=asked, actor=request.user)
        messages.success(request, gettext("Ce chiffre n'est plus demandé."))
        return redirect(f"{done}#chiffres")
    context = {
        "title": gettext("Ne plus demander ce chiffre ?"),
        "subject": asked.label,
        "consequence": gettext("Les réponses déjà données restent sur la page de l'action."),
        "submit_label": gettext("Ne plus le demander"),
        "done": done,
        "breadcrumb": [(f"{asked.action.code} – {asked.action}", done), (gettext("Ne plus demander"), None)],
    }
    return render(request, "plan/edit_confirm.html", context)
