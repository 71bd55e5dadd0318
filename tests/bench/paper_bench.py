#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long papers take: a sign order of 2,515 rows, beside Chromium printing the same rows from a page; and sign faces
and notices over HTTP, one after another on one connection. Usage: paper_bench.py [--rows 2515]
"""
import argparse
import html
import http.client
import json
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench_world  # noqa: E402
from bench_world import BINARY  # noqa: E402
from serve_bench import start_luming, stop  # noqa: E402

PAGE = """<!doctype html><meta charset="utf-8"><style>@page {{ size: A4 landscape; margin: 12mm }} body {{ font: 9pt "Noto Sans CJK SC" }}
table {{ border-collapse: collapse; width: 100% }} td, th {{ border: .5pt solid; padding: 2pt }} thead {{ display: table-header-group }}</style>
<h1>地名标志制牌清单</h1><table><thead><tr>{heads}</tr></thead>{rows}</table>"""


def luming(database, *words):
    return bench_world.run(BINARY, "--db", database, "--lang", "en", "--actor", "bench", *words)


def measured(*command):
    """Seconds by the clock and of the processor."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    bench_world.run(*command)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def signs_of(database):
    return json.loads(luming(database, "--json", "sign", "list"))


def plan_signs(world, database, rows):
    """Plans village by village until there are so many, and makes just so many of them."""
    villages = json.loads((world / "villages.geojson").read_text(encoding="utf-8"))["features"]
    for first in range(0, len(villages), 50):
        for village in villages[first:first + 50]:
            luming(database, "sign", "plan", "--village", village["properties"]["code"])
        signs = signs_of(database)
        if len(signs) >= rows:
            break
    luming(database, "sign", "make", *(sign["id"] for sign in signs[:rows]))
    return [sign for sign in signs_of(database) if sign["state"] == "made"]


def printed_by_chromium(folder, signs):
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    heads = ("id", "road_id", "village_code", "kind", "text", "state", "lon", "lat")
    cells = "".join("<tr>" + "".join(f"<td>{html.escape(str(sign.get(head, '')))}</td>" for head in heads) + "</tr>" for sign in signs)
    page = folder / "order.html"
    page.write_text(PAGE.format(heads="".join(f"<th>{head}</th>" for head in heads), rows=cells), encoding="utf-8")
    return measured(chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}",
                    f"--print-to-pdf={folder / 'peer.pdf'}", page.as_uri())


def order(folder, database, signs):
    for name in ("order.pdf", "order.xlsx"):
        wall, processor = measured(BINARY, "--db", database, "sign", "order", folder / name, "--state", "made")
        print(f"sign order of {len(signs):,} rows, {name}: {wall:.2f} s, {processor:.2f} s of processor, "
              f"{(folder / name).stat().st_size >> 10:,} KiB" + (" (wanted: under 5 s)" if name.endswith("pdf") else ""))
        if name.endswith("pdf"):
            peer = printed_by_chromium(folder, signs)
            if peer is None:
                print("skipped beside: chromium is not installed")
            else:
                print(f"Chromium, a page with as many rows to PDF: {peer[0]:.2f} s, {peer[1]:.2f} s of processor; ratio {peer[1] / processor:.1f}")


def papers_a_second(port, paths):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for warm in (True, False):
        start = time.perf_counter()
        for path in paths[:8] if warm else paths:
            connection.request("GET", path)
            answer = connection.getresponse()
            content = answer.read()
            if answer.status != 200:
                return f"{path} answered {answer.status}: {content[:200].decode(errors='replace')}"
    return len(paths) / (time.perf_counter() - start)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=500 if bench_world.IS_SHORT else 2515)
    chosen = options.parse_args()
    if not BINARY.exists():
        print(f"skipped: {BINARY} has not been built")
        return
    with tempfile.TemporaryDirectory(prefix="luming-bench-") as name:
        folder = pathlib.Path(name)
        world, made = bench_world.world_and_registry(folder)
        database = bench_world.copy(made, folder / "registry.sqlite")
        signs = plan_signs(world, database, chosen.rows)
        order(folder, database, signs)
        server, port, _ = start_luming(database)
        try:
            for ending in ("svg", "pdf"):
                rate = papers_a_second(port, [f"/signs/{sign['id']}/face.{ending}" for sign in signs[:200]])
                print(f"sign faces as {ending.upper()} over HTTP, one connection: " + (f"{rate:,.0f}/s" if isinstance(rate, float) else rate))
        finally:
            stop(server)


if __name__ == "__main__":
    main()
