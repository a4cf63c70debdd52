"""Is every data file sound? The rules for records, places and outlines, and all of them applied to `data/`."""

from geo.checks.everything import Problem, check

__all__ = ["Problem", "check"]
