"""Rules of layout and marks: group FMT of the catalogue."""
