"""The first page of the admin, by role: what is due, what is missing, what to do next."""
