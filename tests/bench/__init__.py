"""Benchmarks: figures to look at, nothing to pass or fail. One command: `python -m tests.bench`."""
