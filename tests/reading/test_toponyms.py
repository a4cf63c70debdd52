import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from geo.gazetteer import Gazetteer
from geo.model import PlaceKind
from geo.reading.findings import Article, PlaceMention, Span
from geo.reading.tokens import Gap, tokenise
from geo.reading.toponyms import find_places

CITY, PROVINCE, DISTRICT, WARD = PlaceKind.CITY, PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.WARD
VILLAGE, SEZ, CROSSING, COUNTRY = PlaceKind.VILLAGE, PlaceKind.SEZ, PlaceKind.BORDER_CROSSING, PlaceKind.COUNTRY
BUILDING = PlaceKind.BUILDING


def read(gazetteer: Gazetteer, text: str, language: str = "en") -> tuple[PlaceMention, ...]:
    lines = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]*\S[^\n]*", text))
    return find_places(Article(text, lines, language), gazetteer)


def ids(gazetteer: Gazetteer, text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(found.text, found.place.id if found.place else None) for found in read(gazetteer, text, language)]


def kinds(gazetteer: Gazetteer, text: str, language: str = "en") -> list[tuple[str, PlaceKind]]:
    return [(found.text, found.kind) for found in read(gazetteer, text, language)]


# Names that are places


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en",
            "PHNOM PENH, July 14 (Xinhua) — Police searched a villa in Sihanoukville.",
            [("PHNOM PENH", "kh-phnom-penh"), ("Sihanoukville", "kh-sihanoukville")],
            id="the town of a dateline is a place, in capitals too",
        ),
        pytest.param(
            "en",
            "POLICE RAID SCAM COMPOUNDS IN BAVET AND POIPET",
            [("BAVET", "kh-bavet"), ("POIPET", "kh-poipet")],
            id="a headline in capitals names places",
        ),
        pytest.param(
            "en",
            "Cambodia Police Raid Scam Compounds In Bavet",
            [("Cambodia", "kh"), ("Bavet", "kh-bavet")],
            id="a headline with a capital on every word makes no surnames",
        ),
        pytest.param(
            "en",
            "The Cambodia-South Korea Alliance met in Seoul.",
            [("Cambodia", "kh"), ("South Korea", "kr"), ("Seoul", "geonames:1835848")],
            id="a hyphen parts two countries",
        ),
        pytest.param(
            "en",
            "Cambodia's police and O'Smach's casinos",
            [("Cambodia", "kh"), ("O'Smach", "kh-o-smach")],
            id="a possessive is no part of the name, an apostrophe inside it is",
        ),
        pytest.param(
            "de",
            "Kambodschas Regierung und Vietnams Polizei trafen sich in Phnom Penh.",
            [("Kambodschas", "kh"), ("Vietnams", "vn"), ("Phnom Penh", "kh-phnom-penh")],
            id="a German genitive is the country",
        ),
        pytest.param(
            "fr",
            "Au Cambodge, la police de Bavet attend l'Allemagne.",
            [("Cambodge", "kh"), ("Bavet", "kh-bavet"), ("Allemagne", "de")],
            id="a French article is elided",
        ),
        pytest.param(
            "vi",
            "Công an tỉnh Tây Ninh và cảnh sát Campuchia tại thành phố Bavet.",
            [("Tây Ninh", "vn-tay-ninh-province"), ("Campuchia", "kh"), ("Bavet", "kh-bavet")],
            id="Vietnamese kind words and country names",
        ),
        pytest.param(
            "id",
            "Polisi menangkap 12 warga di Poipet, Kamboja.",
            [("Poipet", "kh-poipet"), ("Kamboja", "kh")],
            id="Indonesian",
        ),
        pytest.param(
            "th",
            "ตำรวจกัมพูชาบุกค้นอาคารในกรุงพนมเปญและเมืองปอยเปต",
            [("กัมพูชา", "kh"), ("พนมเปญ", "kh-phnom-penh"), ("ปอยเปต", "kh-poipet")],
            id="Thai has no spaces",
        ),
        pytest.param(
            "km",
            "នគរបាលរាជធានីភ្នំពេញ បានឆែកឆេរទីតាំងមួយនៅខណ្ឌសែនសុខ",
            [("ភ្នំពេញ", "kh-phnom-penh"), ("សែនសុខ", "kh-sen-sok-district")],
            id="Khmer has no spaces, and short names of far countries are parts of words",
        ),
        pytest.param(
            "zh",
            "柬埔寨警方在西哈努克市和波贝逮捕了30人。",
            [("柬埔寨", "kh"), ("西哈努克市", "kh-sihanoukville"), ("波贝", "kh-poipet")],
            id="Chinese",
        ),
        pytest.param(
            "ko",
            "캄보디아 경찰은 프놈펜과 시아누크빌에서 30명을 체포했다.",
            [("캄보디아", "kh"), ("프놈펜", "kh-phnom-penh"), ("시아누크빌", "kh-sihanoukville")],
            id="Korean hangs particles on the name",
        ),
        pytest.param(
            "en",
            "Officers met in Frankfort, Ky., and in Austin, TX.",
            [
                ("Frankfort", "geonames:4292188"),
                ("Ky", "admin1:us-kentucky"),
                ("Austin", "geonames:4671654"),
                ("TX", "admin1:us-texas"),
            ],
            id="states are abbreviated behind their towns",
        ),
        pytest.param(
            "en",
            "A storm moved from Europe across the Atlantic to the U.S. and Canada.",
            [("Europe", "region:europe"), ("Atlantic", "region:atlantic-ocean"), ("U.S.", "us"), ("Canada", "ca")],
            id="parts of the world are places in news from elsewhere",
        ),
    ],
)
def test_places_are_found(
    gazetteer: Gazetteer, language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert ids(gazetteer, text, language) == expected


# Names that are none


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "Florence said she never saw him again.", id="a first name that speaks"),
        pytest.param("en", "Mr Jordan and Paris Hilton left with Jack London.", id="full names and titles"),
        pytest.param(
            "en", "Jack Houston arrived late. Houston would not comment.", id="a surname standing alone later"
        ),
        pytest.param("en", "The Bangkok Post and the Manila Bulletin News wrote about it.", id="newspapers"),
        pytest.param("en", "Manchester United lost again.", id="clubs"),
        pytest.param("en", "He drove down Kampot Street to Battambang Hotel.", id="streets and hotels"),
        pytest.param("en", "The Thai and Khmer languages, the Lao script", id="languages"),
        pytest.param("en", "In March they let us go. They took US dollars.", id="months, small words, money"),
        pytest.param("en", "NATO agreed.", id="acronyms"),
        pytest.param("en", "Across Southeast Asia the trade goes on.", id="regions every article names"),
        pytest.param("de", "Das Ende ist nah. Dabei war die Halle leer.", id="German nouns and openers"),
        pytest.param("de", "Die Bangkoker Polizei und thailändische Beamte schwiegen.", id="German adjectives"),
        pytest.param("id", "Baca juga: Lima orang pulang.", id="Indonesian numerals"),
    ],
)
def test_no_place_is_seen(gazetteer: Gazetteer, language: str, text: str) -> None:
    assert ids(gazetteer, text, language) == []


