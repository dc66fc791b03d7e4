"""Territorial units as plain data: those the product ships, and those read from a file."""
