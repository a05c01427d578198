"""Figures for /metrics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector

from storage.inbox import Body


class Commits(Collector):
    """The database's own count of its commits."""

    def __init__(self, count: Callable[[], int]) -> None:
        self._count = count

    def collect(self) -> Iterator[CounterMetricFamily]:
        """The figure as it is now."""
        yield CounterMetricFamily("huiyin_commits", "Transactions committed", value=self._count())


class Metrics:
    """One process's figures, in a registry of their own."""

    def __init__(self, commits: Callable[[], int]) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(Commits(commits))
        ProcessCollector(registry=self._registry)
        self._received = self._counter("updates_received", "Updates stored, by kind", "kind")
        self._known = self._counter("updates_known", "Updates that were delivered again")
        self._handled = self._counter("updates_handled", "Updates handled")
        self._set_aside = self._counter("updates_set_aside", "Updates put aside after they failed each time")
        self._ended = self._counter("sends", "Ends of sends, by outcome", "outcome")
        self._unheard = self._counter("unheard", "What failed to arrive, and nobody else of the office could be told")
        self._promises = self._counter("promises_kept", "Tickets that the promise watch has looked at")
        self._repaired = self._counter("deadlines_repaired", "Deadlines that the auditor found wrong")
        self._audited = self._gauge("audited_timestamp_seconds", "When the auditor last came round")
        self._heard = self._gauge("last_update_timestamp_seconds", "When the last update came")

    def received(self, bodies: Sequence[Body], fresh: int) -> None:
        """Updates came; so many of them were new."""
        for body in bodies:
            self._received.labels(body.kind or "unknown").inc()
        self._known.inc(len(bodies) - fresh)
        self._heard.set_to_current_time()

    def handled(self, count: int) -> None:
        """Updates were handled and committed."""
        self._handled.inc(count)

    def set_aside(self) -> None:
        """An update was put aside."""
        self._set_aside.inc()

    def ended(self, outcome: str) -> None:
        """A send came to an end."""
        self._ended.labels(outcome).inc()

    def unheard(self) -> None:
        """Something could not be told to anybody."""
        self._unheard.inc()

    def watched(self, count: int) -> None:
        """The watch kept the promises of so many tickets."""
        self._promises.inc(count)

    def audited(self, repaired: int) -> None:
        """The auditor came round."""
        self._repaired.inc(repaired)
        self._audited.set_to_current_time()

    def text(self) -> bytes:
        """All figures in Prometheus' form."""
        return generate_latest(self._registry)

    def _counter(self, name: str, words: str, *labels: str) -> Counter:
        return Counter(f"huiyin_{name}", words, labels, registry=self._registry)

    def _gauge(self, name: str, words: str) -> Gauge:
        return Gauge(f"huiyin_{name}", words, registry=self._registry)
