"""The page under AppTest: what a reader sees, filters, selects, shares and is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.filters import EventFilter, select
from geo.model import EventKind, ReviewState, Status
from tests.app.screen import (
    card,
    chips,
    choose_row,
    counted,
    errors,
    html,
    map_arguments,
    map_ids,
    opened,
    read,
    selected,
    signs,
    table_ids,
    undrawn_ids,
)
from tests.samples import HOSTILE, HOSTILE_ID, add_hostile_article, copy_of_data, shipped

SEN_SOK = "KH-2025-07-15-RAID-SEN-SOK"


def ids(**wanted: object) -> list[str]:
    return [event.id for event in select(shipped(), EventFilter(**wanted)).events]  # type: ignore[arg-type]


def test_it_opens_on_a_map_with_everything_shown() -> None:
    app = opened()
    assert not app.exception
    assert (len(app.error), len(app.warning), len(app.info)) == (0, 0, 0)
    assert "Compound Atlas" in html(app)
    assert table_ids(app) == ids()
    assert map_ids(app) | undrawn_ids(app) == set(ids())
    assert chips(app) == []
    assert app.query_params == {}


def test_it_says_how_much_is_shown_and_what_a_map_cannot_show() -> None:
    whole = select(shipped(), EventFilter())
    assert counted(opened()) == (
        f"Showing {whole.total} of {whole.total} events · {len(whole.places)} places · "
        f"{whole.without_place} without a place · {whole.without_date} without a date"
    )


@pytest.mark.parametrize("view", ["map", "table", "sources", "about"])
def test_every_view_opens(view: str) -> None:
    app = opened(view=view)
    assert not app.exception
    assert app.segmented_control(key="view").value == view
    assert len(app.get("component_instance")) == (view == "map")
    assert len(app.dataframe) == (view in ("map", "table"))


def kind_option(app: AppTest, word: str) -> str:
    return next(option for option in app.pills(key="filter-kind").options if option.startswith(word))


def choose_kind(app: AppTest) -> AppTest:
    return app.pills(key="filter-kind").select(kind_option(app, "Raid")).run()


@pytest.mark.parametrize(
    ("act", "wanted", "chip"),
    [
        (choose_kind, {"kinds": (EventKind.RAID,)}, "Raid"),
        (
            lambda app: app.multiselect(key="filter-country").select("South Korea").run(),
            {"countries": ("KR",)},
            "South Korea",
        ),
        (
            lambda app: app.multiselect(key="filter-province").select("Oddar Meanchey").run(),
            {"provinces": ("Oddar Meanchey",)},
            "Oddar Meanchey",
        ),
        (
            lambda app: app.date_input(key="filter-since").set_value(date(2025, 7, 1)).run(),
            {"since": date(2025, 7, 1)},
            "since 1 July 2025",
        ),
        (
            lambda app: app.date_input(key="filter-until").set_value(date(2025, 3, 31)).run(),
            {"until": date(2025, 3, 31)},
            "until 31 March 2025",
        ),
        (lambda app: app.checkbox(key="filter-undated").uncheck().run(), {"include_undated": False}, "dated only"),
        (
            lambda app: app.pills(key="filter-status").select("planned").run(),
            {"statuses": (Status.PLANNED,)},
            "planned",
        ),
        (
            lambda app: app.text_input(key="filter-text").set_value("toul kork").run(),
            {"text": "toul kork"},
            "“toul kork”",
        ),
        (
            lambda app: app.multiselect(key="filter-source").set_value(["straits-times-cambodia-korea"]).run(),
            {"sources": ("straits-times-cambodia-korea",)},
            "The Straits Times",
        ),
    ],
    ids=["kind", "country", "province", "since", "until", "undated", "status", "text", "source"],
)
def test_each_filter_leaves_the_same_in_table_and_map_and_has_a_chip_that_takes_it_out(
    act: object, wanted: dict[str, object], chip: str
) -> None:
    app = act(opened())  # type: ignore[operator]
    assert not app.exception
    assert table_ids(app) == ids(**wanted)
    assert map_ids(app) | undrawn_ids(app) == set(ids(**wanted))
    assert f"Showing {len(ids(**wanted))} of {len(ids())} events" in counted(app)
    assert chips(app) == [chip]
    app.button(key="chip-0").click().run()
    assert chips(app) == []
    assert table_ids(app) == ids()


def test_one_click_takes_all_filters_out() -> None:
    app = opened(country="KR", kind=["raid", "agreement"], since="2025-01-01", undated="no", q="police")
    assert len(chips(app)) == 6
    app.button(key="reset").click().run()
    assert (chips(app), table_ids(app), app.query_params) == ([], ids(), {})


def test_a_range_that_runs_backwards_is_told_and_its_end_left_out() -> None:
    app = opened(since="2025-07-01")
    app.date_input(key="filter-until").set_value(date(2025, 1, 1)).run()
    assert not app.exception
    assert [warning.value for warning in app.warning] == ["The range ends before it begins. Its end is left out."]
    assert table_ids(app) == ids(since=date(2025, 7, 1))


def test_the_base_map_stays_the_same_frame_whatever_is_filtered() -> None:
    app = opened()
    before = map_arguments(app)
    after = map_arguments(choose_kind(app))
    assert after["key"] == before["key"]
    assert after["script"] == before["script"]
    assert after["feature_group"] != before["feature_group"]


def test_an_empty_result_says_which_filter_to_loosen() -> None:
    app = opened(country="KR", province="Kandal")
    country, province = len(ids(provinces=("Kandal",))), len(ids(countries=("KR",)))
    assert [read(warning.value) for warning in app.warning] == [
        "No event fits all these filters. "
        f"Taking out one of these brings some back: country ({country}), province ({province})."
    ]
    assert (table_ids(app), signs(app)) == ([], [])


def test_where_no_single_filter_is_to_blame_it_says_to_reset() -> None:
    app = opened(country="KR", province="Kandal", q="nothing like it")
    assert [read(warning.value) for warning in app.warning] == [
        "No event fits all these filters. Reset all to start over."
    ]


def test_a_deep_link_restores_filters_view_and_record() -> None:
    query: dict[str, str | list[str]] = {
        "country": "KH",
        "kind": ["raid", "warning"],
        "since": "2025-05-01",
        "undated": "no",
        "view": "table",
        "event": SEN_SOK,
    }
    app = opened(**query)
    assert table_ids(app) == ids(
        countries=("KH",), kinds=(EventKind.RAID, EventKind.WARNING), since=date(2025, 5, 1), include_undated=False
    )
    assert selected(app) == SEN_SOK
    assert "three Chinese nationals" in card(app)
    assert app.query_params == query


def test_a_deep_link_to_a_place_opens_the_map_there() -> None:
    arguments = map_arguments(opened(event=SEN_SOK))
    place = next(event.place for event in shipped().events if event.id == SEN_SOK)
    assert place
    assert place.position
    assert arguments["center"] == [place.position.lat, place.position.lon]
    assert [sign["key"] for sign in signs(opened(event=SEN_SOK)) if sign["selected"]] == [place.id]


def test_search_words_are_read_from_an_address_but_never_written_into_one() -> None:
    app = opened(q="toul kork", country="KH")
    assert table_ids(app) == ids(text="toul kork", countries=("KH",))
    assert app.query_params == {"country": "KH"}


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ({"country": "XX"}, "country=XX is not known here"),
        ({"kind": "party", "view": "moon"}, "kind=party is not known here; view=moon is not known here"),
        ({"since": "1900-13-45"}, "since=1900-13-45 is not known here"),
        ({"since": "2025-02-01", "until": "2025-01-01"}, "since 2025-02-01 is after until 2025-01-01; swap them"),
        ({"event": "<script>"}, "event=<script> is not known here"),
        ({"q": "x" * 500}, f"q={'x' * 39}… is not known here"),
        ({"utm_source": "mail"}, "utm_source is no part of an address here"),
        ({"country": "[a](javascript:b)"}, "country=[a](javascript:b) is not known here"),
    ],
)
def test_nonsense_in_the_address_is_told_and_ignored(query: dict[str, str | list[str]], note: str) -> None:
    app = opened(**query)
    assert not app.exception
    (told,) = (info.value for info in app.info)
    assert told.replace("\\", "") == f"Part of the address was ignored: {note}."
    assert table_ids(app) == ids()
    app.button[[button.label for button in app.button].index("Dismiss")].click().run()
    assert len(app.info) == 0


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"since": "1900-01-01"}, {"since": date(1900, 1, 1)}),
        ({"since": "0001-01-01", "until": "9999-12-31"}, {}),
        ({"until": "1900-01-01"}, {"until": date(1900, 1, 1)}),
        ({"review": "rejected"}, {"reviews": (ReviewState.REJECTED,)}),
        ({"status": "ongoing"}, {"statuses": (Status.ONGOING,)}),
    ],
)
def test_an_address_may_ask_for_what_no_widget_would_offer(
    query: dict[str, str | list[str]], wanted: dict[str, object]
) -> None:
    app = opened(**query)
    assert not app.exception
    assert table_ids(app) == ids(**wanted)
    assert app.query_params == query


def test_choosing_a_row_opens_its_record_and_brings_out_its_sign() -> None:
    app = opened()
    row = ids().index(SEN_SOK)
    choose_row(app, row)
    assert not app.exception
    assert selected(app) == SEN_SOK
    assert "three Chinese nationals" in card(app)
    assert [SEN_SOK in sign["ids"] for sign in signs(app) if sign["selected"]] == [True]
    assert app.query_params == {"event": SEN_SOK}


def test_a_record_not_on_the_map_is_one_click_away() -> None:
    app = opened()
    estimate = "KH-COMPOUND-NATIONAL-ESTIMATE"
    assert estimate in undrawn_ids(app)
    app.button(key=f"undrawn-{estimate}").click().run()
    assert selected(app) == estimate
    text = " ".join(card(app).split())
    assert "at least 350 sites, an estimate" in text
    assert "about 150,000 workers, an estimate" in text
    assert "Not to be added to the figures of single events." in text
    app.button(key="card-close").click().run()
    assert (selected(app), card(app)) == (None, "")


def test_a_record_that_the_filters_hide_stays_open_and_says_so() -> None:
    app = opened(event=SEN_SOK, kind="warning")
    assert "three Chinese nationals" in card(app)
    assert "The filters hide this record at the moment." in [caption.value for caption in app.caption]


def test_all_events_under_one_sign_can_be_chosen() -> None:
    app = opened(event="KH-KR-MEETING-PHNOM-PENH")
    here = app.selectbox(key="here-KH-KR-MEETING-PHNOM-PENH")
    # The line between the countries stands for it too, but its place goes first.
    (under,) = (sign["ids"] for sign in signs(app) if sign["selected"])
    assert here.label == f"{len(under)} events under this sign"
    here.select_index(under.index("KH-COMPOUND-PHNOM-PENH")).run()
    assert selected(app) == "KH-COMPOUND-PHNOM-PENH"


def test_the_card_answers_who_says_so_and_where() -> None:
    text = " ".join(card(opened(event=SEN_SOK)).split())
    assert "Raid" in text
    assert "15 July 2025 (year inferred)" in text
    assert "3 held (nationals of China)" in text
    assert "Báo Thanh Hóa, after VNA (Vietnam News Agency)" in text
    assert "place ¶8" in text
    assert "figures ¶9" in text


def test_the_address_to_share_holds_the_search_words_too() -> None:
    app = opened(q="toul kork", kind="raid")
    assert "?kind=raid&q=toul+kork" in [code.value for code in app.code]


def test_one_article_can_be_shown_alone_from_the_list_of_sources() -> None:
    app = opened(view="sources", kind="raid")
    app.button(key="only-straits-times-cambodia-korea").click().run()
    assert app.segmented_control(key="view").value == "map"
    assert table_ids(app) == ids(sources=("straits-times-cambodia-korea",))


def test_the_street_map_is_off_until_somebody_switches_it_on() -> None:
    app = opened()
    assert app.toggle(key="tiles").value is False
    assert "openstreetmap.org/{z}" not in map_arguments(app)["script"]
    app.toggle(key="tiles").set_value(True).run()
    assert "https://tile.openstreetmap.org/{z}/{x}/{y}.png" in map_arguments(app)["script"]


def test_the_configuration_can_switch_the_street_map_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_TILES", "on")
    assert opened().toggle(key="tiles").value is True


def test_the_configuration_can_forbid_the_street_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_TILES", "never")
    app = opened()
    assert [toggle.key for toggle in app.toggle] == ["public-file"]
    assert "openstreetmap.org/{z}" not in map_arguments(app)["script"]


def test_a_setting_that_is_not_allowed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_TILES", "sometimes")
    app = opened()
    assert errors(app) == ["The atlas cannot be shown: tiles is 'sometimes'; allowed are off, on, never"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data, which the page shows instead of the shipped ones."""
    copied = copy_of_data(tmp_path)
    monkeypatch.setenv("ATLAS_DATA", str(copied))
    return copied


