"""The screens of the secretariat, one module per stage of a session."""
