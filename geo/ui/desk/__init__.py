"""The review desk: an article goes in, a person decides what of it is true, and the map shows it."""

from geo.ui.desk.desk import show
from geo.ui.desk.session import Desk

__all__ = ["Desk", "show"]
