"""The same article is known again, however it was pasted; a copy or a retelling is pointed out, never swallowed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import NOON, PROPOSED, TEXT, add, source

from geo.records.evidence import Proposed
from geo.store import Store
from geo.store.likeness import LIKELY_SHARE, digest, from_text, prints, share, to_text

STORY = (
    "The governor of Svay Rieng said on Monday that two buildings near the market of Bavet had been searched. "
    "Officers found bunk beds, hundreds of telephones and a list of rules on the wall of a canteen. "
    "Neighbours had complained for months about lorries that came at night. "
    "Those who were held were taken to the provincial office, where interpreters were still awaited on Tuesday. "
    "The owner of the land, a company registered in the capital, did not answer questions sent to its office."
)
OTHER = (
    "Farmers in the hills north of Pakse are bringing in their coffee two weeks earlier than last year. "
    "Traders put it down to a dry spring, while the cooperative speaks of a new kind of tree planted in 2019. "
    "Prices at the roadside stood at about half of what was paid in the spring, and many want to wait."
)
SAME = [
    TEXT.upper(),
    TEXT.replace("\n", "\r\n\r\n"),
    TEXT.replace(" ", "\u00a0"),
    TEXT.replace(", the governor said.", " — the governor said!"),
    "  " + TEXT.replace("Officers", "Offi\u00adcers") + "\n\n",
]


@pytest.mark.parametrize("pasted", SAME)
def test_the_same_text_is_not_added_twice(store: Store, pasted: str) -> None:
    add(store)
    again = store.add_article(pasted, Proposed(source("another-id")), by="Ben", at=NOON)
    assert (again.source_id, again.added) == ("bavet-raids", False)
    assert store.same_text(pasted) == "bavet-raids"
    assert store.revision() == 1


def test_texts_without_a_letter_are_not_taken_for_each_other(store: Store) -> None:
    assert add(store, "...", Proposed(source("dots"))).added
    assert add(store, "?!", Proposed(source("marks"))).added


def test_another_article_of_the_same_name_gets_a_number(store: Store) -> None:
    add(store)
    second = add(store, OTHER)
    assert second.source_id == "bavet-raids-2"
    assert second.event_ids == ("KH-RAID-BAVET-218-2", "KH-RAID-BAVET-31-2")
    assert [(hit.source_id, hit.reason) for hit in second.similar] == [("bavet-raids", "has the same title")]


def test_a_copy_with_a_sentence_cut_and_one_added_is_pointed_out(store: Store) -> None:
    add(store, STORY, Proposed(source("story", title="Buildings searched")))
    copy = "By our correspondent. " + STORY.replace("Neighbours had complained for months", "People complained")
    hits = store.similar(copy, source("copy", title="Search at the border"))
    assert [(hit.source_id, hit.reason) for hit in hits] == [
        ("story", f"{hits[0].share:.0%} of the shorter text stands in the other as well")
    ]
    assert hits[0].share is not None and hits[0].share > 0.8


def test_a_story_found_within_a_longer_page_is_pointed_out() -> None:
    assert share(prints(STORY), prints(f"{OTHER}\n{STORY}\n{OTHER[::-1]}")) > 0.9


def test_two_stories_of_one_event_that_quote_the_same_sentence_are_not_taken_for_copies() -> None:
    quoted = "Officers found bunk beds, hundreds of telephones and a list of rules on the wall of a canteen. "
    assert share(prints(STORY), prints(OTHER + quoted + OTHER[::-1])) < LIKELY_SHARE
    assert share(prints(STORY), prints(OTHER)) == 0


def test_a_shipped_article_is_known_again_by_its_address_and_its_title(store: Store) -> None:
    address = "https://baothanhhoa.vn/campuchia-mo-chien-dich-tran-ap-toi-pham-lua-dao-su-dung-cong-nghe-cao-255011.htm"
    assert [(hit.source_id, hit.reason) for hit in store.similar(OTHER, source(title="Other", url=address))] == [
        ("bao-thanh-hoa-directive-raids", "has the same web address")
    ]
    title = "Kambodscha und China versprechen gemeinsames Vorgehen gegen Online-Betrug"
    assert [hit.source_id for hit in store.similar(OTHER, source(title=title))] == ["khmer-times-china-pledge"]


def test_the_original_of_a_retelling_is_pointed_out_with_the_reason(store: Store) -> None:
    hits = store.similar(OTHER, source(title="Joint crackdown", publisher="Khmer Times", published="2025-01-02"))
    assert [(hit.source_id, hit.reason) for hit in hits] == [
        (
            "khmer-times-china-pledge",
            "khmer-times-china-pledge passes on a story of Khmer Times, which may be this one",
        )
    ]


def test_a_retelling_months_later_is_another_story(store: Store) -> None:
    add(store, STORY, Proposed(source("story", title="Buildings searched", published="2025-01-04")))
    late = source("late", title="Looking back", publisher="Daily", retells="Border Post", published="2025-06-01")
    assert store.similar(OTHER, late) == []
    near = source("near", title="Looking back", publisher="Daily", retells="Border Post", published="2025-01-06")
    assert [hit.source_id for hit in store.similar(OTHER, near)] == ["story"]


def test_what_is_similar_is_told_when_an_article_is_added(store: Store) -> None:
    add(store, STORY, Proposed(source("story", title="Buildings searched")))
    copy = add(store, STORY + " More follows.", Proposed(source("copy", title="Search at the border")))
    assert copy.added and [hit.source_id for hit in copy.similar] == ["story"]
    assert PROPOSED.source.id not in store.kept().articles


@given(st.text(max_size=400))
def test_prints_survive_being_kept_as_text(text: str) -> None:
    assert from_text(to_text(prints(text))) == prints(text)


@given(st.text(max_size=200))
def test_spaces_and_line_breaks_do_not_change_what_an_article_is(text: str) -> None:
    assert digest(" ".join(text.split())) == digest("\n\n".join(text.split()) + " ")
