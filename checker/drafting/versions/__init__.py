"""Two versions of one draft laid beside each other: what was changed, moved, split, joined, and what followed."""
