"""What an article does not say about itself: asked for, and asked once more before it is left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from geo.model import Country
from geo.reading.findings import Article
from geo.ui.text import literal
from geo.wording import LANGUAGE_WORDS, country_name

Values = dict[str, Any]

_ASKED = "desk-asked"
_NOT_KNOWN = ""
_OWN, _PASSED_ON, _UNCLEAR = "its own reporting", "passed on from another publisher", "cannot tell"


@dataclass(frozen=True, slots=True)
class Given:
    """What the person answered: the fields of the citation once they are to be kept, or that they start over."""

    source: Values | None = None
    dropped: bool = False


def ask(article: Article, countries: Mapping[str, Country]) -> Given:
    """Draws the form. Fields nobody filled in hold it up once, with their names."""
    with st.form("desk-citation", border=True, enter_to_submit=False):
        values, story = _fields(article, countries)
        told = st.container()
        left, right = st.columns(2)
        keep = left.form_submit_button(
            "Keep it and review", type="primary", width="stretch", key="desk-keep", shortcut="Ctrl+Enter"
        )
        drop = right.form_submit_button("Start over", width="stretch", key="desk-drop")
    if drop:
        st.session_state.pop(_ASKED, None)
        return Given(dropped=True)
    if not keep:
        return Given()
    left_open = _left_open(values, story)
    if left_open and st.session_state.get(_ASKED) != left_open:
        st.session_state[_ASKED] = left_open
        missing = literal(f"Still open: {', '.join(left_open)}.")
        told.warning(f"{missing} Add what you can find, or press again to keep it as it is.")
        return Given()
    st.session_state.pop(_ASKED, None)
    return Given(_cleaned(values))


def _fields(article: Article, countries: Mapping[str, Country]) -> tuple[Values, str | None]:
    first = article.text[slice(*article.paragraphs[0])] if article.paragraphs else ""
    values: Values = {"title": st.text_input("Title", article.title or first[:300], max_chars=300, key="cite-title")}
    left, right = st.columns(2)
    with left:
        values["publisher"] = st.text_input(
            "Publisher", article.publisher or "", placeholder="not stated in the text", key="cite-publisher"
        )
        values["published"] = st.date_input(
            "Published on",
            article.published,
            format="YYYY-MM-DD",
            min_value=date(1990, 1, 1),
            max_value=date(2100, 1, 1),
            key="cite-published",
            help="Without it, “last Friday” cannot be told and stays undated.",
        )
        story = st.selectbox(
            "Whose story is it?",
            [_OWN, _PASSED_ON, _UNCLEAR],
            index=None,
            placeholder="please choose",
            key="cite-story",
            help="“… reported by the agency X”, “Source: X”: then the story is passed on, and X is to be named.",
        )
    with right:
        values["publisher_country"] = st.selectbox(
            "Country of the publisher",
            [_NOT_KNOWN, *sorted(countries, key=lambda code: countries[code].name)],
            index=None,
            placeholder="please choose",
            format_func=lambda code: country_name(code, countries) if code else "not known",
            key="cite-country",
        )
        values["url"] = st.text_input("Link", article.url or "", placeholder="https://…", key="cite-url")
        values["retells"] = st.text_input(
            "If passed on: from whom", "", placeholder="agency or paper", key="cite-retells"
        )
    values["language"] = _language(article)
    return values, story


def _language(article: Article) -> str:
    languages = list(dict.fromkeys([article.language, *LANGUAGE_WORDS]))
    chosen: str = st.selectbox(
        "Language", languages, format_func=lambda code: LANGUAGE_WORDS.get(code, code), key="cite-language"
    )
    return chosen


def _left_open(values: Values, story: str | None) -> list[str]:
    """What nobody said anything about; "not known" and "cannot tell" are answers."""
    passed_on = story == _PASSED_ON or bool(values["retells"].strip())
    questions = {
        "the publisher": bool(values["publisher"].strip()),
        "the publisher's country": values["publisher_country"] is not None,
        "the date of publication": values["published"] is not None,
        "whose story it is": story is not None or passed_on,
        "from whom it was passed on": not passed_on or bool(values["retells"].strip()),
    }
    return [name for name, answered in questions.items() if not answered]


def _cleaned(values: Values) -> Values:
    """The fields of a citation; what was left empty is None."""
    return {key: (value.strip() or None) if isinstance(value, str) else value for key, value in values.items()}
