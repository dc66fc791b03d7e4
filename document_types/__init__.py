"""The domain: territory, law, sessions, acts, journal and documents."""
