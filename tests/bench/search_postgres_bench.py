#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Doors near a point and names that are being typed, beside PostgreSQL: PostGIS' nearest neighbours over a GiST index,
and names by prefix (text_pattern_ops) and by trigrams (pg_trgm). PostgreSQL answers all questions in one statement, so
that no round trip is charged to it. Luming's own figures are those of bench_search_peers, run just before on the same
world. Usage: search_postgres_bench.py
"""
import csv
import os
import pathlib
import re
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench_world  # noqa: E402
from address_peers import WideCluster, trigram_tools  # noqa: E402
from naming_bench import postgres_tools  # noqa: E402

SCHEMA = """
CREATE EXTENSION postgis; CREATE EXTENSION pg_trgm;
CREATE TABLE doors (id text, lon float8, lat float8); CREATE TABLE points (lon float8, lat float8, truth text);
CREATE TABLE names (name text, sound text); CREATE TABLE begun (text text);
"""
INDEXES = """
ALTER TABLE doors ADD place geometry(Point, 4490);
UPDATE doors SET place = ST_SetSRID(ST_MakePoint(lon, lat), 4490);
CREATE INDEX ON doors USING gist (place);
CREATE INDEX ON names (name text_pattern_ops);
CREATE INDEX ON names USING gin (name gin_trgm_ops);
VACUUM ANALYZE;
"""
NEAREST = """
SELECT count(*) FILTER (WHERE near.id = p.truth) FROM points p,
LATERAL (SELECT id FROM doors ORDER BY place <-> ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4490) LIMIT 1) near;
"""
COMPLETE = """
SELECT count(*) FILTER (WHERE many > 0) FROM begun b,
LATERAL (SELECT count(*) many FROM (SELECT 1 FROM names WHERE name {how} LIMIT 10) ten) found;
"""
# A range for the B-tree, since LIKE uses it for constant patterns only; LIKE for the trigrams.
BY_PREFIX = "~>=~ b.text AND name ~<~ (b.text || U&'\\FFFD')"
BY_TRIGRAMS = "LIKE ('%' || b.text || '%')"


def column(table, *names):
    with open(table, encoding="utf-8", newline="") as lines:
        return [tuple(row[name] for name in names) for row in csv.DictReader(lines)]


def road_names(world):
    with open(world / "roads.geojsonl", encoding="utf-8") as lines:
        return [(re.search(r'"name":"([^"]*)"', line)[1], re.search(r'"pinyin":"([^"]*)"', line)[1]) for line in lines]


def timed(cluster, statement, count):
    start = time.perf_counter()
    found = int(cluster.psql(statement).strip())
    return count / (time.perf_counter() - start), 100 * found / count


def own_figures(world):
    program = pathlib.Path(os.environ.get("LUMING_BENCH_BUILD", str(bench_world.BINARY.parent))) / "bench_search_peers"
    if not program.exists():
        return None
    told = bench_world.run(program, world)
    return [float(rate) for rate in re.findall(r"luming (\d+)/s", told)]


def main():
    if postgres_tools() is None or trigram_tools() is None:
        print("skipped: postgresql with postgis and pg_trgm is not installed")
        return
    with tempfile.TemporaryDirectory(prefix="luming-bench-") as folder:
        world = bench_world.make_world(bench_world.world_folder(folder))
        own = own_figures(world)
        if own is None:
            print("skipped: bench_search_peers has not been built")
            return
        points = column(world / "reverse.csv", "lon", "lat", "truth_id")
        begun = [(text,) for kind, text in column(world / "prefixes.csv", "kind", "text") if kind in ("han2", "han3")]
        with WideCluster(postgres_tools()) as cluster:
            cluster.psql(SCHEMA)
            cluster.fill("doors", column(world / "addresses.csv", "addr_id", "lon", "lat"))
            cluster.fill("points", points)
            cluster.fill("names", road_names(world))
            cluster.fill("begun", begun)
            cluster.psql(INDEXES)
            for what, statement, count, ours in (
                    ("nearest door, PostGIS", NEAREST, len(points), own[0]),
                    ("ten completions, PostgreSQL prefix range", COMPLETE.format(how=BY_PREFIX), len(begun), own[1]),
                    ("ten completions, pg_trgm LIKE", COMPLETE.format(how=BY_TRIGRAMS), len(begun), own[1])):
                rate, found = timed(cluster, statement, count)
                print(f"{what} {rate:,.0f}/s ({found:.2f} % found); luming {ours:,.0f}/s, ratio {ours / rate:.1f}")


if __name__ == "__main__":
    main()
