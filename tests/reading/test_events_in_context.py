"""What a sentence tells in the light of those around it, and of the words that turn its meaning."""

import pytest
from texts import Row, events, rows

TOLD = [
    pytest.param(
        "en",
        "In Poipet, 31 people were arrested. In Bavet, 12 were detained.",
        [("arrest", "Poipet", None, {"arrested": 31}), ("arrest", "Bavet", None, {"arrested": 12})],
        id="a short sentence that opens with its place is no dateline",
    ),
    pytest.param(
        "de",
        "Aus Myawaddy wurden am Montag 260 Menschen befreit und nach Thailand gebracht.",
        [
            ("rescue", "Myawaddy", "2025-07-14", {"rescued": 260}),
            ("deportation", "Myawaddy", "2025-07-14", {"deported": 260}),
        ],
        id="freed and brought abroad are two events with one number",
    ),
    pytest.param(
        "en",
        "A Malaysian man who was held captive in Myawaddy for four months returned home on July 3.",
        [("deportation", "Myawaddy", "2025-07-03", {})],
        id="a captive has not been arrested",
    ),
    pytest.param(
        "en",
        "The ministry has not confirmed that 40 people were arrested in Bavet.",
        [],
        id="what nobody confirms is no event",
    ),
    pytest.param(
        "en",
        "On Friday police raided a villa in Bavet.\nOn July 3 a brawl broke out in Poipet. Four men were arrested.",
        [("raid", "Bavet", "2025-07-18", {}), ("arrest", "Poipet", "2025-07-03", {"arrested": 4})],
        id="what else took place somewhere is where people were arrested",
    ),
    pytest.param(
        "id",
        "Kericuhan terjadi di sebuah perusahaan di Poipet pada 3 Juli 2025. Empat WNI ditangkap polisi.",
        [("arrest", "Poipet", "2025-07-03", {"arrested": 4})],
        id="a brawl sets the scene in Indonesian",
    ),
    pytest.param(
        "en",
        "A court in Phnom Penh on July 3 sentenced three men. Four others were arrested.",
        [("arrest", None, None, {"arrested": 4})],
        id="a court sets no scene",
    ),
    pytest.param(
        "en",
        "Officials in Phnom Penh opened an office on July 3. Four others were arrested.",
        [("arrest", None, None, {"arrested": 4})],
        id="officials set no scene",
    ),
    pytest.param(
        "id",
        "Polisi menetapkan tiga tersangka. Ketiganya ditangkap pada 1 Juli 2025.",
        [("arrest", None, "2025-07-01", {"arrested": 3})],
        id="all three of them",
    ),
    pytest.param(
        "de",
        "Am Montag wurden in Bavet 98 Personen festgenommen und 30 Satellitenschüsseln abgebaut.",
        [("arrest", "Bavet", "2025-07-14", {"arrested": 98})],
        id="a number in front of an unknown noun counts no people",
    ),
    pytest.param(
        "de",
        "Die Außenminister von Thailand und China haben sich am Montag in Bangkok getroffen.",
        [("meeting", "Bangkok", "2025-07-14", {})],
        id="a verb in two parts behind its subject",
    ),
    pytest.param(
        "zh",
        "7月1日，老挝警方在波贝解救38名被困人员，并将其移交泰国。",
        [
            ("rescue", "Poipet", "2025-07-01", {"rescued": 38}),
            ("deportation", "Poipet", "2025-07-01", {"deported": 38}),
        ],
        id="those freed and handed on have one number",
    ),
    pytest.param(
        "zh",
        "据警方通报，7月9日，120名中国籍犯罪嫌疑人从缅甸押解回国。",
        [("deportation", None, "2025-07-09", {"deported": 120})],
        id="the day behind the comma is that of the deed",
    ),
    pytest.param(
        "en",
        "Police arrested 99 foreigners and rescued 34 Filipino workers in a raid in Bavet on July 4.",
        [("raid", "Bavet", "2025-07-04", {"arrested": 99}), ("rescue", "Bavet", "2025-07-04", {"rescued": 34})],
        id="the verb in front of a number says what happened to them",
    ),
    pytest.param(
        "en",
        "On July 4, 80 and 35 workers were rescued in Bavet and Kampot, respectively.",
        [("rescue", "Bavet", "2025-07-04", {"rescued": 80}), ("rescue", "Kampot", "2025-07-04", {"rescued": 35})],
        id="two joined numbers share their noun, and each has a place of its own",
    ),
    pytest.param(
        "en",
        "Some 7,000 people who have been freed in a crackdown by Thai and Myanmar soldiers are waiting.",
        [("rescue", None, None, {"rescued": 7000})],
        id="people freed in a crackdown are not those arrested in it",
    ),
    pytest.param(
        "en",
        "Last year, police raided scam hubs in Bavet and Kampot.",
        [("raid", "Bavet", "2024", {}), ("raid", "Kampot", "2024", {})],
        id="raids of last year at places sum up nothing",
    ),
    pytest.param(
        "zh",
        "7 月 1 日，警方在波贝解救 38 名被困人员。",
        [("rescue", "Poipet", "2025-07-01", {"rescued": 38})],
        id="dates with spaces, and those trapped who are freed",
    ),
    pytest.param(
        "en",
        "Some 300 suspects have been arrested at 138 locations in Cambodia.",
        [("arrest", None, None, {"arrested": 300})],
        id="arrested at many places",
    ),
    pytest.param(
        "en",
        "On July 1, 40 people were arrested in Bavet, while on July 3, officers held 12 people in Kampot.",
        [("arrest", "Bavet", "2025-07-01", {"arrested": 40}), ("arrest", "Kampot", "2025-07-03", {"arrested": 12})],
        id="two stories in one sentence keep their days apart",
    ),
    pytest.param(
        "en",
        "Cambodia deported 52 people on Monday after police raided a villa in Bavet on July 3.",
        [("deportation", None, "2025-07-14", {"deported": 52}), ("raid", "Bavet", "2025-07-03", {})],
        id="what came before has a day and place of its own",
    ),
    pytest.param(
        "en",
        "Cambodia deported 52 people on Monday who had been arrested in Bavet on July 3.",
        [("deportation", None, "2025-07-14", {"deported": 52})],
        id="where those sent home had been arrested is told by the way",
    ),
    pytest.param(
        "en",
        "Seventeen workers who said they were not allowed to leave were rescued in Bavet on Monday.",
        [("rescue", "Bavet", "2025-07-14", {"rescued": 17})],
        id="a refusal told of earlier denies nothing",
    ),
    pytest.param(
        "en",
        "Two women were rescued in Bavet on July 2.",
        [("rescue", "Bavet", "2025-07-02", {"rescued": 2})],
        id="a lone number of women is that of all",
    ),
    pytest.param(
        "en",
        "Nine of the 15 workers were rescued in Bavet on Monday.",
        [("rescue", "Bavet", "2025-07-14", {"rescued": 9})],
        id="the part counts, not what it is taken from",
    ),
    pytest.param(
        "en",
        "Eighteen (18) Filipino nationals were rescued in Bavet on Monday.",
        [("rescue", "Bavet", "2025-07-14", {"rescued": 18})],
        id="a number told twice",
    ),
    pytest.param(
        "en",
        "Another 118, mostly Bangladeshis, were detained in Bavet on Monday.",
        [("arrest", "Bavet", "2025-07-14", {"arrested": 118})],
        id="a number whose people are named behind it",
    ),
    pytest.param(
        "en",
        "Police raided a flat in Bavet on a warrant issued by a Bangkok court and arrested 12 people.",
        [("raid", "Bavet", None, {"arrested": 12})],
        id="where a court sits nothing happened",
    ),
    pytest.param(
        "en",
        'Officers arrested 12 people on Monday. "They were brought out of the building," said a policeman in Bavet.',
        [("arrest", None, "2025-07-14", {"arrested": 12})],
        id="where somebody speaks nothing happened",
    ),
    pytest.param(
        "en",
        "Police raided a villa in Sen Sok district, Phnom Penh, on Monday.",
        [("raid", "Sen Sok", "2025-07-14", {})],
        id="a district and its town are one place",
    ),
    pytest.param(
        "en",
        "In the largest raid since 2022 police arrested 90 people in Bavet on Monday.",
        [("raid", "Bavet", "2025-07-14", {"arrested": 90})],
        id="a record sums up nothing",
    ),
    pytest.param(
        "en",
        "Police have raided 14 locations in five provinces since January.",
        [("raid", None, None, {"compounds": 14})],
        id="sites raided are counted",
    ),
    pytest.param(
        "en",
        "At least 50 compounds are still operating in Cambodia.",
        [("compound", None, None, {"compounds": 50})],
        id="sites counted in a country",
    ),
    pytest.param(
        "en",
        "Police raided a villa in Bavet. The operation took place on July 3.",
        [("raid", "Bavet", "2025-07-03", {})],
        id="the operation is the one told of before",
    ),
    pytest.param(
        "en",
        "Police raided a villa in Bavet on July 3 and arrested 12 people. Nobody was hurt. Officers seized 30 phones.",
        [("raid", "Bavet", "2025-07-03", {"arrested": 12, "seized_phones": 30})],
        id="things seized belong to the raid, though somebody spoke in between",
    ),
    pytest.param(
        "en",
        "Police nab 73\nOn Monday police arrested 73 people in Bavet. Last week, 228 people were arrested in Poipet.",
        [
            ("arrest", "Bavet", "2025-07-14", {"arrested": 73}),
            ("arrest", "Poipet", "2025-07-07/2025-07-13", {"arrested": 228}),
        ],
        id="a title goes on from no sentence",
    ),
    pytest.param(
        "en",
        "Cambodia sent 42 people home on Monday, bringing the number of people deported since May to 670.",
        [("deportation", None, "2025-07-14", {"deported": 42}), ("deportation", None, None, {"deported": 670})],
        id="the total behind is an event of its own",
    ),
    pytest.param(
        "de",
        "7.000 Menschen wurden im Februar aus Lagern befreit und nach Thailand gebracht.",
        [("rescue", None, "2025-02", {"rescued": 7000}), ("deportation", None, "2025-02", {"deported": 7000})],
        id="freed and brought to another country",
    ),
    pytest.param(
        "de",
        "In Bavet gingen der Polizei 312 Verdächtige ins Netz, in Kampot 27 Vietnamesen.",
        [("arrest", "Bavet", None, {"arrested": 312}), ("arrest", "Kampot", None, {"arrested": 27})],
        id="a nationality at another place is no part",
    ),
    pytest.param(
        "de",
        "In Bavet wurden 92 Chinesen in der vergangenen Woche festgenommen.",
        [("arrest", "Bavet", "2025-07-07/2025-07-13", {"arrested": 92})],
        id="people counted in front of a week",
    ),
    pytest.param(
        "en",
        "Officers seized 45 phones at a villa in Kampot.",
        [("raid", "Kampot", None, {"seized_phones": 45})],
        id="things seized where no sentence tells of a raid",
    ),
    pytest.param(
        "en",
        "Cambodia and Thailand will jointly raid scam dens under a plan signed in Bangkok on Monday.",
        [("agreement", "Bangkok", "2025-07-14", {})],
        id="what is agreed on is to come",
    ),
    pytest.param(
        "ko",
        "경찰은 지난해 12월 3일 캄보디아에서 용의자 51명을 체포하고 컴퓨터 94대를 압수했다.",
        [("arrest", None, "2024-12-03", {"arrested": 51, "seized_computers": 94})],
        id="Korean persons are no computers, and last year's month is a day",
    ),
    pytest.param(
        "th",
        "เมื่อวันที่ 3 ก.ค. ตำรวจบุกทลายอาคารในเมืองปอยเปต จับกุมชาวจีน 23 คน",
        [("raid", "Poipet", "2025-07-03", {"arrested": 23})],
        id="a full stop in a Thai month ends no sentence",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_events_are_read_in_the_light_of_what_stands_around(language: str, text: str, expected: list[Row]) -> None:
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en",
            "China's minister came on Sunday. He held talks with his Thai counterpart in Mae Sot.",
            ("TH", ("CN",), None, None),
            id="his counterpart is that of whom the sentence before named",
        ),
        pytest.param(
            "en",
            "The Border Guard Force handed 260 people over to Thailand.",
            ("MM", (), "MM", "TH"),
            id="an armed group stands for the country it is of",
        ),
        pytest.param(
            "en",
            "Cambodia has repatriated 2,780 foreign nationals since January.",
            ("KH", (), "KH", None),
            id="whoever repatriates foreigners sends them out",
        ),
        pytest.param(
            "en",
            "Police in Cambodia detained 36 Thais. On Monday the 36 Thais were deported through Mae Sot.",
            ("KH", (), "KH", "TH"),
            id="nobody deports their own",
        ),
        pytest.param(
            "de",
            "260 Menschen wurden aus Myanmar den thailändischen Behörden übergeben.",
            ("MM", (), "MM", "TH"),
            id="the dative receives",
        ),
        pytest.param(
            "en",
            "On Monday 120 Thais arrived in Bangkok on a plane from Phnom Penh.",
            ("KH", (), "KH", "TH"),
            id="nationals who arrive in their country were sent",
        ),
        pytest.param(
            "zh",
            "中国公安机关从缅甸押解200名犯罪嫌疑人回国。",
            ("MM", (), "MM", "CN"),
            id="Chinese officers bring home",
        ),
        pytest.param(
            "vi",
            "Việt Nam tiếp nhận 28 người do phía Campuchia trao trả.",
            ("KH", (), "KH", "VN"),
            id="who hands over sends, who receives takes",
        ),
        pytest.param(
            "th",
            "นายกรัฐมนตรีสั่งการให้ทุกหน่วยงานปราบปรามอาชญากรรมออนไลน์",
            ("TH", (), None, None),
            id="the premier of a Thai paper is Thailand's",
        ),
    ],
)
def test_parties_that_go_without_saying_are_filled_in(
    language: str, text: str, expected: tuple[str | None, tuple[str, ...], str | None, str | None]
) -> None:
    found = events(text, language)[-1]
    assert (found.country, found.partners, found.origin, found.destination) == expected


