"""How forms are drawn: our own field templates, with fieldset, legend, help and errors tied to their field."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draw every form with the templates of the core room."""
