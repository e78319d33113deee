"""The window: shows what `checker` knows. Everything here may use Qt, nothing in `checker` may."""
