import pytest
from texts import article

from geo.model import Qualifier
from geo.reading.counts import Quantity, find_quantities
from geo.reading.lexica import lexicon
from geo.reading.number_words import number_reader
from geo.reading.plain import plain
from geo.reading.sentences import split
from geo.reading.view import View


def quantities(text: str, language: str) -> list[Quantity]:
    made, words = article(text, language), lexicon(language)
    lowered = plain(made.text)
    found = []
    for sentence in split(made, lowered, words):
        cues = words.find(made.text, lowered, sentence.start, sentence.end)
        view = View(sentence, made.text, lowered, cues, (), (), words.spaced)
        found += find_quantities(view, number_reader(language), noun_before=words.settings.get("noun_before", False))
    return found


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,280", 1280),
        ("en", "two hundred and eighteen", 218),
        ("en", "Thirty-eight", 38),
        ("en", "a dozen", 12),
        ("en", "1.2 million", 1_200_000),
        ("de", "1.280", 1280),
        ("de", "siebenundvierzig", 47),
        ("de", "zweihundertachtzehn", 218),
        ("de", "Ein Dutzend", 12),
        ("fr", "1 280", 1280),
        ("fr", "trente-deux", 32),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("id", "1.280", 1280),
        ("id", "dua puluh tujuh", 27),
        ("id", "dua belas", 12),
        ("vi", "1.280", 1280),
        ("vi", "hai mươi ba", 23),
        ("km", "១២៨០", 1280),
    ],
)
def test_numbers_are_read_with_the_separators_and_words_of_their_language(language: str, text: str, value: int) -> None:
    lowered = plain(text)
    assert [number.value for number in number_reader(language).find(lowered, 0, len(lowered))] == [value]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("en", "They held 271 people.", [(271, "people", None)], id="people"),
        pytest.param("en", "They held 45 Thais.", [(45, "people", "TH")], id="a nationality"),
        pytest.param("en", "52 South Korean suspects left.", [(52, "people", "KR")], id="adjective and noun"),
        pytest.param("en", "61 of them were women.", [(61, "women", None)], id="of them"),
        pytest.param("en", "They led to 83 arrests.", [(83, "arrested", None)], id="a noun of action"),
        pytest.param(
            "en",
            "They seized 310 computers and 1,145 mobile phones.",
            [(310, "computers", None), (1145, "phones", None)],
            id="things",
        ),
        pytest.param("en", "The suspect is 34 years old.", [], id="an age"),
        pytest.param("en", "A 34-year-old man was held.", [], id="an age before a noun"),
        pytest.param("en", "Seven people aged 24 to 51 were held.", [(7, "people", None)], id="a range of ages"),
        pytest.param("en", "They found $84,000 and 260,000 baht.", [], id="money"),
        pytest.param("en", "They searched House 217.", [], id="a house number"),
        pytest.param("en", "About 80 per cent were held.", [], id="a share"),
        pytest.param("en", "It lies 35 kilometres away.", [], id="a distance"),
        pytest.param("de", "760 chinesische Staatsangehörige", [(760, "people", "CN")], id="German adjective"),
        pytest.param("de", "Der 27-Jährige verlor 190.000 Franken.", [], id="German age and money"),
        pytest.param("fr", "58 femmes et 140 Vietnamiens", [(58, "women", None), (140, "people", "VN")], id="French"),
        pytest.param("id", "118 warga negara Indonesia", [(118, "people", "ID")], id="Indonesian"),
        pytest.param("vi", "94 công dân Việt Nam", [(94, "people", "VN")], id="Vietnamese"),
        pytest.param("th", "จับกุมคนไทย 88 คน", [(88, "people", "TH")], id="Thai counts behind the noun"),
        pytest.param("ko", "컴퓨터 150대를 압수했다", [(150, "computers", None)], id="Korean counts behind the noun"),
        pytest.param("zh", "抓获186名嫌疑人", [(186, "people", None)], id="Chinese"),
    ],
)
def test_a_number_counts_what_the_words_beside_it_say(
    language: str, text: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert [(found.value, found.what, found.nationality) for found in quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They held 20 people.", Qualifier.EXACT),
        ("They held more than 20 people.", Qualifier.AT_LEAST),
        ("They held at least 20 people.", Qualifier.AT_LEAST),
        ("They held nearly 20 people.", Qualifier.ABOUT),
        ("They held about 20 people.", Qualifier.ABOUT),
    ],
)
def test_the_wording_tells_how_exact_a_number_is(text: str, expected: Qualifier) -> None:
    assert [found.qualifier for found in quantities(text, "en")] == [expected]
