#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Addresses by the table: rows a second on one thread and on two, reading and writing the CSV
included, beside sqlite3's .import of the same file, which only reads and stores it.
Usage: geocode_table_bench.py REGISTRY.sqlite TABLE.csv COLUMN [LUMING], or with BENCH_REGISTRY,
BENCH_TABLE and BENCH_COLUMN in the environment."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

RUNS = 3


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


def main():
    given = sys.argv[1:] or [os.environ.get(name) for name in
                             ("BENCH_REGISTRY", "BENCH_TABLE", "BENCH_COLUMN")]
    if len(given) < 3 or not all(given[:3]):
        print("skipped: give a registry, a table and a column")
        return
    registry, table, column = given[:3]
    here = pathlib.Path(__file__).resolve().parents[2]
    luming = given[3] if len(given) > 3 else str(here / "build/release/luming")
    with tempfile.TemporaryDirectory() as folder:
        out = f"{folder}/out.csv"
        one = rows_a_second(luming, registry, table, column, 1, out)
        first = pathlib.Path(out).read_bytes()
        two = rows_a_second(luming, registry, table, column, 2, out)
        same = first == pathlib.Path(out).read_bytes()
        rows = first.count(b"\n") - 1
        peer = import_rows_a_second(table, rows, folder)
    print(f"geocode, 1 thread        {one:12,.0f} rows/s")
    print(f"geocode, 2 threads       {two:12,.0f} rows/s   x {two / one:.2f}, "
          f"{'the same bytes' if same else 'OTHER BYTES'}")
    print(f"sqlite3 .import          {peer:12,.0f} rows/s   geocode / import {one / peer:.2f}")


if __name__ == "__main__":
    main()