# What the text calls them


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en",
            "Raids in provinces such as Kampot, Kandal and Pursat",
            [("Kampot", PROVINCE), ("Kandal", PROVINCE), ("Pursat", PROVINCE)],
            id="a word in front of a list is about each of it",
        ),
        pytest.param(
            "en",
            "the Dara Sakor and Thmor Da special economic zones",
            [("Dara Sakor", SEZ), ("Thmor Da", SEZ)],
            id="a word behind a list is about each of it",
        ),
        pytest.param(
            "de",
            "Die Provinzen Kampot und Pursat sowie der Bezirk Sen Sok",
            [("Kampot", PROVINCE), ("Pursat", PROVINCE), ("Sen Sok", DISTRICT)],
            id="German kind words stand in front",
        ),
        pytest.param(
            "en",
            "Kampot province is quiet. Later, Kampot was searched.",
            [("Kampot", PROVINCE), ("Kampot", PROVINCE)],
            id="called a province once, it is one where it stands alone",
        ),
        pytest.param(
            "en",
            "They crossed at the Moc Bai border gate.",
            [("Moc Bai", CROSSING)],
            id="a border gate",
        ),
        pytest.param("km", "នៅខេត្តកំពត", [("កំពត", PROVINCE)], id="a Khmer kind word is glued to the name"),
    ],
)
def test_kind_words_tell_the_kind(
    gazetteer: Gazetteer, language: str, text: str, expected: list[tuple[str, PlaceKind]]
) -> None:
    assert kinds(gazetteer, text, language) == expected


