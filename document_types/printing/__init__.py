"""The papers of the council as PDF, to print, sign, post and keep; the shapes of their pages are in templates/print."""
