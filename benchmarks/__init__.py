"""Benchmarks: ``make bench``. See docs/performance.md."""
