"""Measure the ranking on a set of documents, questions and judgements."""

import json
from collections import defaultdict
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from search.engine import SearchUnavailable, get_engine
from search.entry import Entry, Text
from search.evaluation import evaluate
from search.query import LARGEST_PAGE, Query


class Command(BaseCommand):
    help = "Measure the ranking on DIR, which holds docs.jsonl, queries.tsv and qrels.txt."

    def add_arguments(self, parser):
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument(
            "--engine", default="tantivy://:memory:", metavar="URL", help="http://host:9200, or tantivy:///path"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, directory, engine, **options):
        missing = [name for name in ("docs.jsonl", "queries.tsv", "qrels.txt") if not (directory / name).is_file()]
        if missing:
            raise CommandError(f"{directory} lacks {', '.join(missing)}.")
        try:
            with get_engine(engine).scratch() as index:
                index.put(read_documents(directory / "docs.jsonl"))
                questions = read_questions(directory / "queries.tsv")
                rankings = {question: rank(index, text) for question, text in questions}
        except (SearchUnavailable, ImproperlyConfigured) as error:
            raise CommandError(str(error)) from error
        figures = evaluate(rankings, read_judgements(directory / "qrels.txt"))
        values = {"hit@1": figures.hit_at_1, "hit@10": figures.hit_at_10, "mrr": figures.mrr}
        self.stdout.write(json.dumps(values) if options["json"] else table(values, figures.questions))


def read_documents(path):
    """Yield an entry per line; its words belong to no language in particular."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield Entry(key=document["id"], titles={"": document["title"]}, texts=(Text("", document["text"]),))


def read_questions(path):
    with path.open(encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t", 1) for line in lines if line.strip()]


def read_judgements(path):
    right = defaultdict(set)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            question, _, key, relevance = line.split()
            if int(relevance) > 0:
                right[question].add(key)
    return right


def rank(engine, text):
    return [hit.key for hit in engine.search(Query(text=text, size=LARGEST_PAGE, passages=0)).hits]


def table(values, questions):
    figures = "  ".join(f"{name} {value:.4f}" for name, value in values.items())
    return f"{figures}  ({questions} questions)"
