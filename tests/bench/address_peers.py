#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same messy addresses through Luming and through what one would use otherwise, in one run.

  PostgreSQL   pg_trgm, nearest text by a GiST index over every registered address
  SQLite       FTS5 with the trigram tokenizer, best by bm25
  address-parse  an npm package for Chinese addresses; it stops at the county, so only its rate and its counties are given.
                 It is fetched by npm into a temporary folder, unless --address-parse names a folder where it has been installed

The peers take a sample, since they need minutes for what is a second's work here. A part that is not installed is
skipped and says so. Usage: address_peers.py [--scale M] [--seed 21] [--sample 200] [--rows 100000]
"""
import argparse
import csv
import json
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench_world  # noqa: E402
import search_accuracy as measure  # noqa: E402
from naming_bench import Cluster, run  # noqa: E402
from world_registry import DIVISION_ENDS, Registry, short  # noqa: E402


class WideCluster(Cluster):
    """Trigrams of Chinese need a locale in which a Chinese character is a letter."""

    def __enter__(self):
        data = self.folder / "data"
        run(*self.as_user, self.tools / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8", cwd="/")
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off -c jit=off -c max_parallel_workers_per_gather=0"
        run(*self.as_user, self.tools / "pg_ctl", "-D", data, "-l", self.folder / "log", "-o", options, "-w", "start", cwd="/")
        return self


def trigram_tools():
    for folder in sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if pathlib.Path(f"/usr/share/postgresql/{folder.parent.name}/extension/pg_trgm.control").exists():
            return folder
    return None


def registered(world):
    with open(world / "addresses.csv", encoding="utf-8") as table:
        return [(row["addr_id"], row["full"]) for row in csv.DictReader(table)]


def trgm(world, texts):
    tools = trigram_tools()
    if tools is None:
        return None
    with WideCluster(tools) as cluster:
        cluster.psql("CREATE EXTENSION pg_trgm; CREATE TABLE doors (id text, text text); CREATE TABLE asked (n int, text text);")
        cluster.fill("doors", registered(world))
        cluster.fill("asked", ((str(n), text.replace("\\", "").replace("\t", " ")) for n, text in enumerate(texts)))
        cluster.psql("CREATE INDEX ON doors USING gist (text gist_trgm_ops(siglen=64)); ANALYZE;")
        start = time.perf_counter()
        lines = cluster.psql("SELECT n, (SELECT id FROM doors ORDER BY doors.text <-> asked.text LIMIT 1) FROM asked ORDER BY n;").splitlines()
        return [line.partition("|")[2] for line in lines], len(texts) / (time.perf_counter() - start)


def fts(world, texts):
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE VIRTUAL TABLE doors USING fts5(id UNINDEXED, text, tokenize='trigram')")
    except sqlite3.OperationalError:
        return None
    database.executemany("INSERT INTO doors VALUES (?, ?)", registered(world))
    found, start = [], time.perf_counter()
    for text in texts:
        bare = text.replace('"', "")
        words = " OR ".join(f'"{bare[i:i + 3]}"' for i in range(len(bare) - 2))
        row = database.execute("SELECT id FROM doors WHERE doors MATCH ? ORDER BY rank LIMIT 1", (words,)).fetchone() if words else None
        found.append(row[0] if row else "")
    return found, len(texts) / (time.perf_counter() - start)


PARSE = """
const fs = require('fs'), peer = require('address-parse'), parser = peer.default || peer;
const texts = JSON.parse(fs.readFileSync(0));
const start = process.hrtime.bigint();
const found = texts.map(text => { const [first] = parser.parse(text); return first && first.area || ''; });
process.stdout.write(JSON.stringify({seconds: Number(process.hrtime.bigint() - start) / 1e9, found}));
"""


def fetch_address_parse(folder):
    """Without a network, or without npm, it is skipped."""
    if shutil.which("npm"):
        subprocess.run(["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "address-parse"], capture_output=True, timeout=120, check=False)
    return folder


def address_parse(folder, texts):
    node = shutil.which("node")
    if not node or not (pathlib.Path(folder) / "node_modules/address-parse").exists():
        return None
    done = subprocess.run([node, "-e", PARSE], input=json.dumps(texts), text=True, capture_output=True, cwd=folder)
    if done.returncode != 0:
        print(done.stderr[-500:])
        return None
    answer = json.loads(done.stdout)
    return answer["found"], len(texts) / answer["seconds"]


def questions(world, registry, seed, count):
    """Doors only, as the peers know nothing else: half the generator's own, half messy."""
    own = [q for q in measure.read_queries(world) if q.level == "address"]
    rough = [q for q in measure.rows_of_messy(registry, count, seed) if q.level == "address" and q.expect == "match"]
    random.Random(f"peers-{seed}").shuffle(own)
    return [q for pair in zip(own[:count], rough) for q in pair]


