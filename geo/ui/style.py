"""The few rules of looks that Streamlit's theme cannot say."""

from __future__ import annotations

import streamlit as st

_RULES = """
<style>
  [data-testid="stMainBlockContainer"] { padding: 1.1rem 1.6rem 2rem; max-width: 1700px; }
  [data-testid="stHeader"] { background: transparent; height: 2.6rem; pointer-events: none; }
  [data-testid="stHeader"] > * { pointer-events: auto; }
  [data-testid="stSidebarHeader"] { height: 2.4rem; padding-bottom: 0; margin-bottom: 0; }
  [data-testid="stSidebarUserContent"] { padding-top: 0; padding-bottom: 1.5rem; }
  [data-testid="stSidebar"] [data-testid="stVerticalBlock"] { gap: .65rem; }
  [data-testid="stExpandSidebarButton"]::after { content: "Filters"; margin-left: .35rem; font-size: .95rem; }
  [data-testid="stExpandSidebarButton"] { width: auto; }

  .atlas-head { display: flex; align-items: center; gap: .7rem; }
  .atlas-head img { flex: none; }
  .atlas-head h1 { font-size: 1.5rem; line-height: 1.15; margin: 0; padding: 0; font-weight: 700; }
  .atlas-head p { margin: .1rem 0 0; opacity: .78; font-size: 1rem; line-height: 1.3; }
  .atlas-count { font-size: 1rem; margin: 0; }
  .atlas-count b { font-weight: 650; }
  .atlas-legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .85rem; align-items: center; }
  .atlas-legend span { display: inline-flex; align-items: center; gap: .3rem; }
  .atlas-legend img { flex: none; }

  .atlas-card h2 { font-size: 1.18rem; line-height: 1.25; margin: 0 0 .1rem; padding: 0; font-weight: 680; }
  .atlas-card .kind { display: flex; gap: .4rem; align-items: center; font-size: .87rem; font-weight: 600; }
  .atlas-card .summary { margin: .55rem 0 .7rem; }
  .atlas-card dl { display: grid; grid-template-columns: 5.6rem 1fr; gap: .35rem .7rem; margin: 0; }
  .atlas-card dl, .atlas-card dt, .atlas-card dd { margin: 0 !important; padding: 0; }
  .atlas-card a, .atlas-card a:visited { color: inherit; text-decoration-color: #8889; }
  .atlas-card dt { opacity: .72; font-size: .87rem; padding-top: .1rem; }
  .atlas-card dd { margin: 0; }
  .atlas-card dd small, .atlas-card .cite small { display: block; opacity: .75; font-size: .85rem; line-height: 1.35; }
  .atlas-card ul { margin: 0; padding: 0; list-style: none; }
  .atlas-card ul li { margin: 0; padding: 0; font-size: 1rem; }
  .atlas-card h3 { font-size: .95rem; margin: .9rem 0 .3rem; padding: .6rem 0 0; border-top: 1px solid #8886; }
  .atlas-card .cite { margin: 0 0 .55rem; overflow-wrap: anywhere; }
  .atlas-tag { display: inline-block; border: 1px solid #8889; border-radius: 1rem; padding: 0 .55rem;
               font-size: .82rem; font-weight: 600; }

  .atlas-months { display: flex; align-items: stretch; gap: 2px; margin-top: .1rem; }
  .atlas-months > div { flex: 1 1 0; min-width: 0; max-width: 4rem; }
  .atlas-months span { display: flex; flex-direction: column-reverse; border-bottom: 1px solid #8888; }
  .atlas-months i { display: block; border-radius: 1px; }
  .atlas-months small { display: block; height: 1.1rem; white-space: nowrap; font-size: .78rem; opacity: .75; }
  .atlas-months > div:nth-last-child(2) small { direction: rtl; }
  .atlas-months .undated { flex: 0 0 auto; align-self: center; padding-left: .9rem; font-size: .87rem; }

  ol.atlas-text { margin: 0; padding-left: 2rem; line-height: 1.55; }
  ol.atlas-text li { margin-bottom: .7rem; overflow-wrap: anywhere; }
  ol.atlas-text li::marker { font-size: .8rem; color: #8a8a8a; }
  .atlas-text mark { background: none; color: inherit; padding: 0; }
  .atlas-text mark.event { background: #e69f0026; }
  .atlas-text mark.focus { background: #e69f0066; }
  .atlas-text mark.place { border-bottom: 2px solid #0072b2; }
  .atlas-text mark.open { border-bottom: 2px dotted #d55e00; }
  .atlas-text mark.date { border-bottom: 2px solid #009e73; }
  .atlas-text mark.count { border-bottom: 2px solid #cc79a7; }

  /* The frame is as high as the screen allows; the map inside fills it. */
  iframe[title="streamlit_folium.st_folium"] { height: clamp(340px, calc(100vh - 330px), 720px) !important;
      border-radius: .45rem; border: 1px solid #8884; }
  @media (max-width: 640px) {
    [data-testid="stMainBlockContainer"] { padding: 4rem .8rem 2rem; }
    /* What is scrolled under the filter button must not be read through it. */
    [data-testid="stHeader"] { backdrop-filter: blur(9px); }
    iframe[title="streamlit_folium.st_folium"] { height: 58vh !important; }
    .atlas-head img { display: none; }
    .atlas-head h1 { font-size: 1.3rem; }
  }
</style>
"""


def apply() -> None:
    st.html(_RULES)
