"""Compound Atlas: news on scam compounds, read into placed events on a map."""

__version__ = "0.1.0"
