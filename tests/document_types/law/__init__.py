"""Tests of the law: pure, without a database."""
