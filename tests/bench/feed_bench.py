#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long a consumer takes to replay the whole change feed from a running server, and how long a road takes to bear
another name. Peers in the same run: nginx serving the same pages as files, and the sqlite3 program reading the same rows.

Usage: feed_bench.py [--scale M] [--seed N] [--db REGISTRY] [--limit 10000] [--renames 100]
A registry that is handed in is copied, not changed. The replay must take less than 10 s; times are told, not judged.
"""
import argparse
import http.client
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import serve_bench


class Client:
    """One connection that is kept; what is redirected to the port for slow requests is followed there once."""

    def __init__(self, port, token=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def ask(self, method, path, body=None, extra=()):
        headers = {**self.headers, **dict(extra)}
        if body is not None:
            headers["Content-Type"] = "application/json"
        self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        return answer, content


def replay(port, limit, keep=None):
    """Holds every row under its kind and id, as a consumer does. Returns what it holds, the pages and the bytes."""
    client, held, since, pages, size = Client(port), {}, 0, 0, 0
    while True:
        answer, content = client.ask("GET", f"/changes?since={since}&limit={limit}")
        if answer.status != 200:
            sys.exit(f"/changes answered {answer.status}")
        page = json.loads(content)
        for item in page["items"]:
            key = item["entity"], item["id"]
            if item["after"] is None:
                held.pop(key, None)
            else:
                held[key] = item["after"]
        pages, size, since = pages + 1, size + len(content), page["next"]
        if keep is not None:
            (keep / f"{pages}.json").write_bytes(content)
        if page["next"] >= page["latest"]:
            return held, pages, size


def fetch_only(port, limit):
    client, since = Client(port), 0
    while True:
        _, content = client.ask("GET", f"/changes?since={since}&limit={limit}")
        tail = json.loads(b"{" + content[content.rindex(b'"next"'):])
        since = tail["next"]
        if tail["next"] >= tail["latest"]:
            return


def fetch_files(port, pages):
    client = Client(port)
    for page in range(1, pages + 1):
        client.ask("GET", f"/{page}.json")


def timed(work, *arguments):
    start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
    result = work(*arguments)
    return result, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_utime - used


def rows_by_sqlite(database):
    tables = ("divisions", "villages", "roads", "names", "addresses")
    script = ".mode json\n" + "".join(f"SELECT * FROM {table} ORDER BY rowid;\n" for table in tables if table != "divisions")
    with open(os.devnull, "wb") as nowhere:
        subprocess.run(["sqlite3", "-readonly", str(database)], input=script.encode(), stdout=nowhere, check=True)


def token_for(database):
    run = [serve_bench.BINARY, "--db", str(database), "user"]
    subprocess.run([*run, "add", "bench", "--role", "admin"], check=True, stdout=subprocess.DEVNULL)
    return subprocess.run([*run, "token", "bench"], check=True, stdout=subprocess.PIPE, text=True).stdout.split()[-1]


def renames(port, token, held, count):
    """Seconds from the request to the answer, and to a page that tells the new name."""
    client, answered, seen = Client(port, token), [], []
    named = [row for (entity, _), row in held.items() if entity == "road" and row["name"] and row["village_code"]]
    for number, row in enumerate(named[:: max(1, len(named) // count)][:count]):
        etag = client.ask("GET", f"/roads/{row['id']}")[0].getheader("ETag")
        body = {"name": f"瑞{'一二三四五六七八九'[number % 9]}丰{'甲乙丙丁戊己庚辛壬癸'[number // 9 % 10]}安路", "meaning": "吉祥", "origin": "议定",
                "cause": "construction", "reason": "已核"}
        start = time.perf_counter()
        answer, content = client.ask("POST", f"/roads/{row['id']}/rename", body, {"If-Match": etag}.items())
        if answer.status == 409:
            continue  # a rule objects to a made-up name
        if answer.status != 200:
            sys.exit(f"rename answered {answer.status}: {content.decode()}")
        answered.append(time.perf_counter() - start)
        while json.loads(client.ask("GET", f"/roads/{row['id']}")[1])["name"]["full"] != body["name"]:
            pass
        seen.append(time.perf_counter() - start)
    return answered, seen


def tell(what, seconds, note=""):
    print(f"{what:<44}{seconds:>9.3f} s  {note}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", default="M")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--db", type=pathlib.Path)
    parser.add_argument("--limit", type=int, default=10000)
    parser.add_argument("--renames", type=int, default=100)
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="luming-feed-"))
    processes = []
    try:
        database = folder / "world.sqlite"
        if arguments.db:
            shutil.copy(arguments.db, database)
        else:
            _, database = serve_bench.make_registry(folder, arguments.scale, arguments.seed)
        token = token_for(database)
        process, port, _ = serve_bench.start_luming(database)
        processes.append(process)
        pages_folder = folder / "pages"
        pages_folder.mkdir()
        held, pages, size = replay(port, arguments.limit, pages_folder)
        _, full, used = timed(replay, port, arguments.limit)
        tell("replay from 0, rows held", full, f"{len(held)} rows, {pages} pages, {size >> 20} MiB; consumer's own {used:.2f} s")
        _, bare, _ = timed(fetch_only, port, arguments.limit)
        tell("the same, pages only fetched", bare)
        if shutil.which("nginx"):
            nginx, file_port = serve_bench.start_nginx(folder, {p.name: p.read_bytes() for p in pages_folder.iterdir()})
            processes.append(nginx)
            _, static, _ = timed(fetch_files, file_port, pages)
            tell("nginx, the same pages as files", static)
        if shutil.which("sqlite3"):
            _, plain, _ = timed(rows_by_sqlite, database)
            tell("sqlite3 -json, the same tables", plain, f"the feed takes {bare / plain:.2f} times as long")
        answered, seen = renames(port, token, held, arguments.renames)
        if answered:
            tell("rename: answered, median", statistics.median(answered), f"of {len(answered)}; slowest {max(answered):.3f} s")
            tell("rename: seen, median", statistics.median(seen), f"slowest {max(seen):.3f} s")
    finally:
        for process in processes:
            process.terminate()
            process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