def test_a_broken_record_is_told_by_name_and_nothing_else_is_shown(data: Path) -> None:
    article = data / "articles" / "bao-thanh-hoa-directive-raids.yaml"
    text = article.read_text(encoding="utf-8")
    broken = text.replace("seized_desktop_computers, value: 47", "seized_desktop_computers, value: -47")
    article.write_text(broken, encoding="utf-8")
    app = opened()
    assert not app.exception
    assert errors(app) == [
        "The atlas cannot be shown: bao-thanh-hoa-directive-raids.yaml: event KH-2025-07-15-RAID-SEN-SOK: "
        "counts[1].value: -47; expected greater than or equal to 0"
    ]
    assert len(app.dataframe) == 0


def test_a_missing_file_is_told_with_what_to_do(data: Path) -> None:
    (data / "places.csv").unlink()
    (told,) = errors(opened())
    assert told.endswith("places.csv; restore it from the repository")


@pytest.mark.parametrize("view", ["map", "table", "sources"])
@pytest.mark.parametrize("event", [HOSTILE_ID, f"{HOSTILE_ID}-LINK", None])
def test_a_hostile_record_is_text_in_every_view(view: str, event: str | None, data: Path) -> None:
    add_hostile_article(data)
    app = opened(view=view, source="hostile", **({"event": event} if event else {}))
    assert not app.exception
    # As HTML: no mark-up of its own in anything that the page writes.
    written = html(app)
    for markup in ("<img src=x", "<script", "</script", "onmouseover='", 'href="javascript:'):
        assert markup not in written
    # As Markdown: each of its signs is escaped wherever labels, captions and notes may hold the text.
    shown = [each.label for each in app.button] + [each.value for each in (*app.caption, *app.markdown, *app.info)]
    for text in shown:
        if "pwned" in text:
            read(text.removeprefix("**").removesuffix("**"))
    if event and view != "sources":
        assert " ".join(HOSTILE[0].split()) in card(app)


def test_a_link_with_signs_of_markup_stays_one_link(data: Path) -> None:
    add_hostile_article(data)
    written = html(opened(source="hostile", event=HOSTILE_ID))
    assert 'href="https://example.org/?a=&lt;b&gt;&amp;c=&#x27;d&#x27;`${e}" target="_blank" rel="noopener' in written


def test_a_link_that_is_no_web_address_is_refused_with_its_file(data: Path) -> None:
    add_hostile_article(data)
    article = data / "articles" / "hostile.yaml"
    article.write_text(article.read_text(encoding="utf-8").replace("https://example.org/", "javascript:alert(1)//"))
    (told,) = errors(opened())
    assert told.startswith('The atlas cannot be shown: hostile.yaml: source: url: "javascript:alert(1)//')
