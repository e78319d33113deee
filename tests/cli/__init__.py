"""Commands of the command line that are tested in this process."""