def recall(asked, found):
    return 100 * sum(question.truth_id == identity for question, identity in zip(asked, found)) / len(asked)


def timed_rate(database, texts, rows):
    """Rows a second without the loading of the registry: a long table less a short one, by wall and by processor time."""
    many = [texts[i % len(texts)] for i in range(rows)]
    _, short_wall, short_cpu = measure.geocode(database, texts[:10])
    answers, wall, cpu = measure.geocode(database, many)
    return answers[: len(texts)], rows / wall, rows / max(1e-6, wall - short_wall), rows / max(1e-6, cpu - short_cpu)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--scale", default=bench_world.SCALE)
    options.add_argument("--seed", default=bench_world.SEED)
    options.add_argument("--sample", type=int, default=200, help="addresses for each peer")
    options.add_argument("--rows", type=int, default=20000 if bench_world.IS_SHORT else 100000, help="rows for Luming's own rate")
    options.add_argument("--address-parse")
    options.add_argument("--keep", default=bench_world.SHARED_FOLDER, help="a folder in which worlds are kept and found again")
    chosen = options.parse_args()
    if not measure.BINARY.exists():
        print(f"skipped: {measure.BINARY} has not been built")
        return
    with tempfile.TemporaryDirectory(prefix="luming-peers-") as scratch:
        folder = pathlib.Path(chosen.keep, f"{chosen.scale}-{chosen.seed}") if chosen.keep else pathlib.Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        world = measure.make_world(folder, chosen.scale, chosen.seed)
        database, registry = measure.make_registry(world), Registry(world)
        asked = questions(world, registry, chosen.seed, 2000)
        answers, whole, rate, cpu_rate = timed_rate(database, [q.text for q in asked], chosen.rows)
        share = 100 * sum(measure.is_right(q, a) for q, a in zip(asked, answers)) / len(asked)
        print(f"{chosen.scale}, seed {chosen.seed}, {len(registry.doors)} doors; {len(asked)} different messy addresses")
        print(f"{'':16} {'recall %':>9} {'a second':>12} {'Luming is':>12}")
        print(f"{'Luming':16} {share:9.2f} {rate:12.0f}              ({whole:.0f} with loading; {cpu_rate:.0f} a second of processor time)")
        sample = random.Random(chosen.seed).sample(asked, min(chosen.sample, len(asked)))
        texts = [q.text for q in sample]
        for name, measured in (("pg_trgm", trgm(world, texts)), ("FTS5 trigram", fts(world, texts[: max(20, chosen.sample // 5)]))):
            if measured is None:
                print(f"{name:16} skipped: not installed")
            else:
                found, its_rate = measured
                print(f"{name:16} {recall(sample[: len(found)], found):9.2f} {its_rate:12.1f} {rate / its_rate:11.0f} x")
        parsed = address_parse(chosen.address_parse or fetch_address_parse(scratch), [q.text for q in asked])
        if parsed is None:
            print(f"{'address-parse':16} skipped: not installed, and npm cannot fetch it")
        else:
            villages = {identity: village.county for identity, village, _, _ in registry.doors}
            right = sum(bool(county) and short(county, DIVISION_ENDS) == short(villages[q.truth_id], DIVISION_ENDS) for q, county in zip(asked, parsed[0]))
            print(f"{'address-parse':16} {100 * right / len(asked):9.2f} {parsed[1]:12.0f} {rate / parsed[1]:11.1f} x   (its recall is of the county alone)")


if __name__ == "__main__":
    main()
