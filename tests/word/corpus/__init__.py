"""The bars of Word export over a folder of documents, and small documents of every construction to run them on."""
