"""All planters, imported so that their kinds are registered."""

from tests.seeded import numbers, structure

__all__ = ["numbers", "structure"]
