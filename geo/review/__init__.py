"""From what was read to what a person decides: records proposed, and events that may be told twice."""
