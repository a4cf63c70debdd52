"""Text in, placed events out. Pure functions of the text and the gazetteer: no network, no clock, no store."""
