"""How large a file may be, and how long and with how much memory it may be read."""

MEGABYTE = 1024 * 1024
LARGEST_FILE = 200 * MEGABYTE
LARGEST_TEXT = 10 * MEGABYTE
MOST_PAGES = 3_000
MEMORY = 500 * MEGABYTE
# Seconds: to open a file while someone waits, and to read its text.
OPENING = 10.0
READING = 15.0
# A register of hundreds of pages read by the importer, where nobody waits.
READING_ARCHIVES = 300.0
