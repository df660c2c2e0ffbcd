"""Someone filling a questionnaire: what a screen sent is taken in, then where they go next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from django.utils import timezone

from vigie.surveys.engine.definition import read_definition
from vigie.surveys.engine.filling import Filling, Screen
from vigie.surveys.engine.logic import Logic
from vigie.surveys.engine.nodes import CHOICE_KINDS, FILE_KINDS, Group, Kind, Question
from vigie.surveys.engine.screens import Asked, asked_question
from vigie.surveys.models import SurveyVersion, Wave
from vigie.surveys.page.blocks import Block, Field, fields_in
from vigie.surveys.page.composing import Composer, name_of
from vigie.surveys.page.languages import form_language, site_language
from vigie.surveys.page.parting import Bundle, bundles_of, paged, places_of, whole
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
        self.communes = communes_for(definition.shown())
        self.errors: dict[str, str] = {}
        self.typed: dict[str, Mapping[str, str]] = {}
        self.appeared = 0
        self.screens: list[Screen] = []
        self.bundles: dict[str, Bundle] = {}
        self.whole: Bundle | None = None
        self.look()

    def look(self) -> None:
        """Read the screens again: answers change them. A screen that is no longer there gives way to the next."""
        before = [screen.key for screen in self.screens]
        without = FILE_KINDS if self.is_anonymous else frozenset()
        self.screens = [screen for screen in self.all_screens() if screen.holds_something(without)]
        keys = [screen.key for screen in self.screens]
        if not self.state.screen.startswith(REVIEW) and self.state.screen not in keys:
            place = before.index(self.state.screen) if self.state.screen in before else 0
            self.move(keys[min(place, len(keys) - 1)] if keys else REVIEW)

    def all_screens(self) -> list[Screen]:
        """Return every screen of the questionnaire, shown or not."""
        self.whole = whole(self.filling)
        bundles = (self.whole,) if self.whole and self.state.whole else bundles_of(self.filling)
        self.bundles = {bundle.key: bundle for bundle in bundles}
        return [Screen(self.filling, each.nodes, key=each.key, entries=each.entries) for each in bundles]

    def move(self, key: str) -> None:
        """Go to a screen."""
        self.state = replace(self.state, screen=key)

    def show(self, path: str) -> None:
        """Go to the screen that shows what stands at a numbered path of the filling."""
        self.move(next((key for key, bundle in self.bundles.items() if bundle.shows(path)), self.state.screen))

    def review(self, number: int) -> None:
        """Go to a page of the review, from 1."""
        self.move(f"{REVIEW}{number}" if 1 < number <= len(self.review_pages()) else REVIEW)

    def review_faults(self, faults: Iterable[str]) -> None:
        """Go to the first page of the review where something is wrong. Files are asked on its last page."""
        self.review(min(self.review_pages_of(faults).values(), default=len(self.review_pages())))

    @property
    def review_number(self) -> int:
        """The page of the review being looked at, from 1."""
        return min(int(self.state.screen.removeprefix(REVIEW) or "1"), len(self.review_pages()))

    def review_pages(self) -> list[range]:
        """Return the places of the screens that each page of the review tells."""
        return paged([self.bundles[screen.key].size for screen in self.screens])

    def review_pages_of(self, paths: Iterable[str]) -> dict[str, int]:
        """Return the page of the review that tells each path, from 1."""
        pages = {place: number for number, places in enumerate(self.review_pages(), 1) for place in places}
        found = places_of([self.bundles[screen.key] for screen in self.screens], paths)
        return {path: pages[place] for path, place in found.items()}

    @property
    def is_whole(self) -> bool:
        """Whether everything is on one page."""
        return self.state.whole and self.whole is not None

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
        could_be_answered = answerable(fields)
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
        return answerable(self.fields())

    def settle(self) -> None:
        """Work out what follows from the answers."""
        self.filling.recompute()
        self.look()

    def check(self, paths: list[str]) -> bool:
        """Note what is wrong with the questions that were shown; return whether all is well."""
        still_shown = set(self.screen.paths()) if self.screen else set()
        self.errors = {path: error for path, error in self.errors.items() if path in still_shown}
        checked = [path for path in paths if path in still_shown and path not in self.errors]
        self.errors.update(self.that_can_be_mended(self.filling.faults(checked)))
        return not self.errors

    def all_faults(self) -> dict[str, str]:
        """Return what is wrong anywhere; files, which leave with the answers, are looked at then."""
        return self.that_can_be_mended(self.filling.faults(self.filling.asked()))

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
        asked = [(path, self.filling.question(path)) for path in self.filling.asked()]
        return [
            composer.field(asked_question(self.filling, question, path), question)
            for path, question in asked
            if question.kind in FILE_KINDS and not self.is_anonymous
        ]

    def depends_on_itself(self) -> bool:
        """Whether questions of this screen appear, or change, after answers given on it."""
        shown = {asked.node.path for asked in self.screen.questions()} if self.screen else set()
        logic = Logic.of(self.filling.definition)
        rules = [item for name in ("relevant", "choice_filter", "count") for item in logic.rules[name].items()]
        return any(expression.reads & shown and self.is_here(path) for path, expression in rules)

    def is_here(self, path: str) -> bool:
        """Whether what stands at a path of the form belongs to this screen, shown or not."""
        return self.is_whole or (self.screen is not None and self.bundles[self.screen.key].holds(path))

    def heading(self, screen: Screen) -> str:
        """Return what names a screen: its group, or the one that it is a piece of; empty when nothing does."""
        within = self.bundles[screen.key].within
        return name_of(screen.nodes) or (self.filling.say(within.label, within.path) if within else "")

    def sealed(self) -> str:
        """Return what the next page carries. Raises state.TooLong."""
        self.state = replace(self.state, filling=self.filling.to_draft())
        return self.state.sealed()


def answerable(fields: Sequence[Field]) -> list[str]:
    """Return the paths of fields, without the choices that offer nothing yet."""
    return [field.path for field in fields if field.options or field.widget not in OFFERING]


def is_group(asked: Asked) -> bool:
    """Whether a node is a group with questions under it."""
    return isinstance(asked.node, Group)


def communes_for(questions: Iterable[Question]) -> dict[str, str]:
    """Return the names of the territory's communes by code, when a question asks for a place."""
    if not any(question.kind is Kind.GEOPOINT for question in questions):
        return {}
    return dict(Commune.objects.values_list("insee_code", "name"))
