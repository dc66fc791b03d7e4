"""Every write with legal meaning: one transaction with its journal entry."""
