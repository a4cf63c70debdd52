"""What French, Vietnamese, Indonesian, Thai, Khmer, Chinese and Korean have that English has not."""

import re
from datetime import date

import pytest
from texts import FRIDAY, Row, events, rows

from geo.gazetteer import Gazetteer
from geo.model import Status
from geo.reading.article import from_text
from geo.reading.findings import Article, Span
from geo.reading.number_words import number_reader
from geo.reading.reader import read
from geo.reading.toponyms import find_places


def ids(gazetteer: Gazetteer, text: str, language: str) -> list[tuple[str, str | None]]:
    lines = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]*\S[^\n]*", text))
    found = find_places(Article(text, lines, language), gazetteer)
    return [(one.text, one.place.id if one.place else None) for one in found]


# Names of places


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "zh",
            "12人来自福建和湖南。",
            [("福建", "admin1:cn-fujian"), ("湖南", "admin1:cn-hunan")],
            id="Chinese provinces",
        ),
        pytest.param(
            "zh", "嫌犯由緬甸押往雲南。", [("緬甸", "mm"), ("雲南", "admin1:cn-yunnan")], id="traditional signs"
        ),
        pytest.param("zh", "河南通讯社记者在波贝", [("波贝", "kh-poipet")], id="an agency named after a province"),
        pytest.param("zh", "华南通讯社消息", [], id="a part of the country in the name of an agency"),
        pytest.param(
            "ko",
            "경기도와 충남에서",
            [("경기도", "admin1:kr-gyeonggi"), ("충남", "admin1:kr-south-chungcheong")],
            id="Korean provinces, long and short",
        ),
        pytest.param(
            "ko",
            "시하누크주와 포이펫에서",
            [("시하누크주", "kh-preah-sihanouk-province"), ("포이펫", "kh-poipet")],
            id="a province abroad",
        ),
        pytest.param(
            "ko",
            "안동과 목포에서",
            [("안동", "geonames:1846986"), ("목포", "geonames:1841066")],
            id="a name with its particle",
        ),
        pytest.param("ko", "예산이 늘었다. 구리 값이 올랐다.", [], id="Korean words that are towns too"),
        pytest.param("ko", "나이는 20세에서 30세 사이다.", [], id="a Korean word that is a town far off"),
        pytest.param("ko", "경남경찰청에 따르면", [], id="the police of a province are no place"),
        pytest.param(
            "th",
            "ที่เขตเศรษฐกิจพิเศษสามเหลี่ยมทองคำ แขวงบ่อแก้ว",
            [("เขตเศรษฐกิจพิเศษสามเหลี่ยมทองคำ", "la-golden-triangle-sez"), ("แขวงบ่อแก้ว", "la-bokeo-province")],
            id="long Thai names of Laos",
        ),
        pytest.param("th", "ที่ท่าเรือในปอยเปต", [("ปอยเปต", "kh-poipet")], id="a Thai port is no town"),
        pytest.param(
            "vi",
            "Tại Đặc khu kinh tế Tam giác vàng ở Lào",
            [("Đặc khu kinh tế Tam giác vàng", "la-golden-triangle-sez"), ("Lào", "la")],
            id="Vietnamese names go on in small letters",
        ),
        pytest.param("vi", "Chuyên mục Pháp luật", [], id="the law is not France"),
        pytest.param(
            "fr", "Rien de neuf. L'Inde a réagi.", [("Inde", "in")], id="an elided article at the head of a sentence"
        ),
        pytest.param(
            "fr", "Ils ont atterri à Roissy.", [("Roissy", "geonames:2983073")], id="a short name of a French town"
        ),
    ],
)
def test_places_are_found_under_the_names_of_each_language(
    gazetteer: Gazetteer, language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert ids(gazetteer, text, language) == expected


# Numbers


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("vi", "ba trăm hai mươi người", [320], id="Vietnamese hundreds and tens"),
        pytest.param("vi", "hai mươi lăm nghìn ba trăm", [25_300], id="Vietnamese thousands"),
        pytest.param("id", "tiga ratus dua puluh orang", [320], id="Indonesian hundreds and tens"),
        pytest.param("id", "seribu dua ratus", [1200], id="an Indonesian thousand and more"),
        pytest.param("en", "three hundred and twenty-two thousand", [322_000], id="English thousands"),
        pytest.param("fr", "quatre-vingt-dix-sept", [97], id="French scores"),
        pytest.param("zh", "三百二十余部", [320], id="Chinese hundreds and tens"),
        pytest.param("zh", "两国警方抓获二十三名", [23], id="two countries count nobody"),
        pytest.param("zh", "三万人", [30_000], id="Chinese ten thousands"),
        pytest.param("ko", "두 나라에서 세 명", [3], id="Korean, in front of what counts people"),
        pytest.param("th", "สองคนในสามเหลี่ยม", [2], id="Thai, and no triangle"),
        pytest.param("km", "ពីរនាក់", [2], id="Khmer"),
    ],
)
def test_numbers_in_words_have_their_value(language: str, text: str, expected: list[int]) -> None:
    assert [number.value for number in number_reader(language).find(text, 0, len(text))] == expected


