"""An event while it is put together from what one or several sentences say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.model import EventKind, Qualifier, Scope, Status
from geo.reading.counts import Quantity
from geo.reading.events.locations import Location
from geo.reading.findings import DateMention

_TOLERANCE = 0.1  # "more than 270" and "271", "around 1,100" and "1,145" are told of one thing


@dataclass(slots=True)
class Figure:
    """A number of an event. `what` as in `geo.model.Count`."""

    quantity: Quantity
    what: str
    scope: Scope = Scope.EVENT
    part: bool = False

    @property
    def value(self) -> int:
        return self.quantity.value

    @property
    def exact(self) -> bool:
        return self.quantity.qualifier is Qualifier.EXACT


@dataclass
class Draft:
    """`weak` ones count only where a firmer draft takes them in; `spread` ones sum up several places.

    `again` ones speak of what was told before: "the raid". `family`: raids and arrests are told of one event; other
    kinds stand alone.
    """

    kind: EventKind
    start: int
    end: int
    paragraph: int
    status: Status = Status.REPORTED
    location: Location | None = None
    date: DateMention | None = None
    figures: list[Figure] = field(default_factory=list)
    country: str | None = None
    partners: list[str] = field(default_factory=list)
    origin: str | None = None
    destination: str | None = None
    cumulative: bool = False
    spread: bool = False
    weak: bool = False
    again: bool = False
    why: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    family: str = field(init=False)

    def __post_init__(self) -> None:
        # A draft turns from arrest to raid at most, so this holds for good.
        self.family = "raid" if self.kind in (EventKind.RAID, EventKind.ARREST) else self.kind.value

    @property
    def place_id(self) -> str | None:
        """What tells its place from others: the gazetteer's id, else the wording."""
        if self.location is None:
            return None
        mention = self.location.place
        return mention.place.id if mention.place else mention.text.casefold()

    @property
    def total(self) -> Figure | None:
        """The number of people the event is about, the parts by nationality and sex left out."""
        return next(
            (figure for figure in self.figures if figure.what == ACTION.get(self.family) and not figure.part), None
        )

    @property
    def counts_sites(self) -> bool:
        """Whether it tells how many sites there are: "at least 50 compounds", wherever they may lie."""
        return any(figure.what == "compounds" for figure in self.figures)

    def note(self, field_name: str) -> None:
        """Marks a field as one to look at first."""
        if field_name not in self.doubts:
            self.doubts.append(field_name)


ACTION = {"raid": "arrested", "rescue": "rescued", EventKind.DEPORTATION.value: "deported"}


def agree(first: Figure, second: Figure) -> bool:
    """Whether two numbers can be two wordings of one."""
    if first.value == second.value:
        return True
    if first.exact and second.exact:
        return False
    smaller, larger = sorted((first.value, second.value))
    return larger - smaller <= _TOLERANCE * larger
