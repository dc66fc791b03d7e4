"""The archivist's screens: what the council decided, year by year, and its register."""
