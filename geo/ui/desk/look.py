"""The looks of the desk that Streamlit's theme cannot say, and the one script: it brings the sentence into view."""

from __future__ import annotations

import streamlit as st

_RULES = """
<style>
  /* The filters rest while somebody reviews; they keep what they hold. The room is for the text. */
  [data-testid="stSidebar"], [data-testid="stExpandSidebarButton"] { display: none; }
  .st-key-desk-progress [data-testid="stProgress"] p { font-size: .95rem; }
  .st-key-desk-quote blockquote { margin: 0; padding: .1rem 0 .1rem .7rem; border-left: 4px solid #e69f00;
      line-height: 1.45; max-height: 8.9rem; overflow-y: auto; overflow-wrap: anywhere; }
  .st-key-desk-quote .who { font-size: .87rem; opacity: .78; margin: .35rem 0 0; }
  .st-key-desk-quote h3 { font-size: 1.12rem; line-height: 1.3; margin: 0 0 .45rem; padding: 0; font-weight: 680;
      overflow-wrap: anywhere; }

  /* The two decisions stay in reach while the fields are gone through. */
  [data-testid="stLayoutWrapper"]:has(> .st-key-desk-decide) { position: sticky; bottom: 0; z-index: 5;
      padding: .55rem 0 .6rem; background: GROUND; border-top: 1px solid #8885; }
  @media (min-width: 900px) {
    /* Text and map stay in sight while the fields are gone through. */
    .st-key-desk-columns > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"]:not(:nth-child(2))
        > [data-testid="stVerticalBlock"] { position: sticky; top: 3rem; height: auto; flex: none; }
  }
  .desk-table { border-collapse: collapse; font-size: .93rem; }
  .desk-table th { font-weight: 600; }
  .desk-table :is(th, td) { text-align: left; vertical-align: top; padding: .25rem .9rem .25rem 0; line-height: 1.35;
      border-bottom: 1px solid #8883; }
  .desk-table td { overflow-wrap: anywhere; }
  .desk-table td:first-child { white-space: nowrap; }
  .st-key-desk-told { scroll-margin-top: 4rem; }
  @media (max-width: 640px) {
    .desk-table thead, .desk-table td:empty { display: none; }
    .desk-table :is(tr, td) { display: block; }
    .desk-table tr { border-bottom: 1px solid #8885; padding: .45rem 0; }
    .desk-table td { border: 0; padding: .08rem 0; }
    .desk-table td::before { content: attr(data-label); margin-right: .3em; opacity: .7; }
    .st-key-desk-decide kbd { display: none; }
    .st-key-desk-paper { max-height: 46vh !important; }
    [data-testid="stLayoutWrapper"]:has(> .st-key-desk-paper) { height: auto !important; flex: none !important; }
    .st-key-desk-bar [data-testid="stSelectbox"], .st-key-desk-bar [data-testid="stTextInput"] { min-width: 100%; }
  }
</style>
"""

# No word of any article gets in here; NUMBER is the sentence's place in the text, so that another one runs it anew.
_INTO_VIEW = """
<script>
  /* NUMBER */
  (() => {
    const mark = document.querySelector(".st-key-desk-paper mark.focus");
    let box = mark;
    while (box && !(box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)))
      box = box.parentElement;
    if (box && box.closest(".st-key-desk-paper"))
      box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - 70;
    /* On a narrow screen a decision is made far below what was decided and what comes next. */
    if (innerWidth <= 640 && window.atlasDesk) document.querySelector(".st-key-desk-told")?.scrollIntoView();
    window.atlasDesk = true;
  })();
</script>
"""


def apply(*, dark: bool) -> None:
    st.html(_RULES.replace("GROUND", "#12181d" if dark else "#ffffff"))


def bring_into_view(offset: int) -> None:
    """Scrolls the text to the sentence that begins at `offset`; on a narrow screen also the page to its record."""
    st.html(_INTO_VIEW.replace("NUMBER", str(int(offset))), unsafe_allow_javascript=True)
