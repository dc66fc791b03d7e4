"""Every procedure over an act, each in one transaction with its journal entry."""
