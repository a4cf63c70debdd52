"""`python -m geo geocode NAME`: what a name stands for, how that was found, and how sure it is."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import platformdirs

from geo.cli.opening import open_gazetteer
from geo.gazetteer import describe, settle
from geo.model import PlaceKind
from geo.nominatim import NominatimGeocoder


def add_to(commands: Any) -> None:
    parser = commands.add_parser("geocode", help="look a place name up, offline")
    parser.add_argument("name", help='a place name, for example "Thmor Da" or "Samraong, Takeo"')
    parser.add_argument("--kind", choices=[kind.value for kind in PlaceKind], help="only places of this kind")
    parser.add_argument("--country", metavar="XX", help="only in this country (ISO 3166-1 alpha-2, such as KH)")
    parser.add_argument("--parent", metavar="NAME", help="only inside this province, city or district")
    parser.add_argument(
        "--ask-nominatim",
        metavar="ADDRESS",
        help="where the gazetteer knows nothing, ask OpenStreetMap's server, giving it this e-mail or web address of "
        "yours as its rules demand; the server then knows what you look for",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit status 0 when one place stands out, 1 when none is found or several are equally likely."""
    gazetteer = open_gazetteer(args.data)
    kind = PlaceKind(args.kind) if args.kind else None
    candidates = gazetteer.search(args.name, kind=kind, country=args.country, parent=args.parent)
    settled = settle(candidates)
    if settled is not None:
        print(describe(settled))
        others = [candidate for candidate in candidates if candidate is not settled]
        if others:
            print(f"less likely: {len(others)}, such as {describe(others[0])}")
        return 0
    if not candidates:
        return _ask_outside(args) if args.ask_nominatim else _nothing(args.name)
    print(f"{args.name!r} may be any of {len(candidates)}; tell them apart with --kind, --country or --parent:")
    for candidate in candidates[:10]:
        print(f"  {describe(candidate)}")
    return 1


def _nothing(name: str) -> int:
    print(f"no place called {name!r} is known; try another spelling, or leave --kind and --country out")
    return 1


def _ask_outside(args: argparse.Namespace) -> int:
    """What Nominatim says; nobody has reviewed that, and the line says so."""
    cache = Path(platformdirs.user_cache_dir("compound-atlas")) / "nominatim.sqlite"
    service = NominatimGeocoder(user_agent=f"compound-atlas ({args.ask_nominatim})", cache_path=cache, enabled=True)
    print("not in the gazetteer; asking Nominatim", file=sys.stderr)
    answer = service.answer(args.name, country=args.country)
    if not answer.locations:
        print(f"no place called {args.name!r} is known: {answer.reason}")
        return 1
    for location in answer.locations[:10]:
        print(
            f"{location.address} · {location.latitude:.4f}, {location.longitude:.4f} · "
            f"Nominatim, asked on {answer.asked_on}, reviewed by nobody · © OpenStreetMap contributors"
        )
    return 0 if len(answer.locations) == 1 else 1
