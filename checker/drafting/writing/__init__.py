"""What helps while a draft is written: numbers, contents, indicators, notes and frames, all as changes of its text."""
