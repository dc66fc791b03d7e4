"""Which State office controls, visas and refers to the court, by level."""
