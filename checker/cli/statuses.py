"""Exit statuses of the command line, as CONTRACT names them."""

OK, FOUND, USAGE, FAILED = 0, 1, 2, 3
"""Nothing found, something at or above --fail-on, wrong usage, an input or output failed."""
