#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast the server starts and answers, beside nginx serving a static file of the same size.

Both run on loopback in turns, three rounds, and the medians are compared: the ratio holds where
single figures drift with the machine. Then /search at 60 % of what it has just done: bench_load asks
by a timetable and counts from the moment at which a request was due, whatever became of those before.
Usage: serve_bench.py [--scale M] [--seed N] [--seconds 4]
"""
import argparse
import csv
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench_world  # noqa: E402
from bench_world import BINARY  # noqa: E402

BUILD = pathlib.Path(os.environ.get("LUMING_BENCH_BUILD", str(pathlib.Path(BINARY).parent)))
ROUNDS = 3
LOAD = 0.6  # of what the server can do


def free_port():
    import socket
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(port, process, deadline=60):
    start = time.perf_counter()
    while time.perf_counter() - start < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1).read()
            return
        except OSError:
            if process.poll() is not None:
                sys.exit("the server ended before it was ready")
            time.sleep(0.01)
    sys.exit("the server was not ready in time")


def start_luming(database):
    port = free_port()
    start = time.perf_counter()
    process = subprocess.Popen([BINARY, "--db", database, "serve", "--listen", f"127.0.0.1:{port}"],
                               stderr=subprocess.DEVNULL)
    wait_until_ready(port, process)
    return process, port, time.perf_counter() - start


NGINX_CONF = """
worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; {user}
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  default_type application/octet-stream;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }} }}
"""


def start_nginx(folder, files):
    www = folder / "www"
    www.mkdir(parents=True)
    os.chmod(folder, 0o755)
    for name, body in files.items():
        (www / name).write_bytes(body)
    port = free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    conf = folder / "nginx.conf"
    conf.write_text(NGINX_CONF.format(folder=folder, port=port, user=user))
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    process = subprocess.Popen([nginx, "-c", conf, "-p", folder], stderr=subprocess.DEVNULL)
    for _ in range(500):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/{next(iter(files))}", timeout=1).read()
            break
        except OSError:
            time.sleep(0.01)
    return process, port


def wrk(url, seconds, script=None):
    """Requests a second of one run; answers that are no success are an error."""
    command = ["wrk", "-t2", "-c16", f"-d{seconds}s"] + (["-s", script] if script else []) + [url]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in out:
        sys.exit(f"{url}: {out}")
    return float(re.search(r"Requests/sec:\s*([\d.]+)", out).group(1))


def lua_paths(folder, name, paths, headers=""):
    """A wrk script that asks for the paths in turn."""
    script = folder / f"{name}.lua"
    listed = ",\n".join(f'"{path}"' for path in paths)
    script.write_text(f"local paths = {{{listed}}}\nlocal i = 0\n{headers}\n"
                      "request = function() i = i % #paths + 1; return wrk.format(nil, paths[i]) end\n")
    return script


def fetch(port, path, headers=None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers or {})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def compare(label, luming, nginx):
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(luming())
        theirs.append(nginx())
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f"{label}: luming {a:,.0f}/s, nginx static file of the same size {b:,.0f}/s, ratio {a / b:.2f} (wanted: 0.50)")
    return a


def rows_of(table, count):
    with open(table, encoding="utf-8", newline="") as lines:
        return [row for row, _ in zip(csv.DictReader(lines), range(count))]


def paths_of(world, count):
    """Different questions of each kind."""
    texts = [urllib.parse.quote(row["text"]) for row in rows_of(world / "queries.csv", count)]
    begun = [urllib.parse.quote(row["text"]) for row in rows_of(world / "prefixes.csv", count)]
    return {
        "/search": [f"/search?q={text}" for text in texts],
        "/search?autocomplete=1": [f"/search?autocomplete=1&q={text}" for text in begun],
        "/search?format=jsonv2": [f"/search?format=jsonv2&q={text}" for text in texts],
        "/reverse": [f"/reverse?lon={row['lon']}&lat={row['lat']}" for row in rows_of(world / "reverse.csv", count)],
    }


def post_table(port, world, rows):
    """The table through POST /search/csv, and the same through the command line: rows a second of each."""
    texts = [row["text"] for row in rows_of(world / "queries.csv", rows)]
    body = ("text\n" + "\n".join(f'"{texts[i % len(texts)]}"' for i in range(rows)) + "\n").encode()
    best = 0.0
    for _ in range(ROUNDS):
        request = urllib.request.Request(f"http://127.0.0.1:{port}/search/csv", body, {"Content-Type": "text/csv"})
        start = time.perf_counter()
        with urllib.request.urlopen(request) as answer:
            answered = answer.read().count(b"\n") - 1
        best = max(best, answered / (time.perf_counter() - start))
    return best, body


def tile_of(world, zoom=14):
    import math
    with open(world / "addresses.csv", encoding="utf-8") as lines:
        next(lines)
        row = next(lines).rstrip().split(",")
    lon, lat = float(row[8]), float(row[9])
    n = 1 << zoom
    x = int((lon + 180) / 360 * n)
    y = int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * n)
    return f"/tiles/{zoom}/{x}/{y}.mvt"


def resident_mib(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s*(\d+)", status).group(1)) / 1024


def measure_start(database, scale):
    starts = []
    for _ in range(ROUNDS):
        luming, _, seconds = start_luming(database)
        starts.append(seconds)
        stop(luming)
    print(f"start-up with the {scale} world until ready: {statistics.median(starts):.2f} s")


def stop(process):
    process.terminate()
    process.wait(30)


def measure_answers(folder, port, paths, seconds):
    """Each kind of question beside a file as long as its median answer. Returns what /search can do."""
    typical = {kind: sorted((fetch(port, path) for path in listed), key=len)[len(listed) // 2] for kind, listed in paths.items()}
    names = {kind: f"answer{number}" for number, kind in enumerate(paths)}
    nginx, nginx_port = start_nginx(folder / "nginx", {names[kind]: body for kind, body in typical.items()})
    rates = {}
    try:
        for kind, listed in paths.items():
            ours = lua_paths(folder, names[kind], listed)
            theirs = lua_paths(folder, f"static-{names[kind]}", [f"/{names[kind]}"] * len(listed))
            rates[kind] = compare(f"GET {kind}, {len(listed)} different ones ({len(typical[kind]):,} bytes)",
                                  lambda: wrk(f"http://127.0.0.1:{port}/", seconds, ours),
                                  lambda: wrk(f"http://127.0.0.1:{nginx_port}/", seconds, theirs))
    finally:
        stop(nginx)
    return rates


def measure_tile(folder, port, world, seconds):
    tile, gzip = tile_of(world), {"Accept-Encoding": "gzip"}
    body = fetch(port, tile, gzip)
    nginx, nginx_port = start_nginx(folder / "nginx-tile", {"tile.mvt": body})
    try:
        ask_gzip = folder / "gzip.lua"
        ask_gzip.write_text('wrk.headers["Accept-Encoding"] = "gzip"\n')
        compare(f"GET {tile} ({len(body):,} bytes)",
                lambda: wrk(f"http://127.0.0.1:{port}{tile}", seconds, ask_gzip),
                lambda: wrk(f"http://127.0.0.1:{nginx_port}/tile.mvt", seconds, ask_gzip))
    finally:
        stop(nginx)


def measure_latency(folder, port, paths, rate, seconds):
    load = BUILD / "bench_load"
    if not load.exists():
        print("skipped: latency at a given load; bench_load has not been built")
        return
    listed = folder / "paths"
    for kind, its_paths in paths.items():
        listed.write_text("\n".join(its_paths) + "\n")
        told = bench_world.run(load, port, LOAD * rate[kind], seconds, listed).strip()
        print(f"GET {kind} at {LOAD:.0%} of its rate: {told} (wanted: p99 under 5 ms)")


def measure_table(folder, port, world, database, rows):
    over_http, body = post_table(port, world, rows)
    (folder / "table.csv").write_bytes(body)
    told = subprocess.run([BINARY, "--db", database, "--lang", "en", "geocode", "--file", folder / "table.csv", "--column", "text",
                           "--out", folder / "out.csv", "--start-over"], check=True, capture_output=True, text=True).stderr
    by_file = float(re.search(r"([0-9]+) rows/s", told)[1])
    print(f"POST /search/csv, {rows:,} rows: {over_http:,.0f} rows/s; luming geocode --file {by_file:,.0f} rows/s, ratio {over_http / by_file:.2f}")


def measure(folder, arguments):
    world, made = bench_world.world_and_registry(folder, arguments.scale, arguments.seed)
    database = bench_world.copy(made, folder / "registry.sqlite")
    measure_start(database, arguments.scale)
    luming, port, _ = start_luming(database)
    try:
        paths = paths_of(world, 500)
        rates = measure_answers(folder, port, paths, arguments.seconds)
        measure_tile(folder, port, world, arguments.seconds)
        measure_latency(folder, port, paths, rates, 2 * arguments.seconds)
        measure_table(folder, port, world, database, 5000 if bench_world.IS_SHORT else 50000)
        print(f"resident memory of the server: {resident_mib(luming):,.0f} MiB")
    finally:
        stop(luming)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", choices="SM", default=bench_world.SCALE)
    parser.add_argument("--seed", default=bench_world.SEED)
    parser.add_argument("--seconds", type=int, default=1 if bench_world.IS_SHORT else 4)
    arguments = parser.parse_args()
    if not shutil.which("wrk"):
        print("skipped: wrk is not installed (./dev bench installs it)")
        return
    with tempfile.TemporaryDirectory(prefix="luming-bench-") as name:
        folder = pathlib.Path(name)
        measure(folder, arguments)


if __name__ == "__main__":
    main()
