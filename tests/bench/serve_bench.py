#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast the server starts and answers, beside nginx serving a static file of the same size.

Both run on loopback in turns, three rounds, and the medians are compared: the ratio holds where
single figures drift with the machine. Usage: serve_bench.py [--scale M] [--seed N] [--seconds 4]
"""
import argparse
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

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("LUMING_BINARY", str(ROOT / "build/release/luming"))
ROUNDS = 3


def make_registry(folder, scale, seed):
    world = folder / "world"
    subprocess.run([sys.executable, "-B", ROOT / "tests/support/gen_world.py", "--scale", scale, "--seed", str(seed),
                    "--out", world], check=True, stderr=subprocess.DEVNULL)
    database = folder / "world.sqlite"
    run = [BINARY, "--db", database]
    subprocess.run([*run, "init"], check=True, stderr=subprocess.DEVNULL)
    for kind, name in (("villages", "villages.geojson"), ("roads", "roads.geojsonl"), ("addresses", "addresses.csv")):
        subprocess.run([*run, "import", kind, world / name], check=True, stdout=subprocess.DEVNULL)
    return world, database


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
    www.mkdir()
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
    print(f"{label}: luming {a:,.0f}/s, nginx static file of the same size {b:,.0f}/s, ratio {a / b:.2f}")


def query_paths(world, count):
    with open(world / "queries.csv", encoding="utf-8") as lines:
        next(lines)
        texts = [line.split(",")[2] for line, _ in zip(lines, range(count))]
    return ["/search?q=" + urllib.parse.quote(text) for text in texts]


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


def measure(folder, arguments):
    world, database = make_registry(folder, arguments.scale, arguments.seed)
    starts = []
    for _ in range(ROUNDS):
        luming, port, seconds = start_luming(database)
        starts.append(seconds)
        luming.terminate()
        luming.wait(30)
    print(f"start-up with the {arguments.scale} world until ready: {statistics.median(starts):.2f} s")
    luming, port, _ = start_luming(database)
    try:
        paths = query_paths(world, 500)
        tile = tile_of(world)
        gzip = {"Accept-Encoding": "gzip"}
        answers = [fetch(port, path) for path in paths]
        typical = sorted(answers, key=len)[len(answers) // 2]
        files = {"answer.json": typical, "tile.mvt": fetch(port, tile, gzip)}
        nginx, nginx_port = start_nginx(folder / "nginx", files)
        try:
            ours = lua_paths(folder, "search", paths)
            theirs = lua_paths(folder, "static", ["/answer.json"] * 500)
            compare(f"GET /search, 500 different queries ({len(typical):,} bytes)",
                    lambda: wrk(f"http://127.0.0.1:{port}/", arguments.seconds, ours),
                    lambda: wrk(f"http://127.0.0.1:{nginx_port}/", arguments.seconds, theirs))
            ask_gzip = folder / "gzip.lua"
            ask_gzip.write_text('wrk.headers["Accept-Encoding"] = "gzip"\n')
            compare(f"GET {tile} ({len(files['tile.mvt']):,} bytes)",
                    lambda: wrk(f"http://127.0.0.1:{port}{tile}", arguments.seconds, ask_gzip),
                    lambda: wrk(f"http://127.0.0.1:{nginx_port}/tile.mvt", arguments.seconds, ask_gzip))
        finally:
            nginx.terminate()
            nginx.wait(10)
        print(f"resident memory of the server: {resident_mib(luming):,.0f} MiB")
    finally:
        luming.terminate()
        luming.wait(30)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", choices="SM", default=os.environ.get("LUMING_BENCH_SCALE", "M"))
    parser.add_argument("--seed", type=int, default=int(os.environ.get("LUMING_BENCH_SEED", "20240601")))
    parser.add_argument("--seconds", type=int, default=4)
    arguments = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed (./dev bench installs it)")
    with tempfile.TemporaryDirectory(prefix="luming-bench-") as name:
        folder = pathlib.Path(name)
        (folder / "nginx").mkdir()
        measure(folder, arguments)


if __name__ == "__main__":
    main()