def test_a_meeting_spoken_of_again_is_no_second_one() -> None:
    text = "Cambodia and Thailand met in Bangkok. The two-day meeting, held on July 10, was supported by Japan."
    [found] = events(text)
    assert found.date is not None and found.date.span is not None
    assert (found.kind.value, found.partners, found.date.span.to_edtf()) == ("meeting", ("KH",), "2025-07-10")


def test_what_an_order_warns_of_is_no_warning() -> None:
    kinds = [
        found.kind.value for found in events("Cambodia's premier ordered governors to close scam dens, warning them.")
    ]
    assert kinds == ["directive"]


def test_a_warning_is_dated_by_its_statement() -> None:
    [found] = events("In a statement on Sunday, Thailand's embassy urged its citizens not to travel.")
    assert found.date is not None and found.date.text == "Sunday"


def test_they_who_consist_of_men_and_women_are_no_site() -> None:
    text = "Polisi menangkap 554 orang di Bavet. Mereka terdiri dari 449 laki-laki dan 105 perempuan."
    assert [found.kind.value for found in events(text, "id")] == ["arrest"]


def test_three_countries_whose_officers_act_share_the_deed_where_the_compounds_are() -> None:
    told = "-\nThousands work in eastern Myanmar.\nSome 70 people were freed by Thai, Chinese and Myanmar authorities."
    assert [(found.country, found.partners) for found in events(told)] == [("MM", ("TH", "CN"))]


def test_an_army_hands_people_over_to_a_country_in_german() -> None:
    told = events("Myanmars Armee übergab am Montag 261 Menschen an Thailand.", "de")
    assert [(found.origin, found.destination) for found in told] == [("MM", "TH")]


def test_a_chinese_object_in_front_of_its_verb_is_no_plan() -> None:
    told = events("7月3日，泰国将35名越南人移交越南警方。", "zh")
    assert [(found.status.value, found.origin, found.destination) for found in told] == [("reported", "TH", "VN")]
