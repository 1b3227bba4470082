"""What is measured, and how: ``make bench``. See docs/performance.md."""
