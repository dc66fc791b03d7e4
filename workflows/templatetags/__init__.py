"""Tags of the templates on what an authority received."""
