"""Someone filling a questionnaire: what a screen sent is taken in, then where they go next."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from django.utils import timezone

from vigie.surveys.engine.definition import read_definition
from vigie.surveys.engine.filling import Filling, Screen
from vigie.surveys.engine.logic import Logic
from vigie.surveys.engine.nodes import CHOICE_KINDS, FILE_KINDS, Group, Kind, Question
from vigie.surveys.engine.screens import Asked
from vigie.surveys.models import SurveyVersion, Wave
from vigie.surveys.page.blocks import Block, Field, fields_in
from vigie.surveys.page.composing import Composer, name_of
from vigie.surveys.page.languages import form_language, site_language
from vigie.surveys.page.parting import Bundle, bundles_of
from vigie.surveys.page.posted import Posted, Wrong
from vigie.surveys.page.state import State
from vigie.surveys.page.widgets import NOTHING_ASKED, OFFERING, is_asked, read, widget_of
from vigie.territory.models import Commune

REVIEW: Final = "!"


class Visit:
    """The filling that a page carries, and the screen being looked at.

    errors: what is wrong, by path. typed: ranks that cannot be kept, by path. appeared: how many questions came on this
    screen after what was answered.
    """

    def __init__(self, wave: Wave, version: SurveyVersion, state: State) -> None:
        self.wave, self.version, self.state = wave, version, state
        definition = read_definition(version.xform)
        today = timezone.localdate()
        if state.filling:
            self.filling = Filling.from_xml(definition, state.filling, language=state.language, today=today)
        else:
            self.filling = Filling.start(definition, language=state.language, today=today)
        self.is_anonymous = wave.survey.is_anonymous
        # Looking at what every screen holds takes time, on long forms.
        self.hides_files = self.is_anonymous and any(each.kind in FILE_KINDS for each in definition.shown())
        self.communes = communes_for(definition.shown())
        self.errors: dict[str, str] = {}
        self.typed: dict[str, Mapping[str, str]] = {}
        self.appeared = 0
        self.screens: list[Screen] = []
        self.bundles: dict[str, Bundle] = {}
        self.look()

    def look(self) -> None:
        """Read the screens again: answers change them. A screen that is no longer there gives way to the next."""
        before = [screen.key for screen in self.screens]
        root = self.filling.definition.root
        self.screens = [screen for screen in self.all_screens() if screen.holds_something(root) and self.asks(screen)]
        keys = [screen.key for screen in self.screens]
        if self.state.screen != REVIEW and self.state.screen not in keys:
            place = before.index(self.state.screen) if self.state.screen in before else 0
            self.move(keys[min(place, len(keys) - 1)] if keys else REVIEW)

    def all_screens(self) -> list[Screen]:
        """Return every screen of the questionnaire, shown or not."""
        bundles = bundles_of(self.filling.definition, whole=self.state.whole)
        screens = [Screen(self.filling, bundle.nodes) for bundle in bundles]
        self.bundles = {screen.key: bundle for screen, bundle in zip(screens, bundles, strict=True)}
        return screens

    def asks(self, screen: Screen) -> bool:
        """Whether a screen shows something: files are not asked by an anonymous survey."""
        if not self.hides_files:
            return True
        kinds = [asked.node.kind for asked in screen.questions() if isinstance(asked.node, Question)]
        return not kinds or not FILE_KINDS.issuperset(kinds)

    def move(self, key: str) -> None:
        """Go to a screen."""
        self.state = replace(self.state, screen=key)

    @property
    def place(self) -> int:
        """The place of the screen among the others, from 0; their number at the review."""
        keys = [screen.key for screen in self.screens]
        return keys.index(self.state.screen) if self.state.screen in keys else len(keys)

    @property
    def screen(self) -> Screen | None:
        """The screen being looked at; None at the review."""
        return self.screens[self.place] if self.place < len(self.screens) else None

    @property
    def site_language(self) -> str:
        """The language of our own words, beside those of the form."""
        return site_language(form_language(self.state.language), self.filling.definition.languages)

    def composer(self) -> Composer:
        """Return what composes this page."""
        return Composer(self.is_anonymous, self.communes, self.errors, self.typed)

    def blocks(self) -> tuple[Block, ...]:
        """Return what the screen shows; the only group of a screen gives it its heading, and is not shown again."""
        nodes = self.screen.nodes if self.screen else ()
        is_one_group = len(nodes) == 1 and bool(nodes[0].children) and is_group(nodes[0])
        return self.composer().blocks(nodes[0].children if is_one_group else nodes)

    def fields(self) -> list[Field]:
        """Return the questions of the screen."""
        return fields_in(self.blocks())

    def take(self, posted: Posted) -> list[str]:
        """Take in what a screen sent, work the rest out, and return the paths that could be answered on it."""
        fields = self.fields()
        could_be_answered = self.answerable()
        for field in filter(is_asked, fields):
            try:
                self.filling.set(field.path, read(field, posted))
            except Wrong as wrong:
                self.errors[field.path] = str(wrong)
                self.typed[field.path] = wrong.typed
        self.settle()
        return could_be_answered

    def answerable(self) -> list[str]:
        """Return the paths shown on this screen, without the choices that offer nothing yet."""
        return [field.path for field in self.fields() if field.options or field.widget not in OFFERING]

    def settle(self) -> None:
        """Work out what follows from the answers."""
        self.filling.recompute()
        self.look()

    def check(self, paths: list[str]) -> bool:
        """Note what is wrong with the questions that were shown; return whether all is well."""
        still_shown = {field.path for field in self.fields()}
        self.errors = {path: error for path, error in self.errors.items() if path in still_shown}
        checked = [path for path in paths if path in still_shown and path not in self.errors]
        self.errors.update(self.that_can_be_mended(self.filling.faults(checked)))
        return not self.errors

    def all_faults(self) -> dict[str, str]:
        """Return what is wrong anywhere; files, which leave with the answers, are looked at then."""
        shown = [path for screen in self.screens for path in screen.paths()]
        return self.that_can_be_mended(self.filling.faults(shown))

    def that_can_be_mended(self, faults: Mapping[str, str]) -> dict[str, str]:
        """Leave out what is said of files, which leave with the answers, and of what nobody can answer here."""
        return {path: said for path, said in faults.items() if self.can_be_answered(path)}

    def can_be_answered(self, path: str) -> bool:
        """Whether a screen can take an answer: not a file, nor a drawing on a map, nor a choice that offers nothing."""
        question = self.filling.question(path)
        if question.kind is Kind.GEOPOINT:
            return bool(self.communes)
        if question.kind in CHOICE_KINDS:
            return bool(self.filling.items(path))
        return widget_of(question) not in NOTHING_ASKED

    def files(self) -> list[Field]:
        """Return the files asked, to be joined at the end; none when the survey is anonymous."""
        composer = self.composer()
        found = [field for screen in self.screens for field in fields_in(composer.blocks(screen.nodes))]
        return [field for field in found if field.widget == "file"]

    def depends_on_itself(self) -> bool:
        """Whether questions of this screen appear, or change, after answers given on it."""
        shown = {asked.node.path for asked in self.screen.questions()} if self.screen else set()
        logic = Logic.of(self.filling.definition)
        rules = [item for name in ("relevant", "choice_filter", "count") for item in logic.rules[name].items()]
        return any(expression.reads & shown and self.is_here(path) for path, expression in rules)

    def is_here(self, path: str) -> bool:
        """Whether what stands at a path of the form belongs to this screen, shown or not."""
        return self.state.whole or (self.screen is not None and self.bundles[self.screen.key].holds(path))

    def heading(self, screen: Screen) -> str:
        """Return what names a screen: its group, or the one that it is a piece of; empty when nothing does."""
        within = self.bundles[screen.key].within
        return name_of(screen.nodes) or (self.filling.say(within.label, within.path) if within else "")

    def sealed(self) -> str:
        """Return what the next page carries. Raises state.TooLong."""
        self.state = replace(self.state, filling=self.filling.to_draft())
        return self.state.sealed()


def is_group(asked: Asked) -> bool:
    """Whether a node is a group with questions under it."""
    return isinstance(asked.node, Group)


def communes_for(questions: Iterable[Question]) -> dict[str, str]:
    """Return the names of the territory's communes by code, when a question asks for a place."""
    if not any(question.kind is Kind.GEOPOINT for question in questions):
        return {}
    return dict(Commune.objects.values_list("insee_code", "name"))
