"""The council's side of the admin: preparing a session, holding it, and what becomes of its acts."""
