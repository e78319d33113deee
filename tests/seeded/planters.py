"""All planters, imported so that their kinds are registered."""

from tests.seeded import alignment, language, layout, numbers, parts, structure

__all__ = ["alignment", "language", "layout", "numbers", "parts", "structure"]
