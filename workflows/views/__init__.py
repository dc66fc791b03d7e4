"""The screens of the authority: what it received, what is due, what it decides."""
