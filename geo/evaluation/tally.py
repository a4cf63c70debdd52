"""Counts from which shares are worked out at the very end, so that articles can be added up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for: found rightly, found though it is not there, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Search) -> Search:
        return Search(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)

    def to_dict(self) -> dict[str, float | None]:
        return {
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of some answers are right."""

    right: int = 0
    asked: int = 0

    def __add__(self, other: Quota) -> Quota:
        return Quota(self.right + other.right, self.asked + other.asked)

    @classmethod
    def of(cls, *answers: bool) -> Quota:
        return cls(sum(answers), len(answers))

    @property
    def share(self) -> float | None:
        return _share(self.right, self.asked)

    def to_dict(self) -> dict[str, float | None]:
        return {"right": self.right, "asked": self.asked, "share": self.share}


def _share(part: int, whole: int) -> float | None:
    """None where there was nothing to get right."""
    return round(part / whole, 4) if whole else None
