from geo.reading.phrases import PhraseFinder
from geo.reading.plain import plain

GROUPS = {"raid": "events", "people": "counted", "phones": "counted", "neutral": "filters"}


def found(text: str, *phrases: tuple[str, str], endings: bool = False) -> list[tuple[str, str]]:
    finder = PhraseFinder([(phrase, role, "") for phrase, role in phrases], groups=GROUPS, endings=endings)
    return [(text[cue.start : cue.end], cue.role) for cue in finder.find(text, plain(text), 0, len(text))]


def test_a_phrase_is_found_as_the_words_it_is() -> None:
    assert found("A raid, raids and unraided", ("raid", "raid")) == [("raid", "raid")]


def test_a_star_stands_for_the_rest_of_a_word() -> None:
    assert found("scams, scammers, a megascam", ("scam*", "raid")) == [("scams", "raid"), ("scammers", "raid")]


def test_a_star_in_front_finds_a_phrase_inside_of_words() -> None:
    assert found("Großrazzia, Razzien", ("*razzia*", "raid")) == [("razzia", "raid")]


def test_of_two_that_begin_alike_the_one_that_stands_there_is_found() -> None:
    phrases = (("held", "raid"), ("held a man", "people"), ("held an", "phones"))
    assert found("held a woman", *phrases) == [("held", "raid")]
    assert found("held a man", *phrases) == [("held a man", "people"), ("held", "raid")]


def test_a_shorter_phrase_of_the_same_group_is_part_of_the_longer() -> None:
    assert found("mobile phones", ("phones", "phones"), ("mobile phones", "people")) == [("mobile phones", "people")]


def test_nothing_is_found_in_a_phrase_that_means_nothing() -> None:
    assert found("the raid, a raid", ("raid", "raid"), ("the raid", "neutral")) == [
        ("the raid", "neutral"),
        ("raid", "raid"),
    ]


def test_phrases_may_begin_with_a_sign_and_end_with_one() -> None:
    assert found("a raid - (aged) etc.", ("(aged", "people"), ("etc.", "phones")) == [
        ("(aged", "people"),
        ("etc.", "phones"),
    ]


def test_a_capital_of_the_lexicon_is_one_of_the_text() -> None:
    assert found("Polish police polish", ("Polish", "people")) == [("Polish", "people")]
