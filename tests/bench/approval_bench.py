#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long an approval takes over HTTP, how many a second a batch makes, how soon search finds the name.

A real server on a registry of the world, in which every twentieth road has lost its name: the names are proposed and
submitted, then approved one by one (by one reviewer, by four), and by the village in batches. Beside it, in the same
run, the durable single-row transactions of SQLite on the same disk: what one acknowledged write costs at least.
Usage: approval_bench.py [--scale M] [--seed N] [--count 400] [--database made-before.sqlite]
"""
import argparse
import http.client
import itertools
import json
import pathlib
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench_world  # noqa: E402
from bench_world import BINARY, run  # noqa: E402
from serve_bench import start_luming  # noqa: E402

EVERY = 20
BATCH = 50


def take_names_away(world, out):
    """Writes the roads without the names of some; returns what they were called, by source id."""
    roads = json.loads((world / "roads.geojson").read_text(encoding="utf-8"))
    taken = {}
    for feature in roads["features"][::EVERY]:
        fields = feature["properties"]
        if fields.get("name"):
            taken[str(fields["road_id"])] = fields["name"]
            fields["name"], fields["alias"] = "", ""
    out.write_text(json.dumps(roads, ensure_ascii=False), encoding="utf-8")
    return taken


def make_registry(world, database):
    names = take_names_away(world, database.parent / "roads.geojson")
    luming = [BINARY, "--db", database]
    run(*luming, "init")
    for kind, file in (("villages", world / "villages.geojson"), ("roads", database.parent / "roads.geojson"),
                       ("addresses", world / "addresses.csv")):
        run(*luming, "import", kind, file)
    database.with_suffix(".names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")


def token(database, name, role):
    luming = [BINARY, "--db", database, "--lang", "en"]
    run(*luming, "user", "add", name, "--role", role)
    return json.loads(run(*luming, "--json", "user", "token", name))["token"]


class Client:
    """One kept connection."""

    def __init__(self, port, bearer):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.head = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}

    def ask(self, method, path, body=None, **head):
        text = None if body is None else json.dumps(body).encode()
        self.connection.request(method, path, text, {**self.head, **head})
        answer = self.connection.getresponse()
        content = answer.read()
        return answer.status, json.loads(content or b"null"), answer.getheader("ETag")


def unnamed_roads(database, names):
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT id, village, source_id FROM roads WHERE village IS NOT NULL ORDER BY id")
        found = [(road, village, names[str(source)]) for road, village, source in rows if str(source) in names]
    connection.close()
    # Over the whole prefecture, as the days bring them.
    return found[0::3] + found[1::3] + found[2::3]


def submit(client, roads, count):
    """Proposes until so many are submitted; a name that its rules refuse is passed over."""
    submitted = []
    for road, village, name in roads:
        if len(submitted) == count:
            break
        status, made, etag = client.ask("POST", "/proposals", {
            "village_code": village, "road_id": road, "name": name,
            "meaning": "寄望村民安居乐业", "origin": "村民代表会议议定"})
        if status != 201:
            continue
        status, _, etag = client.ask("POST", f"/proposals/{made['id']}/submit", **{"If-Match": etag})
        if status == 200:
            submitted.append((made["id"], etag, name, village))
    return submitted


def details():
    return {"reason": "合乎命名规则", "authority": "东营区人民政府", "document_no": "东政地〔2026〕1号"}


def approve(client, proposals, seconds, failures):
    for proposal, etag, *_ in proposals:
        start = time.perf_counter()
        status, answer, _ = client.ask("POST", f"/proposals/{proposal}/approve", details(), **{"If-Match": etag})
        seconds.append(time.perf_counter() - start)
        if status != 200:
            failures.append(answer)


def told(label, seconds, wall):
    ordered = sorted(seconds)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(f"{label}: {len(ordered)} approvals, p50 {statistics.median(ordered) * 1e3:.1f} ms, "
          f"p99 {p99 * 1e3:.1f} ms, longest {ordered[-1] * 1e3:.1f} ms, {len(ordered) / wall:,.0f}/s")


def approve_by(port, bearer, reviewers, proposals):
    seconds, failures = [], []
    threads = [threading.Thread(target=approve,
                                args=(Client(port, bearer), proposals[i::reviewers], seconds, failures))
               for i in range(reviewers)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told(f"{reviewers} reviewer{'s' if reviewers > 1 else ''}", seconds, time.perf_counter() - start)
    if failures:
        sys.exit(f"{len(failures)} approvals failed, the first: {failures[0]}")


def approve_in_batches(client, proposals):
    start = time.perf_counter()
    for i in range(0, len(proposals), BATCH):
        ids = [proposal for proposal, *_ in proposals[i:i + BATCH]]
        status, answer, _ = client.ask("POST", "/proposals/batch",
                                       {"action": "approve", "ids": ids, "details": details()})
        if status != 200:
            sys.exit(f"batch: {status} {answer}")
    wall = time.perf_counter() - start
    print(f"batches of {BATCH}: {len(proposals)} approvals, {len(proposals) / wall:,.0f}/s, "
          f"{wall / len(proposals) * BATCH * 1e3:.0f} ms a batch")


def until_found(client, proposals):
    """Approves one and asks until search finds the road."""
    waits = []
    for proposal, etag, name, village in proposals:
        status, answer, _ = client.ask("POST", f"/proposals/{proposal}/approve", details(), **{"If-Match": etag})
        start = time.perf_counter()
        path = "/search?type=street&village=" + village + "&q=" + urllib.parse.quote(name)
        road = f"road-{answer['road_id']}"
        while road not in [hit["properties"]["id"] for hit in client.ask("GET", path)[1]["features"]]:
            if time.perf_counter() - start > 10:
                sys.exit(f"{name} was not found in 10 s")
            time.sleep(0.005)
        waits.append(time.perf_counter() - start)
    print(f"searchable after: median {statistics.median(waits) * 1e3:.0f} ms, longest {max(waits) * 1e3:.0f} ms")


def peer(folder, count):
    """SQLite's own durable single-row transactions."""
    connection = sqlite3.connect(folder / "peer.sqlite", isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                             "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
    seconds = []
    for i in range(count):
        start = time.perf_counter()
        connection.execute("INSERT INTO t (text) VALUES (?)", (f"row {i}",))
        seconds.append(time.perf_counter() - start)
    connection.close()
    ordered = sorted(seconds)
    print(f"peer: SQLite, one durable row a transaction: p50 {statistics.median(ordered) * 1e3:.1f} ms, "
          f"p99 {ordered[int(count * 0.99)] * 1e3:.1f} ms, {count / sum(seconds):,.0f}/s")


def measure(database, count):
    names = json.loads(database.with_suffix(".names.json").read_text(encoding="utf-8"))
    surveyor, reviewer = token(database, "测绘员", "surveyor"), token(database, "审核员", "county")
    server, port, _ = start_luming(database)
    try:
        start = time.perf_counter()
        waiting = iter(submit(Client(port, surveyor), unnamed_roads(database, names), 3 * count + 10))
        take = lambda some: list(itertools.islice(waiting, some))  # noqa: E731
        print(f"proposing and submitting: {2 * (3 * count + 10) / (time.perf_counter() - start):,.0f} writes/s")
        peer(database.parent, count)
        until_found(Client(port, reviewer), take(10))
        approve_by(port, reviewer, 1, take(count))
        approve_by(port, reviewer, 4, take(count))
        approve_in_batches(Client(port, reviewer), take(count))
    finally:
        server.terminate()
        server.wait(30)
    print(run(BINARY, "--db", database, "--lang", "en", "audit", "verify").strip().splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", choices="SM", default=bench_world.SCALE)
    parser.add_argument("--seed", default=bench_world.SEED)
    parser.add_argument("--count", type=int, default=30 if bench_world.IS_SHORT else 400)
    parser.add_argument("--world", type=pathlib.Path, help="a world made before")
    parser.add_argument("--database", type=pathlib.Path, help="a registry of such a world, made if absent; kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="luming-bench-") as name:
        folder = pathlib.Path(name)
        made = arguments.database or folder / "made.sqlite"
        if not made.exists():
            scale, seed = arguments.scale, arguments.seed
            make_registry(arguments.world or bench_world.make_world(bench_world.world_folder(folder, scale, seed), scale, seed), made)
        database = folder / "registry.sqlite"
        shutil.copy(made, database)
        shutil.copy(made.with_suffix(".names.json"), database.with_suffix(".names.json"))
        measure(database, arguments.count)


if __name__ == "__main__":
    main()