# Events

TOLD = [
    pytest.param(
        "zh",
        "7月3日警方在波贝突擊搜查，逮捕三十二名嫌犯，查獲手機五百餘部。",
        [("raid", "Poipet", "2025-07-03", {"arrested": 32, "seized_phones": 500})],
        id="traditional signs are read like simplified ones",
    ),
    pytest.param("zh", "引渡程序尚在进行。", [], id="a procedure is no extradition"),
    pytest.param(
        "vi",
        "Ngày 3/7, tại Poipet, công an bắt 9 đối tượng, trong đó 6 người quê ở Kampot và 3 người ở Bavet.",
        [("arrest", "Poipet", "2025-07-03", {"arrested": 9})],
        id="where those arrested come from is not where they were arrested",
    ),
    pytest.param(
        "ko",
        "지난 3일 Poipet과 Bavet에서 12명을 체포했다.",
        [
            ("arrest", "Poipet", "2025-07-03", {}),
            ("arrest", "Bavet", "2025-07-03", {}),
            ("arrest", None, "2025-07-03", {"arrested": 12}),
        ],
        id="the particle behind the last of a list is for all",
    ),
    pytest.param(
        "th",
        "เมื่อวันที่ 3 กรกฎาคม เจ้าหน้าที่ส่งตัวชาวเวียดนาม 12 คน ซึ่งถูกหลอกไปทำงาน กลับประเทศจากปอยเปต",
        [("deportation", "Poipet", "2025-07-03", {"deported": 12})],
        id="a clause that tells who they are takes no number away",
    ),
    pytest.param(
        "km",
        "នៅថ្ងៃទី៣ ខែកក្កដា កម្ពុជា និងវៀតណាម បានឯកភាពបង្កើតក្រុមការងាររួម។",
        [("agreement", None, "2025-07-03", {})],
        id="agreed in Khmer",
    ),
    pytest.param(
        "vi",
        "Hơn một nghìn hai trăm người Việt bị trục xuất khỏi Cambodia trong năm 2024.",
        [("deportation", None, "2024", {"deported": 1200})],
        id="the Vietnamese word for year is not five",
    ),
    pytest.param(
        "vi",
        "Việt Nam và Thái Lan ký thỏa thuận dẫn độ tại Bangkok hôm 3/7.",
        [("agreement", "Bangkok", "2025-07-03", {})],
        id="an extradition treaty is no extradition",
    ),
    pytest.param(
        "fr",
        "À Poipet, mercredi, une trentaine de ressortissants sud-coréens ont été arrêtés.",
        [("arrest", "Poipet", "2025-07-16", {"arrested": 30})],
        id="about thirty in French",
    ),
    pytest.param(
        "fr",
        "Le Laos a remis à la Chine 280 suspects arrêtés à Poipet.",
        [("deportation", "Poipet", None, {"deported": 280})],
        id="arrested only tells who was handed over",
    ),
    pytest.param(
        "th",
        "วันที่ 20 ก.พ. 68 ทางการส่งตัวชาวจีน 200 คน ข้ามสะพานแห่งที่ 2 กลับประเทศจากปอยเปต",
        [("deportation", "Poipet", "2025-02-20", {"deported": 200})],
        id="Thai years of two digits and numbered bridges count nobody",
    ),
    pytest.param(
        "th",
        "เมื่อวันจันทร์ที่ผ่านมา ตำรวจจับกุม 5 คน ที่ปอยเปต",
        [("arrest", "Poipet", "2025-07-14", {"arrested": 5})],
        id="Thai police who arrest are not those counted",
    ),
    pytest.param(
        "th",
        "ช่วง 6 เดือนที่ผ่านมา ตำรวจจับกุม 70 คน",
        [("arrest", None, None, {"arrested": 70})],
        id="the last six months are not last month",
    ),
    pytest.param(
        "zh",
        "警方上周三在波贝抓获5人。",
        [("arrest", "Poipet", "2025-07-09", {"arrested": 5})],
        id="last Wednesday in Chinese is of the week before",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_each_language_tells_its_events(language: str, text: str, expected: list[Row]) -> None:
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("7月3日，中缅泰三国警方联合行动，抓获12名嫌疑人。", {"CN", "MM", "TH"}, id="three countries"),
        pytest.param("7月3日，泰柬警方会晤。", {"TH", "KH"}, id="two countries without China"),
    ],
)
def test_short_names_of_several_countries_are_each_of_them(text: str, expected: set[str]) -> None:
    named = {code for event in events(text, "zh") for code in (event.country, *event.partners)}
    assert expected <= named


