"""How large a file may be, and how long and with how much memory it may be read."""

MEGABYTE = 1024 * 1024
LARGEST_FILE = 200 * MEGABYTE
LARGEST_TEXT = 10 * MEGABYTE
MOST_PAGES = 3_000
# Of one image, and of the pages of one TIFF or of one bundle of photos.
MOST_PIXELS = 50_000_000
MOST_IMAGES = 100
# What a file of several packed parts may hold.
MOST_UNPACKED = 300 * MEGABYTE
# Of the text of an act that is taken from a file.
MOST_BLOCKS = 2_000
MEMORY = 500 * MEGABYTE
# Seconds: to open a file while someone waits, and to read its text.
OPENING = 8.0
READING = 10.0
# One page as a picture, while someone waits.
DRAWING = 8.0
# One page off its picture, in both languages; a job, where nobody waits.
RECOGNISING = 150.0
# The words written into a copy of the scan; a job too.
LAYERING = 60.0
LAYERING_A_PAGE = 5.0
# A register of hundreds of pages read by the importer, where nobody waits.
READING_ARCHIVES = 300.0
