"""The briefing: one HTML file with map, table, records and sources, that needs no network, no server and no folder.

It opens from a USB stick, prints to A4, and can be mailed. Without scripts the table, the records and a still picture
of the map remain. Everything in it stands in the file; a browser is forbidden to ask for anything else.
"""

from geo.export.briefing.page import to_bytes

__all__ = ["to_bytes"]
