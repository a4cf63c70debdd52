"""How a sentence goes on from the one before: its ellipses, totals and parts, its days, its countries and hosts."""

import pytest
from texts import Row, events, rows

TOLD = [
    pytest.param(
        "en",
        "-\nIn Banteay Meanchey, 90 people were arrested. In Poipet it was 45.\n"
        "Kampot came second with 37, followed by Koh Kong with 29 and Phnom Penh with 12.",
        [
            ("arrest", "Banteay Meanchey", None, {"arrested": 90}),
            ("arrest", "Poipet", None, {"arrested": 45}),
            ("arrest", "Kampot", None, {"arrested": 37}),
            ("arrest", "Koh Kong", None, {"arrested": 29}),
            ("arrest", "Phnom Penh", None, {"arrested": 12}),
        ],
        id="places with their numbers go on with what was counted before",
    ),
    pytest.param(
        "en",
        "Police arrested 312 people in Kampot, followed by Poipet with 280 and Bavet with 190.",
        [
            ("arrest", "Kampot", None, {"arrested": 312}),
            ("arrest", "Poipet", None, {"arrested": 280}),
            ("arrest", "Bavet", None, {"arrested": 190}),
        ],
        id="so they do behind a comma",
    ),
    pytest.param(
        "en",
        "Eleven people were sentenced for running scam compounds in Bavet.",
        [("compound", "Bavet", None, {})],
        id="those who are tried are no workers of the site",
    ),
    pytest.param(
        "de",
        "Im März befreite die Polizei in Bavet 75 Menschen. Im Juni waren es in Poipet 18.",
        [("rescue", "Bavet", "2025-03", {"rescued": 75}), ("rescue", "Poipet", "2025-06", {"rescued": 18})],
        id="waren es",
    ),
    pytest.param(
        "en",
        "The weather was fine in Kampot. In Poipet it was 45.",
        [],
        id="a number of nothing told before counts nobody",
    ),
    pytest.param(
        "de",
        "Die Polizei befreite im März in Bavet 75 Menschen, im Juni waren es in Poipet 18.",
        [("rescue", "Bavet", "2025-03", {"rescued": 75}), ("rescue", "Poipet", "2025-06", {"rescued": 18})],
        id="each number has the month in front of it",
    ),
    pytest.param(
        "de",
        "Die Regierung schob am 6. Juli 270 Chinesen ab, eine Woche später noch einmal 97.",
        [("deportation", None, "2025-07-06", {"deported": 270}), ("deportation", None, "2025-07-13", {"deported": 97})],
        id="two days, two numbers, two events",
    ),
    pytest.param(
        "en",
        "In March 2024 some 800 workers were rescued in Bavet and another 158 in Poipet three months later.",
        [("rescue", "Bavet", "2024-03", {"rescued": 800}), ("rescue", "Poipet", "2024-06", {"rescued": 158})],
        id="months are counted on from the month named before",
    ),
    pytest.param(
        "en",
        "Police have arrested 55 people in Bavet since Monday.",
        [("arrest", "Bavet", "2025-07-14", {"arrested": 55})],
        id="what goes on since Monday is one event of this week",
    ),
    pytest.param(
        "en",
        "Police have arrested 11 people in Bavet and Poipet since May.",
        [("arrest", "Bavet", None, {}), ("arrest", "Poipet", None, {}), ("arrest", None, None, {"arrested": 11})],
        id="a sum over two towns since May has no day",
    ),
    pytest.param(
        "en",
        "Some 40 workers freed from Myawaddy were handed over to Thai officers on Monday, bringing to 900 the number "
        "received since May.",
        [
            ("deportation", None, "2025-07-14", {"deported": 40}),
            ("deportation", None, None, {"deported": 900}),
        ],
        id="the total behind sums up the hand-over, not what came before it",
    ),
    pytest.param(
        "en",
        "On Monday Cambodia sent back 64 Koreans, of whom 49 were charged and 10 questioned on arrival.",
        [("deportation", None, "2025-07-14", {"deported": 64})],
        id="several numbers contained in one",
    ),
    pytest.param(
        "en",
        "-\nOn Monday 47 Koreans held in Cambodia arrived home.\n"
        "A plane carrying the suspects, 44 men and three women, landed in Seoul at dawn.",
        [("deportation", None, "2025-07-14", {"deported": 47})],
        id="men and women between commas are those told of before",
    ),
    pytest.param(
        "en",
        "-\nPolice swooped down on a hotel in Bavet and arrested 41 people.\n"
        "Recovered were 212 computers and 640 phones beside registered SIM cards.",
        [("raid", "Bavet", None, {"arrested": 41, "seized_computers": 212, "seized_phones": 640})],
        id="things seized beside what was registered",
    ),
    pytest.param(
        "en",
        "A man wanted in China was arrested in Bangkok on Monday.",
        [("arrest", "Bangkok", "2025-07-14", {})],
        id="that somebody is wanted throws no doubt on the arrest",
    ),
    pytest.param(
        "en",
        "They were met at the airport in Bangkok by officers of the Thai police.",
        [],
        id="who is met at an airport holds no talks",
    ),
    pytest.param(
        "en",
        "Police intercepted 3,000 calls in Bavet on Monday.",
        [],
        id="calls are not arrested",
    ),
    pytest.param(
        "de",
        '"Wenn in Poipet durchsucht wird, ziehen sie nach Bavet", sagt eine Forscherin.',
        [],
        id="wenn durchsucht wird",
    ),
    pytest.param(
        "de",
        "Südkorea holte am Montag 64 Menschen aus Phnom Penh zurück.",
        [("deportation", "Phnom Penh", "2025-07-14", {"deported": 64})],
        id="zurückgeholt is not freed as well",
    ),
    pytest.param(
        "de",
        "Im Januar eroberten Rebellen die Stadt Myawaddy.",
        [],
        id="a conquered town is no raid",
    ),
    pytest.param(
        "de",
        "Im Juni unterzeichneten mehr als 60 Staaten in Bangkok ein Abkommen gegen Betrug.",
        [("agreement", "Bangkok", "2025-06", {})],
        id="a treaty of many states",
    ),
    pytest.param(
        "en",
        "So says the foreign ministry. It imposed a travel ban on Bavet and Poipet on July 16.",
        [("warning", "Bavet", "2025-07-16", {}), ("warning", "Poipet", "2025-07-16", {})],
        id="a warning by the ministry named before",
    ),
    pytest.param(
        "en",
        "Two villas sealed in Bavet\nOn July 3, police raided villas in Bavet.\n"
        "Records show that 30 foreigners were deported in 2024. More operations are under way.",
        [("raid", "Bavet", "2025-07-03", {}), ("deportation", None, "2024", {"deported": 30})],
        id="operations in general take neither the year told before nor the title",
    ),
    pytest.param(
        "en",
        "Immigration officers on Monday checked the papers of 120 workers in a casino in Bavet.",
        [],
        id="whose papers are checked has not been arrested",
    ),
    pytest.param(
        "en",
        "The governor inspected a building in Poipet on Monday.",
        [],
        id="an inspection is no raid",
    ),
    pytest.param(
        "de",
        "Beamte kontrollierten am Montag ein Hotel in Bavet.",
        [],
        id="a check is no raid in German",
    ),
    pytest.param(
        "en",
        "Officers inspected a building in Poipet on Monday and seized 40 phones.",
        [("raid", "Poipet", "2025-07-14", {"seized_phones": 40})],
        id="an inspection with seizures is a raid",
    ),
    pytest.param(
        "en",
        "Officers inspected a building in Poipet on Monday. They arrested 15 people.",
        [("raid", "Poipet", "2025-07-14", {"arrested": 15})],
        id="an inspection with arrests in the next sentence is a raid",
    ),
    pytest.param(
        "en",
        "Labour inspectors visited several buildings in Poipet on Monday.",
        [],
        id="buildings visited are no party to a meeting",
    ),
    pytest.param(
        "en",
        "Police arrested 12 people in Bavet on Monday, among them a man wanted in Thailand.",
        [("arrest", "Bavet", "2025-07-14", {"arrested": 12})],
        id="where somebody is wanted nothing happened",
    ),
    pytest.param(
        "en",
        "On Saturday 57 Thais boarded a flight to Bangkok in Phnom Penh.",
        [("deportation", "Phnom Penh", "2025-07-12", {"deported": 57})],
        id="nationals who board a flight home",
    ),
    pytest.param(
        "de",
        "In Kambodscha rettete die Polizei im Juni 2.000 Menschen, allein in Sihanoukville 600.",
        [("rescue", "Sihanoukville", "2025-06", {"rescued": 600}), ("rescue", None, "2025-06", {"rescued": 2000})],
        id="the part has a place, the whole has none",
    ),
    pytest.param(
        "en",
        "Nearly 5,000 people were arrested in July, 1,200 of them in Poipet.",
        [("arrest", "Poipet", "2025-07", {"arrested": 1200}), ("arrest", None, "2025-07", {"arrested": 5000})],
        id="those of them at a place",
    ),
    pytest.param(
        "de",
        "Kambodscha schob seit Januar 3.400 Ausländer ab, 180 davon am Freitag.",
        [
            ("deportation", None, None, {"deported": 3400}),
            ("deportation", None, "2025-07-18", {"deported": 180}),
        ],
        id="a running total and the latest day of it",
    ),
    pytest.param(
        "en",
        "Prosecutors on Monday charged 12 of the 34 arrested foreigners in Bavet.",
        [],
        id="arrested foreigners are not arrested once more",
    ),
    pytest.param(
        "en",
        "Officers worked with China to bust a ring in Bavet, arresting 38 people.",
        [("raid", "Bavet", None, {"arrested": 38})],
        id="a deed aimed at and done is one",
    ),
    pytest.param(
        "de",
        "Die Armee hat nach eigenen Angaben am Montag einen Komplex in Myawaddy gestürmt.",
        [("raid", "Myawaddy", "2025-07-14", {})],
        id="what somebody says of themselves took place on that day",
    ),
    pytest.param(
        "de",
        "Die thailändische Armee nahm am Dienstag 120 Menschen aus Myanmar entgegen.",
        [("deportation", None, "2025-07-15", {"deported": 120})],
        id="entgegennehmen denies nothing",
    ),
    pytest.param(
        "en",
        "The ministry said 78 Thais who had been stranded in Phnom Penh landed in Bangkok on Tuesday.",
        [("deportation", "Phnom Penh", "2025-07-15", {"deported": 78})],
        id="those once stranded have been brought home",
    ),
    pytest.param(
        "en",
        "Officers arrested 26 people last week and handed 10 over to Thailand at Poipet on Friday.",
        [
            ("arrest", None, "2025-07-07/2025-07-13", {"arrested": 26}),
            ("deportation", "Poipet", "2025-07-18", {"deported": 10}),
        ],
        id="where people were handed over nobody was arrested",
    ),
    pytest.param(
        "en",
        "The Thai army on Monday took in 26 people from the BGF.",
        [("deportation", None, "2025-07-14", {"deported": 26})],
        id="people taken in have not been arrested",
    ),
    pytest.param(
        "de",
        "Die Polizei stürmte am Montag ein Hotel in Bavet und traf dort auf 450 Menschen.",
        [("raid", "Bavet", "2025-07-14", {})],
        id="who comes upon people holds no talks",
    ),
    pytest.param(
        "en",
        "Some 29 Thais held in Poipet since May were deported on July 9.",
        [("deportation", None, "2025-07-09", {"deported": 29})],
        id="how long people were held is neither a total nor their day",
    ),
    pytest.param(
        "en",
        "Thailand has brought back 64 nationals who were detained in Cambodia, their plane landing on Saturday.",
        [("deportation", None, "2025-07-12", {"deported": 64})],
        id="the day behind a clause told by the way",
    ),
    pytest.param(
        "en",
        "The transfer was a fruit of the cooperation between China, Myanmar and Thailand.",
        [],
        id="cooperation that is thanked for is not agreed on",
    ),
    pytest.param(
        "en",
        "Of the 420 held in Poipet, 119 were Thais who have since been deported.",
        [("arrest", "Poipet", None, {"arrested": 420})],
        id="what has since been done is no running total",
    ),
    pytest.param(
        "en",
        "The arrests bring to 412 the total number of suspects detained in Kampot.",
        [("arrest", "Kampot", None, {"arrested": 412})],
        id="a total in front of what it counts",
    ),
    pytest.param(
        "de",
        "Thailands Armee übernahm am Donnerstag in Mae Sot 178 Menschen.",
        [("deportation", "Mae Sot", "2025-07-17", {"deported": 178})],
        id="people are taken over",
    ),
    pytest.param(
        "de",
        "Anfang des Monats wurden in Bavet 45 Menschen festgenommen.",
        [("arrest", "Bavet", "2025-07", {"arrested": 45})],
        id="Anfang des Monats",
    ),
    pytest.param(
        "en",
        "The minister visited Phnom Penh on Monday and spoke of trade.",
        [("meeting", "Phnom Penh", "2025-07-14", {})],
        id="a capital that is visited is a town",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_a_sentence_goes_on_from_the_one_before(language: str, text: str, expected: list[Row]) -> None:
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en",
            "Chinese police on Monday received 86 suspects from the police of Thailand.",
            ("TH", (), "TH", "CN"),
            id="the officers of a country hand over",
        ),
        pytest.param(
            "en",
            "Chinese police on Monday received 86 suspects from the Thai side.",
            ("TH", (), "TH", "CN"),
            id="their side hands over",
        ),
        pytest.param(
            "en",
            "Thai officers on Monday received 120 people from the BGF.",
            ("MM", (), "MM", "TH"),
            id="an armed group hands over",
        ),
        pytest.param(
            "en",
            "On Monday India flew home 270 citizens from Thailand, Kenya 78 and Ethiopia 138.",
            ("TH", (), "TH", "ET"),
            id="each country flies home its own",
        ),
        pytest.param(
            "en",
            "On Monday Thai police extradited 12 Chinese who had run scam centres in Myanmar.",
            ("TH", (), "TH", "CN"),
            id="where the sites of those extradited are",
        ),
        pytest.param(
            "en",
            "A team of Chinese police was sent to Phnom Penh, and 63 suspects were repatriated on July 3.",
            ("KH", (), "KH", "CN"),
            id="people are brought home from where a team was sent to",
        ),
        pytest.param(
            "en",
            "Cambodia handed 91 Vietnamese over to Vietnam on Monday. It will send home 27 Indonesians.",
            ("KH", (), "KH", "ID"),
            id="those who have come home are sent no further",
        ),
        pytest.param(
            "de",
            "Thailand übergab am Montag 129 Verdächtige an China. Tage darauf folgte die Rückkehr von 47 Indern.",
            ("TH", (), "TH", "IN"),
            id="others were in the country of the sentence before",
        ),
        pytest.param(
            "en",
            "Indian officials said that 230 people had been rescued from Cambodia.",
            ("KH", (), None, None),
            id="people are rescued in the country they are rescued from",
        ),
        pytest.param(
            "en",
            "In Cambodia the premier ordered raids; in June 455 scam suspects were caught.",
            ("KH", (), None, None),
            id="a sentence keeps the country it is set in",
        ),
        pytest.param(
            "en",
            "Police raided a villa in Bavet. On Friday the Minister of Interior received the Ambassador of Japan.",
            ("KH", ("JP",), None, None),
            id="a minister of no stated country is of that of the story",
        ),
    ],
)
def test_countries_follow_from_what_was_told(
    language: str, text: str, expected: tuple[str, tuple[str, ...], str | None, str | None]
) -> None:
    last = events(text, language)[-1]
    assert (last.country, last.partners, last.origin, last.destination) == expected


def test_where_people_are_sent_is_not_where_they_were() -> None:
    (sent,) = events("Earlier, 53,000 suspects had been returned to China.")
    assert (sent.country, sent.destination) == (None, "CN")
