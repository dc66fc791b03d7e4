"""The only write door to the index: changes are noted with the data, and reach the engine after the commit."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.conf import settings
from django.db import connection, transaction

from .engine import SearchEngine, SearchUnavailable, WriterBusy, get_engine
from .entry import Entry
from .models import PendingChange

logger = logging.getLogger(__name__)
