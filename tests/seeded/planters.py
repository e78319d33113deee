"""All planters, imported so that their kinds are registered."""

from tests.seeded import alignment, language, layout, numbers, parts, periods, powers, structure

__all__ = ["alignment", "language", "layout", "numbers", "parts", "periods", "powers", "structure"]
