"""The review desk under AppTest: an article goes in, a person decides, and everything else shows just that."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.model import EventKind, LatLon, ReviewState
from geo.records.article_file import read_article
from geo.ui.desk.mine import zipped
from tests.app.desk_screen import (
    ENGLISH,
    GERMAN,
    MISSED,
    accept,
    desk,
    field,
    go_to,
    keep,
    kept,
    paste,
    reviews,
    stored,
    told,
    with_article,
)
from tests.app.screen import card, counted, errors, html, map_ids, opened, read, signs
from tests.samples import HOSTILE, shipped

BAVET, POIPET = "KH-2025-07-16-RAID-BAVET", "KH-2025-07-13-RAID-POIPET"
SENT_HOME = "KH-KR-2025-07-17-DEPORTATION-PHNOM-PENH"
SEN_SOK = "KH-2025-07-15-RAID-SEN-SOK"
RETOLD = """A rented house in the north of Phnom Penh
July 20, 2025

Police raided a rented house in Sen Sok on July 15 and arrested 5 people."""


def cited(app: AppTest, name: str) -> object:
    widgets = (*app.text_input, *app.selectbox, *app.date_input)
    return next(widget for widget in widgets if widget.key == f"cite-{name}").value


@pytest.mark.parametrize(
    ("text", "title", "published", "language"),
    [
        (ENGLISH, "Police raid scam offices in Bavet and arrest 214 people", date(2025, 7, 18), "en"),
        (GERMAN, "Razzia in Sihanoukville: 92 Menschen festgenommen", date(2025, 5, 12), "de"),
    ],
    ids=["English", "German"],
)
def test_the_citation_holds_what_the_text_states_and_the_rest_is_asked_for(
    text: str, title: str, published: date, language: str
) -> None:
    app = paste(desk(), text)
    assert [cited(app, name) for name in ("title", "published", "language")] == [title, published, language]
    assert [cited(app, name) for name in ("publisher", "country", "story", "url")] == ["", None, None, ""]
    app.button(key="desk-keep").click().run()
    (asked,) = (read(warning.value) for warning in app.warning)
    assert asked.startswith("Still open: the publisher, the publisher's country, whose story it is.")


def test_an_answered_citation_is_kept_at_once_and_as_it_was_given(store: Path) -> None:
    app = paste(desk(), GERMAN)
    app.text_input(key="cite-publisher").set_value("Hafenkurier")
    app.selectbox(key="cite-country").select("Germany")
    app.selectbox(key="cite-story").select("passed on from another publisher")
    app.text_input(key="cite-retells").set_value("The Meridian Dispatch")
    app.text_input(key="cite-url").set_value("https://example.org/razzia")
    app.button(key="desk-keep").click().run()
    with stored(store) as opened_store:
        (article,) = opened_store.kept().articles.values()
    source = article.source
    assert (source.publisher, source.publisher_country, source.retells) == (
        "Hafenkurier",
        "DE",
        "The Meridian Dispatch",
    )
    assert (source.url, source.published, source.language) == ("https://example.org/razzia", date(2025, 5, 12), "de")


def test_a_link_that_is_no_web_link_is_told_and_nothing_typed_is_lost(store: Path) -> None:
    app = paste(desk(), GERMAN)
    app.text_input(key="cite-publisher").set_value("Hafenkurier")
    app.text_input(key="cite-url").set_value("javascript:alert(1)")
    keep(app)
    assert errors(app) == ["url: 'javascript:alert(1)' is no web link; expected http:// or https://"]
    assert (cited(app, "publisher"), cited(app, "url")) == ("Hafenkurier", "javascript:alert(1)")
    assert kept(store) == {}


def test_what_was_read_waits_and_is_shown_as_unreviewed_everywhere(store: Path) -> None:
    app = with_article()
    assert told(app) == ["3 events were read and wait for your review."]
    assert list(kept(store)) == [BAVET, POIPET, SENT_HOME]
    assert reviews(store) == [ReviewState.UNREVIEWED] * 3
    page = opened()
    assert counted(page).endswith(" · 3 not yet reviewed")
    assert {BAVET, POIPET, SENT_HOME} <= map_ids(page)
    assert all(sign["unreviewed"] for sign in signs(page) if sign["ids"] == [BAVET]), signs(page)
    assert "Not yet reviewed" in card(opened(event=BAVET))
    assert list(opened(review="unreviewed").dataframe[0].value["Status"]) == ["reported, not yet reviewed"] * 3


def test_the_text_is_shown_with_places_dates_numbers_and_events_marked() -> None:
    written = html(with_article())
    for look, words in (("place", "Bavet"), ("date", "July 16"), ("count", "214 people")):
        assert f'<mark class="{look}' in written or f' {look}"' in written
        assert f">{words}</mark>" in written
    assert 'class="event focus"' in written


def test_accepting_takes_the_next_waiting_record_up_and_says_who_and_when(store: Path) -> None:
    app = accept(go_to(with_article(), EventKind.RAID, "Bavet"))
    assert told(app) == ["Accepted: Raid · Bavet, Svay Rieng, 16 July 2025 (year inferred)."]
    record = kept(store)[BAVET]
    assert (record.entry.review, record.by) == (ReviewState.ACCEPTED, "A. B.")
    assert record.at.endswith("+00:00")
    assert app.selectbox(key="desk-event").value == POIPET
    assert app.get("progress")[0].proto.text == "**1 of 3** records decided"
    assert counted(opened()).endswith(" · 2 not yet reviewed")


def test_a_place_is_corrected_by_search_and_the_summary_follows(store: Path) -> None:
    app = go_to(with_article(), EventKind.RAID, "Poipet")
    field(app, "place").set_value("Sihanoukville").run()
    assert read(field(app, "which").options[field(app, "which").value]).startswith("Sihanoukville, Preah Sihanouk")
    accept(app)
    record = kept(store)[POIPET]
    assert (record.entry.place, record.first.place) == ("kh-sihanoukville", "kh-poipet")
    assert (record.entry.review, record.made) == (ReviewState.CORRECTED, "reading")
    assert record.entry.summary == "Raid in Sihanoukville, Preah Sihanouk; 38 held."
    assert "Sihanoukville, Preah Sihanouk" in card(opened(event=POIPET))
    again = open_record(app, POIPET)
    assert "Read as: Poipet, Banteay Meanchey province" in [read(caption.value) for caption in again.caption]


def open_record(app: AppTest, event_id: str) -> AppTest:
    box = app.selectbox(key="desk-event")
    return box.set_value(event_id).run()


def test_a_place_in_another_country_brings_its_country(store: Path) -> None:
    app = go_to(with_article(), EventKind.RAID, "Poipet")
    field(app, "place").set_value("Aranyaprathet, Thailand").run()
    accept(app)
    assert not errors(app)
    record = kept(store)[POIPET]
    assert record.entry.country == "TH"
    with stored(store) as opened_store:
        assert opened_store.atlas().places[record.entry.place or ""].country == "TH"


def test_a_name_nobody_knows_leaves_the_place_as_it_is() -> None:
    app = go_to(with_article(), EventKind.RAID, "Poipet")
    field(app, "place").set_value("Qqxyzzy").run()
    assert "No place of that name is known. Try another spelling, or click the spot on the map." in [
        read(caption.value) for caption in app.caption
    ]
    assert read(field(app, "which").options[field(app, "which").value]).startswith("Poipet")


def test_a_point_clicked_on_the_map_becomes_the_place_under_the_name_it_is_given(store: Path) -> None:
    app = go_to(with_article(), EventKind.RAID, "Bavet")
    app.session_state["desk-point"] = (BAVET, LatLon(11.1, 106.1))
    app.run()
    (name,) = [widget for widget in app.text_input if str(widget.key).startswith("hand-name:")]
    name.set_value("Two blocks by the canal")
    accept(app)
    record = kept(store)[BAVET]
    with stored(store) as opened_store:
        place = opened_store.atlas().places[record.entry.place or ""]
    assert (place.name, place.position, place.country, place.adm1) == (
        "Two blocks by the canal",
        LatLon(11.1, 106.1),
        "KH",
        "Svay Rieng",
    )
    assert (place.radius_km, place.origin) == (3.0, "placed by hand")
    # Looked at again, the point is no longer offered, and saving once more makes no second place.
    accept(open_record(app, BAVET))
    assert kept(store)[BAVET].entry.place == place.id


def test_a_point_clicked_for_one_record_is_not_offered_to_the_next() -> None:
    app = go_to(with_article(), EventKind.RAID, "Bavet")
    app.session_state["desk-point"] = (BAVET, LatLon(11.1, 106.1))
    go_to(app.run(), EventKind.RAID, "Poipet")
    assert not [option for option in field(app, "which").options if option.startswith("The point")]


def test_date_kind_figures_and_countries_are_changed_in_one_go(store: Path) -> None:
    app = go_to(with_article(), EventKind.DEPORTATION)
    field(app, "date").set_value("2025-07-10/2025-07-12")
    field(app, "year_inferred").uncheck()
    field(app, "kind").select("Rescue")
    field(app, "destination").select("China")
    accept(
        app,
        edited_rows={"0": {"value": 61, "nationality": "China", "qualifier": "at least"}},
        added_rows=[{"what": "Seized phones", "value": 7, "part": False}],
    )
    assert not errors(app)
    entry = kept(store)[SENT_HOME].entry
    assert (entry.kind, entry.date, entry.year_inferred) == (EventKind.RESCUE, "2025-07-10/2025-07-12", False)
    assert (entry.origin, entry.destination) == ("KH", "CN")
    told_now = [(count.what, count.value, count.qualifier.value, count.nationality) for count in entry.counts]
    assert told_now == [("deported", 61, "at_least", "CN"), ("seized_phones", 7, "exact", None)]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda app: field(app, "date").set_value("14.7.2025"), "Date: cannot read date '14.7.2025'; write YYYY"),
        (lambda app: field(app, "destination").select("Cambodia"), "Moved to: 'KH' is also the origin"),
        (lambda app: field(app, "partners").set_value(["KH"]), "Together with: 'KH' is the event's own country"),
        (lambda app: field(app, "summary").set_value("  "), "Summary: is empty"),
    ],
    ids=["date", "link with itself", "own partner", "no summary"],
)
def test_wrong_input_is_told_beside_the_button_and_loses_nothing_typed(
    spoil: object, message: str, store: Path
) -> None:
    app = go_to(with_article(), EventKind.DEPORTATION)
    field(app, "note").set_value("typed before")
    spoil(app)  # type: ignore[operator]
    accept(app)
    (shown,) = errors(app)
    assert shown.startswith(message)
    assert field(app, "note").value == "typed before"
    assert app.selectbox(key="desk-event").value == SENT_HOME
    assert kept(store)[SENT_HOME].entry.review is ReviewState.UNREVIEWED


@pytest.mark.parametrize("value", [-5, None])
def test_a_figure_below_zero_or_without_a_number_is_told_with_its_row(value: int | None, store: Path) -> None:
    app = go_to(with_article(), EventKind.RAID, "Bavet")
    accept(app, edited_rows={"0": {"value": value}})
    assert errors(app) == ["Figures, row 1: the number must be a whole one, 0 or more"]
    assert kept(store)[BAVET].entry.review is ReviewState.UNREVIEWED


def test_a_rejected_record_leaves_map_table_and_counts(store: Path) -> None:
    app = go_to(with_article(), EventKind.RAID, "Poipet")
    app.button(key="desk-reject").click().run()
    assert kept(store)[POIPET].entry.review is ReviewState.REJECTED
    page = opened()
    assert POIPET not in map_ids(page)
    assert counted(page).startswith(f"Showing {len(shipped().events) + 2} of {len(shipped().events) + 2} events")


def test_a_missed_event_is_added_by_its_sentence_with_what_that_names(store: Path) -> None:
    app = with_article()
    (sentences,) = [box for box in app.selectbox if str(box.key).startswith("missed-sentence")]
    sentences.select(MISSED).run()
    app.selectbox(key="missed-kind").select("Warning").run()
    app.button(key="missed-add").click().run()
    assert not errors(app)
    (added,) = [each for each in kept(store).values() if each.made == "person"]
    assert (added.entry.kind, added.entry.place, added.entry.country) == (EventKind.WARNING, "kh-kampot", "KH")
    assert added.evidence
    assert added.evidence.quote == MISSED
    assert added.entry.paragraphs["event"] == 6
    assert app.selectbox(key="desk-event").value == added.entry.id


def test_undo_and_redo_go_back_and_forth_over_what_this_person_did(store: Path) -> None:
    app = accept(go_to(with_article(), EventKind.RAID, "Bavet"))
    app.button(key="desk-undo").click().run()
    assert told(app) == ["Undone: accepting Raid · Bavet, Svay Rieng, 16 July 2025 (year inferred)."]
    assert kept(store)[BAVET].entry.review is ReviewState.UNREVIEWED
    app.button(key="desk-redo").click().run()
    assert told(app) == ["Done again: accepting Raid · Bavet, Svay Rieng, 16 July 2025 (year inferred)."]
    assert kept(store)[BAVET].entry.review is ReviewState.ACCEPTED
    for _ in range(2):
        app.button(key="desk-undo").click().run()
    assert kept(store) == {}
    assert app.selectbox(key="desk-article").value == "+ Add an article"


def test_an_event_told_before_is_merged_and_both_reports_keep_their_figures(store: Path) -> None:
    app = with_article(RETOLD)
    (event_id,) = kept(store)
    (merge,) = [button for button in app.button if button.key == f"merge-{event_id}-{SEN_SOK}"]
    merge.click().run()
    assert not errors(app)
    assert kept(store)[event_id].merged_into == SEN_SOK
    page = opened(event=SEN_SOK)
    assert counted(page).startswith(f"Showing {len(shipped().events)} of {len(shipped().events)} events")
    shown = " ".join(card(page).split())
    assert "3 held (nationals of China)" in shown
    assert "5 held" in shown
    app.button(key="desk-undo").click().run()
    assert kept(store)[event_id].merged_into is None


def test_the_same_article_is_recognised_before_anything_is_asked(store: Path) -> None:
    app = with_article()
    app.selectbox(key="desk-article").set_value("+ Add an article").run()
    paste(app, f"  {ENGLISH.upper()}\n")
    assert told(app) == ["This very article is here already; it lies on the desk now."]
    assert app.selectbox(key="desk-event").value == BAVET
    assert len(kept(store)) == 3


def test_nearly_the_same_article_is_pointed_out_by_its_title() -> None:
    app = with_article()
    app.selectbox(key="desk-article").set_value("+ Add an article").run()
    keep(paste(app, ENGLISH.replace("neighbours said", "a neighbour told us")))
    (message,) = told(app)
    assert "may tell the same story as “Police raid scam offices in Bavet and arrest 214 people”" in message


def test_a_shipped_record_is_corrected_from_its_card(store: Path) -> None:
    app = opened(event=SEN_SOK)
    app.button(key="card-correct").click().run()
    assert app.selectbox(key="desk-event").value == SEN_SOK
    assert "The text of this article is not kept here." in read(app.info[0].value)
    field(app, "date").set_value("2025-07-14")
    accept(app)
    record = kept(store)[SEN_SOK]
    assert (record.entry.date, record.first.date, record.made) == ("2025-07-14", "2025-07-15", "shipped")
    assert "14 July 2025" in card(opened(event=SEN_SOK))
    assert "Came as: 2025-07-15" in [read(caption.value) for caption in app.caption]


def test_my_changes_are_exactly_the_changed_files_and_read_back(store: Path, tmp_path: Path) -> None:
    app = accept(go_to(with_article(), EventKind.RAID, "Bavet"))
    go_to(app, EventKind.RAID, "Poipet").button(key="desk-reject").click().run()
    with stored(store) as opened_store:
        packed = zipfile.ZipFile(io.BytesIO(zipped(opened_store.changes_as_yaml())))
    (name,) = packed.namelist()
    assert name == "police-raid-scam-offices-in-bavet-and-arrest-214-people.yaml"
    packed.extract(name, tmp_path)
    back = read_article(tmp_path / name)
    assert back.problems == ()
    assert {entry.id: entry.review for entry in back.events} == {
        BAVET: ReviewState.ACCEPTED,
        SENT_HOME: ReviewState.UNREVIEWED,
    }
    assert "a spokesman said" not in (tmp_path / name).read_text(encoding="utf-8")


def test_after_a_restart_everything_is_there(store: Path) -> None:
    accept(go_to(with_article(), EventKind.RAID, "Bavet"))
    st.cache_resource.clear()
    app = desk()
    (waiting,) = [button for button in app.button if str(button.key).startswith("waiting-")]
    assert read(waiting.label).startswith("2 records to review: Police raid scam offices")
    waiting.click().run()
    assert app.selectbox(key="desk-event").value == POIPET
    assert card(opened(event=BAVET)).count("Checked against the article") == 1


def test_an_added_article_is_removed_only_once_that_is_confirmed(store: Path) -> None:
    app = with_article()
    assert app.button(key="remove-article").disabled
    next(box for box in app.checkbox if str(box.key).startswith("remove-sure")).check().run()
    app.button(key="remove-article").click().run()
    assert kept(store) == {}
    app.button(key="desk-undo").click().run()
    assert len(kept(store)) == 3


def test_an_article_is_forgotten_for_good_and_undo_knows_nothing_of_it(store: Path) -> None:
    app = with_article()
    assert app.button(key="forget-article").disabled
    next(box for box in app.checkbox if str(box.key).startswith("remove-sure")).check().run()
    app.button(key="forget-article").click().run()
    assert told(app) == ["The article is gone for good, with its text, records and history."]
    app.button(key="desk-undo").click().run()
    assert told(app) == ["There is nothing of yours to go back to."]
    with stored(store) as opened_store:
        assert (opened_store.kept().articles, opened_store.history()) == ({}, [])


def test_going_through_the_records_needs_no_list() -> None:
    app = with_article()
    seen = [app.selectbox(key="desk-event").value]
    while not app.button(key="desk-next").disabled:
        seen.append(app.button(key="desk-next").click().run().selectbox(key="desk-event").value)
    assert seen == [BAVET, POIPET, SENT_HOME]
    assert app.button(key="desk-previous").click().run().selectbox(key="desk-event").value == POIPET


def test_a_look_at_the_map_loses_neither_name_nor_article_nor_filters() -> None:
    app = opened(view="desk", country="KR")
    app.text_input(key="desk-who").set_value("A. B.")
    keep(paste(app, ENGLISH))
    app.segmented_control(key="view").set_value("map").run()
    assert app.multiselect(key="filter-country").value == ["KR"]
    app.segmented_control(key="view").set_value("desk").run()
    assert app.text_input(key="desk-who").value == "A. B."
    assert app.selectbox(key="desk-event").value == BAVET


def test_a_text_pasted_but_not_read_survives_a_look_at_the_map() -> None:
    app = desk()
    app.text_area(key="desk-text").set_value(GERMAN).run()
    app.segmented_control(key="view").set_value("map").run()
    app.segmented_control(key="view").set_value("desk").run()
    assert app.text_area(key="desk-text").value == GERMAN


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b" \n", "empty.txt: is empty; check that it was saved or downloaded completely"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture.txt: is an image; run text recognition"),
        ("broken.pdf", b"%PDF-1.7\n" + bytes(200), "broken.pdf: "),
        ("named.pdf", b"words", "named.pdf: is called .pdf and is none; open it and save it anew"),
        ("locked.docx", b"\xd0\xcf\x11\xe0" + bytes(100), "locked.docx: is an old .doc or an encrypted Office file"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_pasted_text_stays(name: str, content: bytes, message: str) -> None:
    app = desk()
    app.text_area(key="desk-text").set_value("Words typed before.")
    app.get("file_uploader")[0].upload(name, content)
    app.button(key="desk-read").click().run()
    assert not app.exception
    (shown,) = errors(app)
    assert shown.startswith(message)
    assert app.text_area(key="desk-text").value == "Words typed before."


def test_reading_nothing_is_told() -> None:
    app = desk()
    app.button(key="desk-read").click().run()
    assert errors(app) == ["There is no text yet. Paste the article above, or choose a file."]


def test_a_text_without_events_can_be_kept_and_added_to(store: Path) -> None:
    app = with_article("A quiet week\n\nNothing happened in Kampot.")
    assert told(app) == ["0 events were read and wait for your review."]
    assert [read(info.value) for info in app.info] == [
        "Nothing was read as an event here. Add what was missed, with its sentence, below."
    ]
    assert kept(store) == {}


def test_hostile_words_are_text_everywhere_on_the_desk(store: Path) -> None:
    words = " ".join(HOSTILE)
    text = f"{words}\nJuly 18, 2025\n\nPolice raided a house in Bavet on July 16, {words}, and arrested 214 people."
    app = with_article(text, name=HOSTILE[0][:40])
    for event in kept(store).values():
        open_record(app, event.entry.id)
        field(app, "note").set_value(words)
        accept(app)
        open_record(app, event.entry.id)
    written = html(app)
    for markup in ("<img src=x", "<script>window", "</script><script>window", "onmouseover='", 'href="javascript:'):
        assert markup not in written
    radios = [option for radio in app.radio for option in radio.options]
    shown = [each.value for each in (*app.caption, *app.markdown, *app.info, *app.success, *app.warning, *app.error)]
    for each in [*shown, *radios, *(button.label for button in app.button)]:
        if "pwned" in each:
            read(each.replace("**", ""))
