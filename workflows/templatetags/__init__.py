"""Tags of the authority's screens."""