def test_among_them_thais_are_not_china_and_thailand() -> None:
    [event] = events("7月3日警方在波贝抓获12人，其中泰国人5名。", "zh")
    assert (event.country, event.partners) == ("KH", ())


def test_a_korean_day_of_entry_needs_no_space() -> None:
    assert from_text("제목\n송고2025-08-27 15:08\n본문이다.", language="ko").published == date(2025, 8, 27)


def routes(gazetteer: Gazetteer, text: str, language: str) -> list[tuple[str | None, str | None]]:
    found = read(from_text(f"-\n{text}", language=language, published=FRIDAY), gazetteer).events
    return [(event.origin, event.destination) for event in found if event.destination]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "zh", "韩国警方派专机赴金边接回60名嫌疑人。", [("KH", "KR")], id="flown to a country to fetch people"
        ),
        pytest.param("zh", "3000余人从缅甸移交我方。", [("MM", "CN")], id="our side"),
        pytest.param(
            "zh",
            "22人被騙到緬甸，7月3日返抵台灣。",
            [("MM", "TW")],
            id="where people were lured they leave",
        ),
        pytest.param(
            "ko", "필리핀에서 검거된 조직원 12명을 국내로 송환했다.", [("PH", "KR")], id="to one's own country"
        ),
        pytest.param("id", "Sebanyak 46 WNI tiba di Bandara Halim, Jakarta.", [(None, "ID")], id="home they came"),
        pytest.param("km", "សមត្ថកិច្ចថៃបានប្រគល់ជនជាតិខ្មែរ ៤៥នាក់ មកកម្ពុជាវិញ។", [("TH", "KH")], id="back to Cambodia"),
        pytest.param(
            "fr",
            "Sept Français ont été rapatriés de Myawaddy, à la frontière entre la Birmanie et la Thaïlande.",
            [("MM", "FR")],
            id="the countries of a border are no goal",
        ),
        pytest.param(
            "fr",
            "Les autorités philippines ont expulsé vers la Chine 95 ressortissants chinois.",
            [("PH", "CN")],
            id="Philippine",
        ),
    ],
)
def test_people_are_sent_from_and_to_the_right_countries(
    gazetteer: Gazetteer, language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert routes(gazetteer, text, language) == expected


def test_the_help_of_another_countrys_police_makes_a_partner() -> None:
    [event] = events("3月7日，在老挝警方配合下，中国公安机关在老挝抓获12名犯罪嫌疑人。", "zh")
    assert {event.country, *event.partners} == {"CN", "LA"}


def test_a_meeting_in_the_french_future_is_planned() -> None:
    [event] = events("La Thaïlande et la Birmanie se réuniront lundi à Mae Sot.", "fr")
    assert (event.status, event.date and event.date.span and event.date.span.to_edtf()) == (
        Status.PLANNED,
        "2025-07-21",
    )


def test_a_khmer_full_stop_is_no_part_of_a_name(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer, "នៅក្រុងប៉ោយប៉ែត។", "km") == [("ប៉ោយប៉ែត", "kh-poipet")]


@pytest.mark.parametrize("head", ["8 ก.ค. 68 17:25 น. | ข่าว", "เผยแพร่: 8 ก.ค. 2568 17:25"])
def test_thai_papers_write_their_year_with_two_digits_or_four(head: str) -> None:
    assert from_text(f"หัวข้อ\n{head}\nเนื้อหา", language="th").published == date(2025, 7, 8)
