"""Names of places that are none where they stand, and places that are not the namesake some list knows."""

import re

import pytest

from geo.gazetteer import Gazetteer
from geo.model import PlaceKind
from geo.reading.findings import Article, PlaceMention, Span
from geo.reading.toponyms import find_places


def read(gazetteer: Gazetteer, text: str, language: str) -> tuple[PlaceMention, ...]:
    lines = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]*\S[^\n]*", text))
    return find_places(Article(text, lines, language), gazetteer)


def ids(gazetteer: Gazetteer, text: str, language: str) -> list[tuple[str, str | None]]:
    return [(found.text, found.place.id if found.place else None) for found in read(gazetteer, text, language)]


# What is no place


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "vi", "Bốn người Trung Quốc và hai công dân Việt Nam ở Bavet.", ["Bavet"], id="Vietnamese: peoples"
        ),
        pytest.param("id", "Warga negara Tiongkok dan orang Kamboja di Bavet.", ["Bavet"], id="Indonesian: peoples"),
        pytest.param("id", "Warga Batam di Bavet.", ["Batam", "Bavet"], id="who lives in a town is no people"),
        pytest.param("th", "ชาวจีนและคนไทย สัญชาติเวียดนาม ที่ปอยเปต", ["ปอยเปต"], id="Thai: peoples"),
        pytest.param("km", "ជនជាតិចិន និងសញ្ជាតិវៀតណាម នៅក្រុងបាវិត", ["បាវិត"], id="Khmer: peoples"),
        pytest.param("zh", "20名中国籍男子、3名越南人和中国公民在波贝。", ["波贝"], id="Chinese: peoples"),
        pytest.param("zh", "柬埔寨人口", ["柬埔寨"], id="Chinese: how many live there is no people"),
        pytest.param("ko", "중국인 20명과 한국 국적자가 포이펫에서", ["포이펫"], id="Korean: peoples"),
        pytest.param("ko", "태국 인근 포이펫에서", ["태국", "포이펫"], id="Korean: near a country is no people"),
        pytest.param("en", "Two Myanmar nationals left Bavet.", ["Bavet"], id="English: nationals"),
        pytest.param("vi", "Đại sứ quán Trung Quốc tại Campuchia", ["Campuchia"], id="an embassy lies elsewhere"),
        pytest.param("zh", "中国驻泰国大使馆", ["泰国"], id="an embassy lies where it is accredited to"),
        pytest.param("ko", "한국대사관은 포이펫에", ["포이펫"], id="a Korean embassy"),
        pytest.param("en", "Air China and the Bank of China in Bavet.", ["Bavet"], id="firms called after countries"),
        pytest.param("en", "China Southern Airlines flew to Bavet.", ["Bavet"], id="an airline of two words"),
        pytest.param("en", "Jin Bei Casino in Bavet", ["Bavet"], id="a casino is not the town of Casino"),
        pytest.param("zh", "北京时间 曼谷邮报 中国银行", [], id="a time zone, a paper, a bank"),
        pytest.param("vi", "Chuyển 20.000 US$ cho bà Trần Thị Hà Giang ở Bavet.", ["Bavet"], id="money, a woman"),
        pytest.param("vi", "Cơ quan Cảnh sát và quán ăn ở Bavet", ["Bavet"], id="an office is no district"),
        pytest.param("th", "ข่าวแพร่กระจาย ตากแดด ที่ปอยเปต", ["ปอยเปต"], id="Thai verbs that provinces are called"),
        pytest.param("th", "ในจังหวัดแพร่", ["จังหวัดแพร่"], id="and the province, called one"),
        pytest.param("fr", "La commune de Bavet", ["Bavet"], id="an article is no place in California"),
        pytest.param("en", "LM Car of Bavet", ["Bavet"], id="a car is not the Central African Republic"),
    ],
)
def test_peoples_firms_and_words_are_no_places(
    gazetteer: Gazetteer, language: str, text: str, expected: list[str]
) -> None:
    assert [found.text for found in read(gazetteer, text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("en", "The Lao People's Democratic Republic agreed.", "la", id="with its apostrophe"),
        pytest.param("en", "The Lao People’s Democratic Republic agreed.", "la", id="with a curly one"),
        pytest.param("en", "Police in Lao PDR agreed.", "la", id="shortened"),
        pytest.param("en", "The Democratic People's Republic of Korea agreed.", "kp", id="North Korea, not South"),
        pytest.param("vi", "Họ sang Lào làm việc.", "la", id="Vietnamese"),
    ],
)
def test_a_peoples_republic_is_found_under_its_full_name(
    gazetteer: Gazetteer, language: str, text: str, expected: str
) -> None:
    assert [place for _, place in ids(gazetteer, text, language)] == [expected]


