"""Tests of units as plain data: pure, without a database."""
