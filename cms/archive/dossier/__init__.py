"""The whole of a session as an archivist keeps it: a list of pieces, and one ZIP of them."""