# Which is not meant


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        pytest.param("id", "Warga Kecamatan Lubuk Baja pulang dari Kamboja.", "Lubuk Baja", id="is not in Texas"),
        pytest.param(
            "en", "People who live in Barangay Salem came home from Cambodia.", "Salem", id="is not in Oregon"
        ),
        pytest.param("vi", "Nạn nhân ở huyện Hương Sơn, Hà Tĩnh.", "Hương Sơn", id="is not that of Hanoi"),
    ],
)
def test_a_namesake_abroad_or_far_off_is_not_meant(gazetteer: Gazetteer, language: str, text: str, name: str) -> None:
    (found,) = [one for one in read(gazetteer, text, language) if one.text == name]
    assert found.candidates == ()
    assert found.place is None or "/" in found.place.id  # somewhere in what the text says it lies in


def test_a_commune_lies_in_its_district_and_not_at_the_town_of_its_name(gazetteer: Gazetteer) -> None:
    commune, district, _ = read(gazetteer, "Ngụ xã Long Xuyên, huyện Phúc Thọ, Hà Nội.", "vi")
    assert (commune.text, commune.kind) == ("Long Xuyên", PlaceKind.WARD)
    assert commune.place and district.place
    assert commune.place.parent_id == district.place.id


def test_a_longer_name_is_not_the_province_of_its_first_word(gazetteer: Gazetteer) -> None:
    gansu, china = read(gazetteer, "Ở tỉnh Cam Túc, Trung Quốc.", "vi")
    assert gansu.text == "Cam Túc"
    assert gansu.place and china.place
    assert gansu.place.parent_id == china.place.id == "cn"


def test_kind_words_of_a_language_may_stand_before_places_of_a_country_the_article_names(
    gazetteer: Gazetteer,
) -> None:
    text = "Tại quận Sen Sok, Phnom Penh, Campuchia."
    assert ids(gazetteer, text, "vi")[0] == ("Sen Sok", "kh-sen-sok-district")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Police in Hanoi arrested two.", "vn-hanoi", id="a village near Hanoi is called so too"),
        pytest.param(
            "Police in Kampot arrested two.", "kh-kampot", id="the province around it makes the town likelier"
        ),
    ],
)
def test_a_city_is_meant_rather_than_a_namesake_near_it(gazetteer: Gazetteer, text: str, expected: str) -> None:
    assert [place for _, place in ids(gazetteer, text, "en")] == [expected]


def test_thai_kind_words_may_be_one_letter_and_a_dot(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "ที่ อ.แม่สอด จ.ตาก", "th")
    assert [(one.text, one.kind) for one in found] == [("แม่สอด", PlaceKind.DISTRICT), ("ตาก", PlaceKind.PROVINCE)]


def test_an_airport_called_after_a_person_is_not_in_the_town_that_bears_the_surname(gazetteer: Gazetteer) -> None:
    text = "They were deported from Manila through Gregorio Kampot International Airport on Sunday."
    *_, airport = read(gazetteer, text, "en")
    assert (airport.text, airport.place) == ("Gregorio Kampot International Airport", None)
    text = "They were deported from Manila through Kampot International Airport on Sunday."
    *_, airport = read(gazetteer, text, "en")
    assert airport.place and airport.place.country == "KH"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en", "He travelled to Bangkok on a tourist visa and was held there.", ["Bangkok"], id="by a traveller"
        ),
        pytest.param("id", "Mereka berangkat melalui Bangkok sebelum dibawa ke perbatasan.", ["Bangkok"], id="passing"),
        pytest.param("en", "The reply to Bangkok came late.", [], id="but not by a letter to its government"),
    ],
)
def test_a_capital_is_a_place_when_gone_to(gazetteer: Gazetteer, language: str, text: str, expected: list[str]) -> None:
    assert [found.text for found in read(gazetteer, text, language)] == expected
