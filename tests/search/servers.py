"""Where the tests' Elasticsearch server is."""

import os

import pytest

URL = os.environ.get("ELASTICSEARCH_URL", "")


def elasticsearch_url() -> str:
    """Return its address; without one the test is skipped, except in CI, where it must be there."""
    if not URL and os.environ.get("CI") == "true":
        pytest.fail("ELASTICSEARCH_URL names no server, and with CI=true an absent service is a failure.")
    if not URL:
        pytest.skip("ELASTICSEARCH_URL names no Elasticsearch server (http://127.0.0.1:9200)")
    return URL
