"""Tests of what helps while a draft is written."""
