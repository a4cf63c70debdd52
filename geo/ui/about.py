"""What this is, how it was made and how wrong it may be, what it must not be used for, and how to have it corrected."""

from __future__ import annotations

import streamlit as st

from geo.disclosure import Audience
from geo.model import Atlas
from geo.settings import Settings, Tiles
from geo.ui import map as map_view
from geo.ui.text import literal
from geo.wording import withheld_lines

_SEEN = """
#### What you see

Compound Atlas gathers what news articles report about compounds where people are forced to run online scams: sites
that are named, raids, people who are deported or freed, and what governments agree with each other. A record that a
person has compared with its article says so under *Review*; the others are drawn pale and marked as not yet reviewed.

It is made for staff of organisations that help or speak for the people held there: to learn what is reported about a
place, who says so and how sure that is, to find the original article, and to draw a picture of where and when.

#### How to read it

- **A sign is as exact as the source.** A filled sign is a town or a spot; a hollow one only the middle of a
  province, district or zone. The dashed ring shows how far off the true spot may be. It says nothing about how much
  goes on there.
- **A line joins two capitals** because two governments met, agreed, or moved people. It is not a route. An arrow
  shows which way people were moved.
- **Dashed means planned**: announced, not reported as done.
- **Figures are never added up.** A running total ("since February") or an estimate says so, and must not be added
  to the figures of single events.
- **What is not on the map is in the table**: events with only a country, or no place.
- A place on this map is one that somebody *reports*. It is an allegation by the source named, not a finding of
  ours.

#### Before you use a figure in a report

Open the record, read who says so and whether the source passes on somebody else's story, look at the original
article, and cite both. "Year inferred" means that the year is not written beside the date.
"""

_LIMITS = """
#### How it was made, and how wrong it may be

The records that came with the atlas were written by hand from five articles, each value with the paragraph it stands
in. They are what these articles say, not all that happened: where no sign stands, nothing is known, and much may be
going on. Positions are those of the place named, from open gazetteers.

Articles that you add are read by rules and word lists, without learning from data and without asking another
computer. Nothing read so counts as reviewed before a person has compared it with the article. How often the reading
was right on invented articles in several languages that were held back from its making (F1, the balance of what is
missed and what is wrong; 1 is faultless):
"""

_MEASURED = """
So about one value in six to ten is missed or wrong. Seven other batches of new articles, each read once before any rule
was changed for it, had .67 to .87 for events: up to one in three was missed or wrong. Most often: running totals taken
apart from their parts, who hands people over to whom, and one raid told in two places.
English and German are read best; Khmer, Thai, Chinese, Korean, Vietnamese, Indonesian and French less fully.
`python -m geo evaluate` measures it on your own articles.
"""

# What `python -m geo evaluate` printed for the articles that were held back; see docs/labels.md.
HELD_BACK = {"Places found": ".97", "… and put in the right spot": ".95", "Events": ".83", "Dates": ".94",
             "Figures": ".94", "Links between countries": ".81"}  # fmt: skip

_PROHIBITED = """
#### What it must not be used for

- Not to identify, find, follow or accuse any person, and not to work out who somebody in a figure is.
- Not to send anybody to a place, to plan an operation against one, or to warn those who run it.
- Not as the only ground for a decision about somebody's safety, asylum, visa or prosecution.
- Not to rank places or companies by guilt: the map shows what is written about, which is not what is worst.

The newest article here may be months old: a place that was raided may be running again. No names of victims,
witnesses or people arrested are kept; shelters and safe houses are never stored.
"""

_PUBLIC_RULES = """
#### What is withheld from the public

One fixed set of rules stands between the records and every map, table, link and file of the public view:

- **Places:** a building, village or ward is told as the district it lies in, with the district's own point and ring.
  A spot that somebody set on a map by hand goes to a grid of 0.01 degrees (about 1 km). Nothing is moved at random.
- **Small groups:** fewer than {small_group} people of one nationality, or sent to one country, are told as “fewer
  than {small_group}”; a total that would give them away by subtraction is told less exactly too.
- **Unreviewed records** are left out, with the articles and places that only they name.
- **Texts:** a note that may hold a name, a phone or passport number, an account or an address is left out whole, and
  so is one in a script in which that cannot be told. Quotations from users' own copies are left out.
- The articles stay citable as they were published, unless their title names a place that is withheld.

These rules lower the risk; they cannot take back what an article has published.
"""

_WATCHED = """
#### Who can see what you do

{requests} Search words are not written into the address. Whoever runs this page on a computer that others use, too,
could see in its log which pages are asked for.
"""

_CREDITS = """
#### Credits

Place names and positions: [GeoNames](https://www.geonames.org/), CC BY 4.0. Outlines: Natural Earth, public domain.
Street map, when switched on: © [OpenStreetMap](https://www.openstreetmap.org/copyright) contributors, ODbL. Map
library: Leaflet, BSD-2-Clause.
"""

_NO_TILES = "What you look at, search or filter goes to the computer that runs this page, and to no other."
_TILES = (
    f"{_NO_TILES} Only when you switch on the street map, your browser asks OpenStreetMap's servers for pictures of "
    "the part of the map you look at."
)


def show(atlas: Atlas, settings: Settings) -> None:
    map_view.legend()
    with st.container(width=860):
        st.markdown(_SEEN)
        st.markdown(_LIMITS)
        st.table({"What is read": [*HELD_BACK], "F1": [*HELD_BACK.values()]})
        st.markdown(_MEASURED)
        st.markdown(_PROHIBITED)
        st.markdown(_PUBLIC_RULES.format(small_group=settings.small_group))
        _this_view(atlas)
        st.markdown(_corrections(settings))
        st.markdown(_WATCHED.format(requests=_NO_TILES if settings.tiles is Tiles.NEVER else _TILES))
        st.markdown(_CREDITS)


def _this_view(atlas: Atlas) -> None:
    lines = withheld_lines(atlas)
    if lines:
        st.markdown("**This is the public view.** " + " ".join(map(literal, lines)))
    else:
        st.markdown(
            "**This is the internal view:** nothing is withheld. What you pass on, make with *Download → To pass on or "
            "publish*, which keeps to these rules."
        )


def _corrections(settings: Settings) -> str:
    whom = f"write to {literal(settings.contact)}" if settings.contact else "tell whoever gave you this address"
    own = (
        ""
        if settings.audience is Audience.PUBLIC
        else " In this view you can do it yourself: *Correct* on the record; *Reject* takes it off the map, the counts "
        "and every file, and *Undo* brings it back."
    )
    return (
        f"#### To have a record corrected or removed\n\nEvery record tells its number under *Cite this record*. With "
        f"it, {whom}, and say what is wrong or whom it may harm. Whoever may be harmed by a record need not prove it "
        f"wrong: take it down first, then look.{own}"
    )
