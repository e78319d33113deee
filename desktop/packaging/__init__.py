"""Builds what an office installs, from Linux: `python -m desktop.packaging`. Not part of the program itself."""
