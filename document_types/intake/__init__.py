"""Bytes in, facts out: what a file really is, how many pages it has, and the text of each."""
