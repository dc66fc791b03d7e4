"""The invented councils, people and texts that a demonstration of Majaliss is loaded with."""
