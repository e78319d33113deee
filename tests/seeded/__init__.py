"""Errors of many kinds planted in real plans, and how many of them the rules find at the right place."""