# Which of them is meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "From Springfield, Illinois, he moved to Springfield, Missouri.",
            {"geonames:4250542", "admin1:us-illinois", "geonames:4409896", "admin1:us-missouri"},
            id="what follows behind a comma tells two towns apart",
        ),
        pytest.param(
            "Students in Atlanta, Georgia, heard that Georgia had changed its law.",
            {"geonames:4180439", "admin1:us-georgia"},
            id="a state that holds a town of the text is no country",
        ),
        pytest.param(
            "Georgia and Armenia signed in Tbilisi.",
            {"ge", "am", "geonames:611717"},
            id="among countries it is the country",
        ),
        pytest.param(
            "Paris and London agreed on Friday.",
            {"geonames:2988507", "geonames:2643743"},
            id="with nothing else to go by, the largest city",
        ),
        pytest.param(
            "Kentucky police closed a road in London, in Laurel County.",
            {"admin1:us-kentucky", "geonames:4298960", "county:us-kentucky-laurel-county"},
            id="the county beside it decides",
        ),
    ],
)
def test_context_decides_between_places_of_one_name(gazetteer: Gazetteer, text: str, expected: set[str]) -> None:
    assert {place_id for _, place_id in ids(gazetteer, text)} == expected


def test_a_town_named_with_its_province_says_so(gazetteer: Gazetteer) -> None:
    first, *_ = read(gazetteer, "Police in Bavet, Svay Rieng province, freed 30 people.")
    assert (first.text, first.why, first.confidence) == ("Bavet", "named with Svay Rieng", 0.9)


def test_a_town_or_the_province_around_it_is_marked_as_doubtful(gazetteer: Gazetteer) -> None:
    (kampot,) = read(gazetteer, "Kampot was quiet.")
    assert kampot.place is not None
    assert {kampot.place.id, *(place.id for place in kampot.candidates)} >= {"kh-kampot", "kh-kampot-province"}
    assert kampot.confidence == 0.7
    assert kampot.why == "the town of that name, or the province around it"


def test_a_small_town_far_from_an_article_on_the_region_stays_open(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "Police in Bavet, Poipet and Sihanoukville sent people to Frankfort.")
    assert [(mention.text, mention.place) for mention in found[-1:]] == [("Frankfort", None)]
    assert found[-1].candidates


# Places no list has


def test_numbered_places_lie_where_the_text_says(gazetteer: Gazetteer) -> None:
    village, sangkat, bavet = read(gazetteer, "The house is in Village 4, Sangkat Two, Bavet town.")
    assert (village.kind, sangkat.kind, bavet.kind) == (VILLAGE, WARD, CITY)
    assert village.place and sangkat.place and bavet.place
    assert village.place.position == sangkat.place.position == bavet.place.position
    assert village.place.radius_km >= bavet.place.radius_km
    assert (village.place.parent_id, sangkat.place.parent_id) == (sangkat.place.id, "kh-bavet")


def test_an_unknown_hamlet_is_a_mention_without_a_place(gazetteer: Gazetteer) -> None:
    assert [
        (found.text, found.kind, found.place) for found in read(gazetteer, "They hid in Zabrak Moan hamlet for days.")
    ] == [("Zabrak Moan", VILLAGE, None)]


def test_a_longer_name_is_not_read_as_the_town_it_begins_with(gazetteer: Gazetteer) -> None:
    deli, north_sumatra = read(gazetteer, "Warga Kabupaten Deli Serdang, Sumatera Utara, pulang.", "id")
    assert (deli.text, deli.kind) == ("Deli Serdang", DISTRICT)
    assert deli.place and north_sumatra.place
    assert deli.place.parent_id == north_sumatra.place.id


def test_an_airport_is_a_building_near_its_city(gazetteer: Gazetteer) -> None:
    (airport,) = read(gazetteer, "They landed at Incheon International Airport.")
    assert (airport.text, airport.kind) == ("Incheon International Airport", BUILDING)
    assert airport.place is not None
    assert airport.place.parent_id == "geonames:1843564"


def test_the_second_half_of_a_joined_name_is_no_town_far_away(gazetteer: Gazetteer) -> None:
    text = "They landed at Soekarno-Hatta airport, and took the Manila-Cebu ferry."
    assert ids(gazetteer, text) == [("Manila", "ph-manila"), ("Cebu", "ph-cebu-city")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A house in tambon Mae Pa, Mae Sot district, was empty.", [("Mae Pa", WARD), ("Mae Sot", DISTRICT)]),
        ("A house in Barangay Almanza Uno, Las Piñas, was empty.", [("Almanza Uno", WARD), ("Las Piñas", CITY)]),
    ],
)
def test_a_ward_may_be_named_as_people_are(
    gazetteer: Gazetteer, text: str, expected: list[tuple[str, PlaceKind]]
) -> None:
    found = read(gazetteer, text)
    assert [(place.text, place.kind) for place in found] == expected
    assert found[0].place
    assert found[1].place
    assert found[0].place.parent_id == found[1].place.id


