from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import article

from geo.reading.dates import find_dates, publication_day

MONDAY = date(2025, 6, 2)


def spans(text: str, language: str, published: date | None = None) -> list[str | None]:
    return [found.span.to_edtf() if found.span else None for found in find_dates(article(text, language, published))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("en", "It began on July 14, 2025.", ["2025-07-14"], id="English month first"),
        pytest.param("en", "It began on 14 July 2025.", ["2025-07-14"], id="English day first"),
        pytest.param("en", "It began on 2025-07-14.", ["2025-07-14"], id="ISO"),
        pytest.param("en", "From 14–16 May 2024 they searched.", ["2024-05-14/2024-05-16"], id="range with a dash"),
        pytest.param("en", "Between Nov. 10 and Nov. 21, 2025", ["2025-11-10/2025-11-21"], id="range over two dates"),
        pytest.param("en", "In March 2025 they met.", ["2025-03"], id="a month is a month"),
        pytest.param("en", "It may begin soon.", [], id="the verb is no month"),
        pytest.param("en", "He lives at 14/3 Market Road.", [], id="a house number is no date"),
        pytest.param("en", "On 31 June 2025 nothing happened.", [None], id="no such day"),
        pytest.param("de", "am 03.06.2025", ["2025-06-03"], id="German in figures"),
        pytest.param("de", "am 13. April 2024", ["2024-04-13"], id="German month"),
        pytest.param("de", "vom 12. bis 14. März 2024", ["2024-03-12/2024-03-14"], id="German range"),
        pytest.param("fr", "le 1er février 2025", ["2025-02-01"], id="French"),
        pytest.param("id", "pada 31 Mei 2025", ["2025-05-31"], id="Indonesian"),
        pytest.param("vi", "ngày 15/7/2025", ["2025-07-15"], id="Vietnamese in figures"),
        pytest.param("vi", "ngày 15 tháng 7 năm 2025", ["2025-07-15"], id="Vietnamese in words"),
        pytest.param("th", "วันที่ 19 สิงหาคม 2568", ["2025-08-19"], id="Buddhist years are 543 ahead"),
        pytest.param("zh", "2025年4月7日", ["2025-04-07"], id="Chinese"),
        pytest.param("ko", "2025년 11월 11일에", ["2025-11-11"], id="Korean with a particle"),
        pytest.param("km", "ថ្ងៃទី១២ ខែឧសភា ឆ្នាំ២០២៥", ["2025-05-12"], id="Khmer digits"),
    ],
)
def test_full_dates_are_read_in_the_notation_of_each_language(
    language: str, text: str, expected: list[str | None]
) -> None:
    assert spans(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("en", "on Saturday", "2025-05-31", id="a weekday is the last one"),
        pytest.param("en", "next Friday", "2025-06-06", id="next"),
        pytest.param("en", "yesterday", "2025-06-01", id="yesterday"),
        pytest.param("en", "last month", "2025-05", id="last month"),
        pytest.param("en", "last February", "2025-02", id="a month gone by this year"),
        pytest.param("en", "last December", "2024-12", id="a month of the year before"),
        pytest.param("en", "on October 1", "2024-10-01", id="months ahead are rather last year's"),
        pytest.param("de", "am kommenden Montag", "2025-06-09", id="German next"),
        pytest.param("de", "am Donnerstagabend", "2025-05-29", id="a German evening"),
        pytest.param("fr", "le mois dernier", "2025-05", id="French last month"),
        pytest.param("en", "last May 23", "2025-05-23", id="a day of a month gone by"),
        pytest.param("en", "over the weekend", "2025-05-31/2025-06-01", id="the weekend gone by"),
        pytest.param("en", "it comes six days after that", "2025-05-27", id="counted back from what comes now"),
        pytest.param("fr", "elle intervient dix jours après", "2025-05-23", id="French counted back"),
        pytest.param("de", "im Oktober vergangenen Jahres", "2024-10", id="German month of last year"),
        pytest.param("zh", "去年5月20日", "2024-05-20", id="Chinese day of last year"),
        pytest.param("ko", "지난해 5월 20일", "2024-05-20", id="Korean day of last year"),
        pytest.param("ko", "27일", "2025-05-27", id="a Korean day alone is of this month or the last"),
        pytest.param("id", "Jumat mendatang", "2025-06-06", id="Indonesian next"),
    ],
)
def test_relative_dates_count_from_the_day_of_publication(language: str, text: str, expected: str) -> None:
    [found] = find_dates(article(text, language, MONDAY))
    assert found.span is not None
    assert (found.span.to_edtf(), found.span.year_inferred) == (expected, True)


@pytest.mark.parametrize("text", ["on Saturday", "yesterday", "last month", "on August 1", "in May", "a day earlier"])
def test_without_a_year_in_the_text_a_date_stays_open(text: str) -> None:
    [found] = find_dates(article(text))
    assert found.span is None


def test_a_missing_year_follows_from_a_full_date_before() -> None:
    assert spans("In March 2025 they met. The raid of March 4 came first.", "en") == ["2025-03", "2025-03-04"]


def test_a_weekday_beside_its_day_is_that_day() -> None:
    assert spans("pada Rabu (14/5/2025).", "id", MONDAY) == ["2025-05-14", "2025-05-14"]


def test_a_day_earlier_counts_from_the_last_day_named() -> None:
    assert spans("On May 31 they came. A day earlier they left.", "en", MONDAY) == ["2025-05-31", "2025-05-30"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Title\nHerald | 23 May 2024\nText follows here.", date(2024, 5, 23), id="a line of its own"),
        pytest.param("Title\nSEOUL, Dec. 2, 2025 (Dispatch) -- Police said so.", date(2025, 12, 2), id="dateline"),
        pytest.param("Title\nThe raid of December 2, 2025 was the first.", None, id="a date in the story is not"),
    ],
)
def test_the_head_of_an_article_tells_when_it_was_published(text: str, expected: date | None) -> None:
    assert publication_day(article(text)) == expected


@given(st.text(max_size=120), st.sampled_from(["en", "de", "fr", "vi", "id", "th", "zh", "ko", "km", "xx", ""]))
def test_dates_of_any_text_are_slices_of_it(text: str, language: str) -> None:
    made = article(text, language, MONDAY)
    assert all(made.text[found.start : found.end] == found.text != "" for found in find_dates(made))


@given(st.text(alphabet="0123456789/.- mayMAY,", max_size=60))
def test_no_run_of_digits_breaks_the_reader(text: str) -> None:
    find_dates(article(text))
