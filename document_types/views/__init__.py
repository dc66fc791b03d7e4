"""Views of the domain: files served after a check, and deletions refused with a reason."""
