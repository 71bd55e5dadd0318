#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Addresses by the table: rows a second on one thread and on two, reading and writing the CSV
included, beside sqlite3's .import of the same file, which only reads and stores it.
Usage: geocode_table_bench.py [REGISTRY.sqlite TABLE.csv COLUMN]; else the world's own queries, over and over."""
import csv
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench_world  # noqa: E402

RUNS = 3
ROWS = 20_000 if bench_world.IS_SHORT else 200_000


def rows_a_second(luming, registry, table, column, threads, out):
    best = 0.0
    for _ in range(RUNS):
        told = subprocess.run(
            [luming, "--db", registry, "geocode", "--file", table, "--column", column,
             "--out", out, "--threads", str(threads), "--start-over"],
            check=True, capture_output=True, text=True, timeout=600).stderr
        best = max(best, float(re.search(r"([0-9]+) (?:rows/s|行/秒)", told)[1]))
    return best


def import_rows_a_second(table, rows, folder):
    best = 0.0
    for run in range(RUNS):
        start = time.monotonic()
        subprocess.run(["sqlite3", f"{folder}/{run}.sqlite", ".mode csv", f".import {table} t"],
                       check=True, timeout=600)
        best = max(best, rows / (time.monotonic() - start))
    return best


def own_table(folder):
    world, registry = bench_world.world_and_registry(folder)
    with open(world / "queries.csv", encoding="utf-8", newline="") as lines:
        texts = [row["text"] for row in csv.DictReader(lines)]
    table = pathlib.Path(folder, "table.csv")
    with open(table, "w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["text"], *([texts[i % len(texts)]] for i in range(ROWS))])
    return registry, table, "text"


def main():
    if not bench_world.BINARY.exists():
        print(f"skipped: {bench_world.BINARY} has not been built")
        return
    with tempfile.TemporaryDirectory(prefix="luming-bench-") as folder:
        registry, table, column = sys.argv[1:4] if len(sys.argv) > 3 else own_table(folder)
        out = f"{folder}/out.csv"
        one = rows_a_second(bench_world.BINARY, registry, table, column, 1, out)
        first = pathlib.Path(out).read_bytes()
        two = rows_a_second(bench_world.BINARY, registry, table, column, 2, out)
        same = first == pathlib.Path(out).read_bytes()
        rows = first.count(b"\n") - 1
        peer = import_rows_a_second(table, rows, folder) if shutil.which("sqlite3") else None
    print(f"geocode, 1 thread        {one:12,.0f} rows/s   (wanted: 120,000)")
    print(f"geocode, 2 threads       {two:12,.0f} rows/s   x {two / one:.2f} (wanted: 1.8), "
          f"{'the same bytes' if same else 'OTHER BYTES'}")
    if peer:
        print(f"sqlite3 .import          {peer:12,.0f} rows/s   geocode / import {one / peer:.2f}")
    else:
        print("skipped: sqlite3 is not installed")


if __name__ == "__main__":
    main()
