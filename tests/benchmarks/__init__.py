"""How fast the program is. Nothing here is collected by pytest; each `bench_*` module says how it is run."""
