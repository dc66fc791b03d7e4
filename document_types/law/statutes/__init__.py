"""THE table: every rule of law the product enforces or computes, gathered from its chapters."""