def test_a_word_of_an_airports_name_is_no_place_beside_it(gazetteer: Gazetteer) -> None:
    check(found := read(gazetteer, text := "International Airport International Airport Village 4"), text)
    assert [place.text for place in found] == ["Airport International Airport", "Village 4"]


# Governments


def test_a_capital_that_only_acts_is_its_government_and_no_place_on_the_map(gazetteer: Gazetteer) -> None:
    text = "Phnom Penh signalled on Friday that it would hand over suspects from Bavet."
    assert ids(gazetteer, text) == [("Bavet", "kh-bavet")]


def test_a_capital_with_its_number_in_a_list_is_a_place(gazetteer: Gazetteer) -> None:
    text = "Most were held in Kampot, followed by Bavet with 29 and Phnom Penh with 12."
    assert [text for text, _ in ids(gazetteer, text)] == ["Kampot", "Bavet", "Phnom Penh"]


def test_a_capital_where_something_happens_is_a_place_throughout(gazetteer: Gazetteer) -> None:
    text = "Phnom Penh said little. Police in Phnom Penh freed 30 people from Bavet."
    assert [text for text, _ in ids(gazetteer, text)] == ["Phnom Penh", "Phnom Penh", "Bavet"]


# Any text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(), st.sampled_from(["en", "de", "fr", "vi", "id", "th", "km", "zh", "ko", "", "xx"]))
def test_any_text_is_read_and_offsets_slice_it(gazetteer: Gazetteer, text: str, language: str) -> None:
    check(read(gazetteer, text, language), text)


PIECES = st.sampled_from(
    "Village 4|Sangkat Two|, |, | and | in |Bavet|Kampot|province|Mr |Paris|Hilton|.|\n|’s|-|U.S.|Ky.|Hamlet|(|)|"
    "South |Kabupaten Deli Serdang|Europe|special economic zones|the |provinces such as |Phnom Penh|D'|O'Smach|"
    "ភ្នំពេញ|กรุง|市|\u200b|\u0301|😀|\u202e|International Airport".split("|")
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]), st.sampled_from(["en", "de", "vi"]))
@example(["Bavet", "International Airport", "Village 4"], " ", "en")
def test_any_shuffled_article_is_read_and_offsets_slice_it(
    gazetteer: Gazetteer, pieces: list[str], glue: str, language: str
) -> None:
    text = glue.join(pieces)
    check(read(gazetteer, text, language), text)


def check(found: tuple[PlaceMention, ...], text: str) -> None:
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip()
        assert 0 <= mention.confidence <= 1
        assert mention.why
    ends = [0, *(mention.end for mention in found)]
    assert all(end <= mention.start for end, mention in zip(ends, found, strict=False))


def test_reading_twice_gives_the_same(gazetteer: Gazetteer) -> None:
    text = "Police in Springfield met police from Kampot, Kandal and Georgia in Village 4, Bavet."
    assert read(gazetteer, text) == read(gazetteer, text)


# Words


@pytest.mark.parametrize(
    ("text", "keys", "gaps"),
    [
        ("Cambodia's police", ["cambodia", "police"], [Gap.LINE, Gap.SPACE]),
        ("l'Allemagne, d'Angkor", ["allemagne", "angkor"], [Gap.LINE, Gap.COMMA]),
        ("the U.S.-led group", ["the", "us", "led", "group"], [Gap.LINE, Gap.SPACE, Gap.HYPHEN, Gap.SPACE]),
        ("O’Smach. Bavet", ["osmach", "bavet"], [Gap.LINE, Gap.STOP]),
    ],
)
def test_words_leave_out_what_only_joins_them(text: str, keys: list[str], gaps: list[Gap]) -> None:
    tokens = tokenise(text)
    assert [word.key for word in tokens.words] == keys
    assert tokens.gaps == gaps
    stretches = zip(tokens.starts, tokens.ends, strict=True)
    assert [text[start:end] for start, end in stretches] == [word.text for word in tokens.words]
