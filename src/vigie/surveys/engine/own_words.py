"""The words that pyxform adds on its own, in English whatever the form: « or_other » adds a choice and a question."""

from vigie.surveys.engine.texts import Text

OWN_WORDS = {
    "Other": {"fr": "Autre", "ar": "أخرى"},
    "Specify other.": {"fr": "Précisez votre réponse.", "ar": "يرجى التحديد"},
}


def in_our_words(text: Text) -> Text:
    """The same text, translated when it only holds pyxform's own words."""
    written = {parts for parts in text.translations.values() if parts}
    words = next(iter(written)) if len(written) == 1 else ()
    known = OWN_WORDS.get(str(words[0]).strip()) if len(words) == 1 else None
    if known is None:
        return text
    return Text({"en": words, **{language: (word,) for language, word in known.items()}})
