"""Importing a class list: a file or a paste, a preview, one button that does exactly that. Nothing lies in clear."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.internships.models import SchoolClass, SchoolEntry
from vigie.internships.pages import page
from vigie.internships.pupils.classes.access import entry_or_404, key_of
from vigie.internships.pupils.classes.class_views import home_trail
from vigie.internships.pupils.classes.importing.applying import apply_rows, known_pupils, school_of, sheets_of
from vigie.internships.pupils.classes.importing.carrying import StalePreview, carried, carry
from vigie.internships.pupils.classes.importing.comparing import compare
from vigie.internships.pupils.classes.importing.memory import kept_in_memory
from vigie.internships.pupils.classes.importing.rows import read_sheets
from vigie.internships.rules import may_act_for_a_school
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sheets import Sheet

MOST_SHOWN = 300


class ListForm(forms.Form):
    """A file or a paste, and the class of the rows that do not say theirs."""

    school_class = forms.ModelChoiceField(
        queryset=SchoolClass.objects.none(),
        label=gettext_lazy("Classe"),
        required=False,
        empty_label=gettext_lazy("Celle que dit la liste"),
        help_text=gettext_lazy("Pour les lignes sans colonne « classe »."),
    )
    file = forms.FileField(
        label=gettext_lazy("Fichier de la liste"),
        required=False,
        allow_empty_file=True,
        max_length=250,
        help_text=gettext_lazy("Tableau (.xlsx, .ods, .csv), 2,5 Mo au plus. Il reste en mémoire le temps de le lire."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt"}),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Ou bien, liste collée depuis un tableur"),
        required=False,
        strip=False,
        help_text=gettext_lazy("Avec sa ligne de titres."),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
    )
    sheets: tuple[Sheet, ...] = ()

    def __init__(self, *args: Any, entry: SchoolEntry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["school_class"]
        chosen.queryset = entry.classes.all()
        if len(chosen.queryset) == 1:
            chosen.initial = chosen.queryset[0]

    def clean(self) -> None:
        """Read what was given: one of the two."""
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "")
        if not file and not pasted.strip():
            raise ValidationError(gettext("Choisissez un fichier de 2,5 Mo au plus, ou collez la liste."))
        try:
            content = file.read() if file else pasted.encode()
            self.sheets = sheets_of(content, file.name if file else "liste.csv")
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal


@never_cache
@kept_in_memory
@allowed(may_act_for_a_school)
@vault_open
def import_pupils(request: VaultRequest, entry_id: int) -> HttpResponse:
    """Take a list, and show what it would do; what it holds goes on to the confirmation sealed, in the page alone."""
    entry = entry_or_404(request, entry_id)
    key = key_of(request, entry.organisation)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ListForm(*given, entry=entry)
    if not form.is_valid():
        return import_page(request, entry, form)
    school = school_of(entry, form.cleaned_data["school_class"])
    rows = read_sheets(form.sheets, school)
    comparison = compare(rows, known_pupils(entry, key), school.findings)
    errors = school.findings.errors
    return page(
        request,
        "internships/classes/import_preview.html",
        gettext("Ce que ferait cette liste"),
        trail=[*home_trail(), (gettext("Importer une liste"), reverse("internships:import_pupils", args=[entry.pk]))],
        status=422 if errors else 200,
        entry=entry,
        errors=errors[:MOST_SHOWN],
        error_count=len(errors),
        warnings=school.findings.warnings[:MOST_SHOWN],
        created=comparison.created,
        changed=[row for row, _known in comparison.changed],
        same_count=len(comparison.same),
        carried="" if errors else carry(entry, rows, key),
    )


def import_page(request: Request, entry: SchoolEntry, form: ListForm) -> HttpResponse:
    """Draw the form."""
    return page(
        request,
        "internships/classes/import.html",
        gettext("Importer une liste d'élèves"),
        trail=home_trail(),
        status=422 if form.errors else 200,
        form=form,
    )


@require_POST
@allowed(may_act_for_a_school)
@vault_open
def confirm_import(request: VaultRequest, entry_id: int) -> HttpResponse:
    """Write the list of the preview, once."""
    entry = entry_or_404(request, entry_id)
    key = key_of(request, entry.organisation)
    try:
        rows = carried(entry, request.POST.get("carried", ""), key)
        done = apply_rows(entry=entry, rows=rows, key=key, actor=request.user)
    except StalePreview:
        messages.warning(request, gettext("Cet aperçu est trop ancien : rien n'a été écrit. Redonnez la liste."))
        return redirect("internships:import_pupils", entry.pk)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("internships:import_pupils", entry.pk)
    said = gettext("Liste importée. Élèves ajoutés : %(created)s, modifiés : %(changed)s, inchangés : %(same)s.")
    counts = {name: len(getattr(done, name)) for name in ("created", "changed", "same")}
    messages.success(request, said % counts)
    return redirect("internships:school_home")
