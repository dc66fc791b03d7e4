"""Settings by environment: production is the strict base, the others are short differences."""
