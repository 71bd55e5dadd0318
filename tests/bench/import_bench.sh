#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Import of a world of 40,000 roads and 300,000 addresses, side by side with ogr2ogr into SpatiaLite
# with its index: ratios of one and the same run, alternating, medians.
# RUNS may be set in the environment; the world is the one that bench_world.py makes.
set -euo pipefail
here="$(dirname "$(readlink -f "$0")")"
luming="${LUMING_BINARY:-$here/../../build/release/luming}"
runs="${RUNS:-3}"
[[ -x "$luming" ]] || { echo "skipped: $luming has not been built"; exit 0; }
command -v ogr2ogr >/dev/null || { echo "skipped: ogr2ogr (gdal-bin) is not installed"; exit 0; }

work="$(mktemp -d "${TMPDIR:-/tmp}/luming-bench-XXXXXX")"
trap 'rm -rf "$work"' EXIT
world="${LUMING_BENCH_WORLD:-}"
[[ -n "$world" ]] || IFS=$'\t' read -r world _ < <(LUMING_BINARY="$luming" python3 -B "$here/bench_world.py" "$work")

python3 - "$luming" "$work" "$runs" "$world" <<'PYTHON'
import json, os, shutil, statistics, subprocess, sys, time

luming, work, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
world, base = sys.argv[4], f"{work}/base.sqlite"
counts = json.load(open(f"{world}/manifest.json"))["counts"]


def measured(command):
    """Seconds and peak resident megabytes of one command."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaint = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed:\n{complaint.decode(errors='replace')}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def fresh(database, origin):
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(database + ending):
            os.remove(database + ending)
        if origin and os.path.exists(origin + ending):
            shutil.copy(origin + ending, database + ending)


def ours(kind, name, origin):
    fresh(f"{work}/ours.sqlite", origin)
    return measured([luming, "--db", f"{work}/ours.sqlite", "import", kind, f"{world}/{name}"])


def theirs(name, options):
    fresh(f"{work}/theirs.sqlite", None)
    return measured(["ogr2ogr", "-f", "SQLite", "-dsco", "SPATIALITE=YES", "-lco", "SPATIAL_INDEX=YES",
                     "-a_srs", "EPSG:4490", *options, f"{work}/theirs.sqlite", f"{world}/{name}"])


def compare(kind, name, rows, origin, options):
    pairs = [(ours(kind, name, origin), theirs(name, options)) for _ in range(runs)]
    mine = statistics.median(pair[0][0] for pair in pairs)
    other = statistics.median(pair[1][0] for pair in pairs)
    ratio = statistics.median(pair[1][0] / pair[0][0] for pair in pairs)
    peak = max(pair[0][1] for pair in pairs)
    print(f"{kind:10} luming {rows / mine:8.0f} rows/s   ogr2ogr {rows / other:8.0f} rows/s   "
          f"ratio {ratio:.2f} (wanted: 1.00)   resident {peak:.0f} MB (wanted: under 400)")


measured([luming, "--db", base, "init"])
measured([luming, "--db", base, "import", "villages", f"{world}/villages.geojson"])
compare("roads", "roads.geojson", counts["roads"], base, [])
measured([luming, "--db", base, "import", "roads", f"{world}/roads.geojson"])
compare("addresses", "addresses.csv", counts["addresses"], base,
        ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat"])
PYTHON
