"""Raids, arrests, rescues, deportations, meetings, agreements, orders, warnings and sites, read out of sentences."""

from geo.reading.events.find import find_events

__all__ = ["find_events"]
