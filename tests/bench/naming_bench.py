#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast a name is checked among 40,000 roads, beside PostGIS with indexes on the same world.

PostGIS does the part of the work that SQL can do: duplicates, sound and geometry of each proposal.
Both take the same proposals on one core. Usage: naming_bench.py [--scale M] [--seed N]
"""
import argparse
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench_world  # noqa: E402
from bench_world import BINARY, run  # noqa: E402

SCHEMA = """
CREATE EXTENSION postgis;
CREATE TABLE villages (code text PRIMARY KEY, outline geometry(Polygon, 4490));
CREATE TABLE roads (town text, name text, sound text, line geometry(LineString, 4490));
CREATE TABLE proposals (name text, town text, village text, sound text, wkt text);
"""
INDEXES = """
CREATE INDEX ON roads (town, name);
CREATE INDEX ON roads (town, sound);
CREATE INDEX ON roads USING gist (line);
CREATE INDEX ON villages USING gist (outline);
ANALYZE;
"""
# One statement a proposal, planned once: what its line lies on, whether it leaves its village or
# crosses itself, and who bears its name or its sound.
CHECK = """
CREATE FUNCTION check_name(p proposals) RETURNS int LANGUAGE plpgsql STABLE AS $$
DECLARE drawn geometry := ST_GeomFromText(p.wkt, 4490); found int;
BEGIN
  SELECT (SELECT count(*) FROM roads r WHERE r.town = p.town AND r.name = p.name)
       + (SELECT count(*) FROM roads r WHERE r.town = p.town AND r.sound = p.sound AND r.name <> p.name)
       + (SELECT count(*) FROM roads r WHERE ST_DWithin(r.line, drawn, 0.00003) AND
            ST_Length(ST_Intersection(drawn, ST_Buffer(r.line, 0.00003))) > 0.5 * ST_Length(drawn))
       + (SELECT count(*) FROM villages v WHERE v.code = p.village AND NOT ST_Covers(v.outline, drawn))
       + (NOT ST_IsSimple(drawn))::int INTO found;
  RETURN found;
END $$;
"""


def postgres_tools():
    for folder in sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        version = folder.parent.name
        if pathlib.Path(f"/usr/share/postgresql/{version}/extension/postgis.control").exists():
            return folder
    return None


class Cluster:
    """A private server on a unix socket in a temporary folder, gone with it."""

    def __init__(self, tools):
        self.tools = tools
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="luming-pg-"))
        self.as_user = []
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
            self.as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]

    def __enter__(self):
        data = self.folder / "data"
        run(*self.as_user, self.tools / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C", cwd="/")
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off -c jit=off -c max_parallel_workers_per_gather=0"
        run(*self.as_user, self.tools / "pg_ctl", "-D", data, "-l", self.folder / "log", "-o", options, "-w", "start", cwd="/")
        return self

    def __exit__(self, *_):
        subprocess.run([*self.as_user, str(self.tools / "pg_ctl"), "-D", str(self.folder / "data"), "-m", "immediate", "stop"],
                       check=False, capture_output=True, cwd="/")
        shutil.rmtree(self.folder, ignore_errors=True)

    def psql(self, text):
        return run("psql", "-h", self.folder, "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-qAt", input=text, cwd="/")

    def fill(self, table, rows):
        lines = "\n".join("\t".join(row) for row in rows)
        self.psql(f"COPY {table} FROM stdin;\n{lines}\n\\.\n")


def text_of(geometry):
    points = geometry["coordinates"]
    if geometry["type"] == "LineString":
        return "SRID=4490;LINESTRING(" + ",".join(f"{x} {y}" for x, y in points) + ")"
    return "SRID=4490;POLYGON(" + ",".join("(" + ",".join(f"{x} {y}" for x, y in ring) + ")" for ring in points) + ")"


def load_peer(cluster, world):
    villages = json.loads((world / "villages.geojson").read_text(encoding="utf-8"))["features"]
    roads = [json.loads(line) for line in (world / "roads.geojsonl").read_text(encoding="utf-8").splitlines()]
    sound = {road["properties"]["name"]: road["properties"]["pinyin"] for road in roads}
    with open(world / "proposals.csv", encoding="utf-8") as table:
        proposals = list(csv.DictReader(table))
    cluster.psql(SCHEMA)
    cluster.fill("villages", ((v["properties"]["code"], text_of(v["geometry"])) for v in villages))
    cluster.fill("roads", ((r["properties"]["town"], r["properties"]["name"], r["properties"]["pinyin"], text_of(r["geometry"])) for r in roads))
    cluster.fill("proposals", ((p["name"], p["town"], p["village_code"], sound.get(p["name"], p["name"]), p["wkt"].replace(";", ",")) for p in proposals))
    cluster.psql(INDEXES + CHECK)
    return len(proposals)


def measure_peer(world):
    """Checks a second, best of three; None where PostGIS is not installed."""
    tools = postgres_tools()
    if tools is None:
        print("skipped beside: postgresql with postgis is not installed")
        return None
    with Cluster(tools) as cluster:
        count = load_peer(cluster, world)
        best = 0.0
        for _ in range(3):
            start = time.perf_counter()
            cluster.psql("SELECT sum(check_name(p)) FROM proposals p;")
            best = max(best, count / (time.perf_counter() - start))
        return best


def main():
    options = argparse.ArgumentParser()
    options.add_argument("build", nargs="?", default=os.environ.get("LUMING_BENCH_BUILD", str(BINARY.parent)))
    options.add_argument("--scale", default=bench_world.SCALE)
    options.add_argument("--seed", default=bench_world.SEED)
    chosen = options.parse_args()
    program = pathlib.Path(chosen.build) / "bench_naming"
    if not BINARY.exists() or not program.exists():
        print(f"skipped: {BINARY} or {program} has not been built")
        return
    with tempfile.TemporaryDirectory(prefix="luming-bench-") as folder:
        world, made = bench_world.world_and_registry(folder, chosen.scale, chosen.seed)
        database = bench_world.copy(made, f"{folder}/registry.sqlite")
        report = run(program, database, world / "proposals.csv")
        print(report, end="")
        peer = measure_peer(world)
        if peer:
            ours = float(re.search(r"in bulk\s+(\d+)", report).group(1))
            print(f"PostGIS, a part of the rules {peer:.0f} checks/s; ratio {ours / peer:.1f}")


if __name__ == "__main__":
    main()
