import pytest
from texts import Row, events, rows


def links(text: str, language: str = "en") -> list[tuple[str | None, tuple[str, ...], str | None, str | None]]:
    return [(found.country, found.partners, found.origin, found.destination) for found in events(text, language)]


TOLD = [
    pytest.param(
        "en",
        "Police raided a villa in Bavet on Monday and arrested 12 people.",
        [("raid", "Bavet", "2025-07-14", {"arrested": 12})],
        id="a raid and its arrests are one event",
    ),
    pytest.param(
        "en",
        "On July 10 officers held 30 people in Poipet, 20 in Bavet and 10 in Sihanoukville.",
        [
            ("arrest", "Poipet", "2025-07-10", {"arrested": 30}),
            ("arrest", "Bavet", "2025-07-10", {"arrested": 20}),
            ("arrest", "Sihanoukville", "2025-07-10", {"arrested": 10}),
        ],
        id="each number goes to its place",
    ),
    pytest.param(
        "en",
        "Police raided sites in Poipet, Bavet and Sihanoukville on Tuesday, detaining 60 people.",
        [
            ("raid", "Poipet", "2025-07-15", {}),
            ("raid", "Bavet", "2025-07-15", {}),
            ("raid", "Sihanoukville", "2025-07-15", {}),
            ("arrest", None, "2025-07-15", {"arrested": 60}),
        ],
        id="a total over places belongs to none of them",
    ),
    pytest.param(
        "en",
        "Soldiers stormed a hotel in Myawaddy on July 3. They freed 40 workers. Two guards were killed.",
        [
            ("raid", "Myawaddy", "2025-07-03", {}),
            ("rescue", "Myawaddy", "2025-07-03", {"rescued": 40, "killed": 2}),
        ],
        id="the sentences behind go on telling of the place and day",
    ),
    pytest.param(
        "en",
        "A raid hits Bavet\nPolice raided a villa in Bavet on Monday. In Bavet, officers arrested 12 people.",
        [("raid", "Bavet", "2025-07-14", {"arrested": 12})],
        id="an event told three times is one",
    ),
    pytest.param(
        "en",
        "Since January Cambodia has arrested 3,000 people and deported 2,000 of them.",
        [("arrest", None, None, {"arrested": 3000}), ("deportation", None, None, {"deported": 2000})],
        id="running totals have no day",
    ),
    pytest.param(
        "en",
        "Officers arrested 19 supervisors in Kampot and seized 640 computers and 300 phones.",
        [("arrest", "Kampot", None, {"arrested": 19, "seized_computers": 640, "seized_phones": 300})],
        id="seized things",
    ),
    pytest.param(
        "en",
        "Scam centres operate in Poipet, Bavet and Sihanoukville.",
        [("compound", "Poipet", None, {}), ("compound", "Bavet", None, {}), ("compound", "Sihanoukville", None, {})],
        id="each site of a list is one",
    ),
    pytest.param(
        "en",
        "A total of 86 people, including 38 Filipinos, were rescued on Wednesday in Poipet, near Bavet.",
        [("rescue", "Poipet", "2025-07-16", {"rescued": 86})],
        id="a place that only helps to find the other",
    ),
    pytest.param(
        "en",
        "On July 9 police carried out raids in Poipet and Bavet, arresting 45 and 30 people respectively.",
        [("raid", "Poipet", "2025-07-09", {"arrested": 45}), ("raid", "Bavet", "2025-07-09", {"arrested": 30})],
        id="respectively",
    ),
    pytest.param(
        "en",
        "A raid in Poipet on Monday left three people dead and 15 in custody.",
        [("raid", "Poipet", "2025-07-14", {"killed": 3, "arrested": 15})],
        id="dead and arrested",
    ),
    pytest.param(
        "en",
        "Sixty-four South Koreans who had been detained in Cambodia arrived home on Saturday.",
        [("deportation", None, "2025-07-12", {"deported": 64})],
        id="what happened before is told by the way",
    ),
    pytest.param(
        "de",
        "Die Zahl der Festnahmen stieg auf 1.100.",
        [("arrest", None, None, {"arrested": 1100})],
        id="a German tally",
    ),
    pytest.param(
        "de",
        "Am 3. Juli nahm die Polizei in Poipet siebenundvierzig Verdächtige fest.",
        [("arrest", "Poipet", "2025-07-03", {"arrested": 47})],
        id="a German verb in two parts",
    ),
    pytest.param(
        "de",
        "In Bavet wurden am Montag 72 Aufseher festgenommen, 447 Arbeiter befreit.",
        [("arrest", "Bavet", "2025-07-14", {"arrested": 72}), ("rescue", "Bavet", "2025-07-14", {"rescued": 447})],
        id="two deeds in one German sentence",
    ),
    pytest.param(
        "fr",
        "La police a perquisitionné un hôtel à Bavet le 3 juillet et interpellé 31 personnes.",
        [("raid", "Bavet", "2025-07-03", {"arrested": 31})],
        id="French",
    ),
    pytest.param(
        "id",
        "Polisi menggerebek sebuah gedung di Poipet pada 3 Juli 2025 dan menangkap 24 orang.",
        [("raid", "Poipet", "2025-07-03", {"arrested": 24})],
        id="Indonesian",
    ),
    pytest.param(
        "vi",
        "Ngày 3/7/2025, cảnh sát bắt giữ 35 người tại Bavet.",
        [("arrest", "Bavet", "2025-07-03", {"arrested": 35})],
        id="Vietnamese",
    ),
    pytest.param(
        "th",
        "ตำรวจเข้าตรวจค้นอาคารในเมืองปอยเปต เมื่อวันที่ 3 กรกฎาคม 2568 จับกุมผู้ต้องสงสัย 64 คน",
        [("raid", "Poipet", "2025-07-03", {"arrested": 64})],
        id="Thai",
    ),
    pytest.param(
        "zh",
        "警方7月3日在波贝市突袭一处园区，抓获86名嫌疑人。",
        [("raid", "Poipet", "2025-07-03", {"arrested": 86})],
        id="Chinese",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_events_are_read_with_place_day_and_numbers(language: str, text: str, expected: list[Row]) -> None:
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "No raid took place in Koh Kong on Monday.", id="no raid"),
        pytest.param("en", "Nobody was arrested in Bavet on Monday.", id="nobody"),
        pytest.param("en", "The army denied that 300 gamblers had been deported from Poipet.", id="denied"),
        pytest.param("en", "Reports that 300 gamblers had been deported on Sunday were false.", id="false reports"),
        pytest.param("en", "Police in Poipet detain and deport people every week.", id="general practice"),
        pytest.param("en", "Cambodia and Thailand have not signed an agreement.", id="not signed"),
        pytest.param("en", "Did police raid Bavet on Monday?", id="a question"),
        pytest.param("en", "Thailand requested the extradition of 12 suspects from Cambodia.", id="only requested"),
        pytest.param("de", "In Kampot habe es keine Razzia gegeben.", id="German no raid"),
        pytest.param("de", "Verhaftet wurde in Bavet niemand.", id="German nobody"),
        pytest.param("fr", "À Kampot, aucune perquisition n'a eu lieu.", id="French none"),
        pytest.param("id", "Tidak ada penggerebekan di Kampot pada Senin.", id="Indonesian none"),
        pytest.param("vi", "Không có ai bị bắt tại Bavet.", id="Vietnamese nobody"),
    ],
)
def test_what_is_denied_asked_or_usual_is_no_event(language: str, text: str) -> None:
    assert rows(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Cambodia will deport 59 South Koreans on July 25."),
        ("en", "Thailand plans to send 50 people home on July 25."),
        ("de", "Kambodscha will am 25. Juli 59 Südkoreaner abschieben."),
        ("de", "Kambodscha kündigte an, am 25. Juli 59 Südkoreaner abzuschieben."),
        ("fr", "Le Cambodge doit expulser 59 Coréens le 25 juillet."),
        ("id", "Kamboja akan mendeportasi 59 orang pada 25 Juli."),
    ],
)
def test_what_is_announced_is_planned(language: str, text: str) -> None:
    assert [found.status.value for found in events(text, language)] == ["planned"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en",
            "Cambodia and Thailand signed an agreement in Bangkok on Monday.",
            [("TH", ("KH",), None, None)],
            id="the country of the place comes first",
        ),
        pytest.param(
            "en", "Bangkok and Beijing agreed on Monday to share data.", [("TH", ("CN",), None, None)], id="capitals"
        ),
        pytest.param(
            "de",
            "Thailändische und chinesische Behörden trafen sich am Montag in Bangkok.",
            [("TH", ("CN",), None, None)],
            id="adjectives alone",
        ),
        pytest.param("en", "Thailand handed 621 people over to China.", [("TH", (), "TH", "CN")], id="handed over"),
        pytest.param(
            "en",
            "India brought home 104 nationals from Myanmar on Monday.",
            [("MM", (), "MM", "IN")],
            id="brought home",
        ),
        pytest.param("en", "Cambodia deported 52 South Koreans.", [("KH", (), "KH", "KR")], id="one nationality"),
        pytest.param(
            "en", "Cambodia deported 52 South Koreans and 30 Indians.", [("KH", (), "KH", None)], id="two are no link"
        ),
        pytest.param(
            "en",
            "Thai and Chinese officers arrested 20 people in Mae Sot.",
            [("TH", ("CN",), None, None)],
            id="acting together",
        ),
    ],
)
def test_countries_that_act_together_or_pass_people_on_are_linked(
    language: str, text: str, expected: list[tuple[str | None, tuple[str, ...], str | None, str | None]]
) -> None:
    assert links(text, language) == expected


def test_a_place_taken_from_the_sentence_before_is_marked_for_review() -> None:
    raid, rescue = events("Soldiers stormed a hotel in Myawaddy on July 3. They freed 40 workers.")
    assert ("place" in raid.doubts, "place" in rescue.doubts) == (False, True)


def test_the_smallest_of_places_named_together_is_the_place() -> None:
    [found] = events("Police raided a flat in Sen Sok, Phnom Penh on Monday.")
    assert found.place is not None and found.place.text == "Sen Sok"


def test_numbers_by_nationality_and_sex_are_parts() -> None:
    [found] = events("Police arrested 95 people in Poipet: 45 Thais, 50 Indonesians. 20 of them were women.")
    counts = [(m.count.what, m.count.value, m.count.nationality, m.count.part) for m in found.counts]
    assert counts == [
        ("arrested", 95, None, False),
        ("arrested", 45, "TH", True),
        ("arrested", 50, "ID", True),
        ("women", 20, None, True),
    ]
