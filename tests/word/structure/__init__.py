"""Structural steps on Word drafts."""
