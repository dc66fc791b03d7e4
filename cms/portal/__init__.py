"""The public site: what a citizen may read, in French and in Arabic."""
