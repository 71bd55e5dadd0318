#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long a consumer takes to replay the whole change feed from a running server, and how long a road takes to bear
another name. Peers in the same run: nginx serving the same pages as files, and the sqlite3 program reading the same rows.

Usage: feed_bench.py [--scale M] [--seed N] [--db REGISTRY] [--limit 10000] [--renames 100]
A registry that is handed in is copied, not changed. The replay must take less than 10 s; times are told, not judged.
"""
import argparse
import concurrent.futures
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

import bench_world
import serve_bench


class Client:
    """One connection that is kept."""

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


def next_and_latest(content):
    """Stand at the end of a page: whoever looks there need not read the rest before going on."""
    tail = json.loads(b"{" + content[content.rindex(b'"next"'):])
    return tail["next"], tail["latest"]


def fetch(client, since, limit):
    answer, content = client.ask("GET", f"/changes?since={since}&limit={limit}")
    if answer.status != 200:
        sys.exit(f"/changes answered {answer.status}")
    return content


def one_by_one(port, limit):
    client, since, latest = Client(port), 0, 1
    while since < latest:
        content = fetch(client, since, limit)
        since, latest = next_and_latest(content)
        yield content


def one_ahead(port, limit):
    """The next page is on its way while the last one is taken in: numbers have no gaps, so it begins where this one's limit ends."""
    client, since = Client(port), 0
    latest = json.loads(client.ask("GET", "/changes/latest")[1])["seq"]
    with concurrent.futures.ThreadPoolExecutor(1) as messenger:
        coming = messenger.submit(fetch, client, since, limit)
        while coming:
            content, since = coming.result(), since + limit
            coming = messenger.submit(fetch, client, since, limit) if since < latest else None
            yield content


def take_in(pages):
    """Holds every row under its kind and id, as a consumer does."""
    held = {}
    for content in pages:
        for item in json.loads(content)["items"]:
            key = item["entity"], item["id"]
            if item["after"] is None:
                held.pop(key, None)
            else:
                held[key] = item["after"]
    return held


def keep(pages, folder):
    """Writes the pages down; returns their files and their size."""
    files = []
    for number, content in enumerate(pages, 1):
        files.append(folder / f"{number}.json")
        files[-1].write_bytes(content)
    return files, sum(file.stat().st_size for file in files)


def fetch_only(port, limit):
    for _ in one_by_one(port, limit):
        pass


def fetch_files(port, pages):
    client = Client(port)
    for page in range(1, pages + 1):
        client.ask("GET", f"/{page}.json")


def timed(work, *arguments):
    start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
    result = work(*arguments)
    return result, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_utime - used


def rows_by_sqlite(database):
    tables = ("villages", "roads", "names", "addresses")
    script = ".mode json\n" + "".join(f"SELECT * FROM {table} ORDER BY rowid;\n" for table in tables)
    with open(os.devnull, "wb") as nowhere:
        subprocess.run(["sqlite3", "-readonly", str(database)], input=script.encode(), stdout=nowhere, check=True)


def token_for(database):
    run = [serve_bench.BINARY, "--db", str(database), "user"]
    subprocess.run([*run, "add", "bench", "--role", "admin"], check=True, stdout=subprocess.DEVNULL)
    return subprocess.run([*run, "token", "bench"], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.split()[-1]


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
    parser.add_argument("--scale", default=bench_world.SCALE)
    parser.add_argument("--seed", default=bench_world.SEED)
    parser.add_argument("--db", type=pathlib.Path)
    parser.add_argument("--limit", type=int, default=10000)
    parser.add_argument("--renames", type=int, default=20 if bench_world.IS_SHORT else 100)
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="luming-feed-"))
    processes = []
    try:
        database = folder / "world.sqlite"
        bench_world.copy(arguments.db or bench_world.world_and_registry(folder, arguments.scale, arguments.seed)[1], database)
        token = token_for(database)
        process, port, _ = serve_bench.start_luming(database)
        processes.append(process)
        pages_folder = folder / "pages"
        pages_folder.mkdir()
        files, size = keep(one_by_one(port, arguments.limit), pages_folder)
        what = f"{len(files)} pages, {size >> 20} MiB"
        held, ahead, _ = timed(lambda: take_in(one_ahead(port, arguments.limit)))
        tell("replay from 0, fetching one page ahead", ahead, f"{len(held)} rows, {what} (wanted: under 10 s)")
        again, plain, _ = timed(lambda: take_in(one_by_one(port, arguments.limit)))
        tell("replay from 0, page by page", plain)
        _, own, used = timed(lambda: take_in(file.read_bytes() for file in files))
        tell("of this the consumer's own part", own, f"from files, {used:.2f} s of processor")
        _, bare, _ = timed(fetch_only, port, arguments.limit)
        tell("pages only fetched", bare)
        if held != again:
            sys.exit("two replays hold different rows")
        if shutil.which("nginx") or pathlib.Path("/usr/sbin/nginx").exists():
            nginx, file_port = serve_bench.start_nginx(folder, {file.name: file.read_bytes() for file in files})
            processes.append(nginx)
            _, static, _ = timed(fetch_files, file_port, len(files))
            tell("nginx, the same pages as files", static, f"the feed takes {bare / static:.1f} times as long")
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
