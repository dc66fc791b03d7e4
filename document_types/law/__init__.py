"""The law of local councils as data and pure functions: no model, no database."""
