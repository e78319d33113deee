"""The shelf: its bytes, its tables on both databases, versions, search, and what happens when it is disturbed."""
