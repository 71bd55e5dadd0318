# SPDX-License-Identifier: Apache-2.0
"""Numbers a generated world from scratch through the command line, and looks at the plates from outside:
sides by the cross product, order along the road, nothing twice; then adds doors and numbers those only.

    numbering_world_test.py LUMING SOURCE_DIR [VILLAGES ROADS]
"""
import collections
import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import time

luming, source = sys.argv[1], pathlib.Path(sys.argv[2])
villages, roads = sys.argv[3:5] if len(sys.argv) > 4 else ("8", "60")


def run(folder, *arguments, expect=0):
    result = subprocess.run([luming, "--db", str(folder / "r.sqlite"), "--actor", "王芳", *map(str, arguments)],
                            capture_output=True, text=True, timeout=250)
    assert result.returncode == expect, (arguments, result.returncode, result.stdout[-2000:], result.stderr[-2000:])
    return result.stdout


def strip(addresses, out, keep):
    """The doors without their numbers; those that `keep` refuses are left out. Returns the rows."""
    with open(addresses, encoding="utf-8") as text:
        rows = [row for row in csv.DictReader(text) if keep(row)]
    with open(out, "w", encoding="utf-8", newline="") as text:
        table = csv.writer(text)
        table.writerow(["addr_id", "village_code", "road_id", "number", "postcode", "lon", "lat"])
        for row in rows:
            table.writerow([row["addr_id"], row["village_code"], row["road_id"], "", row["postcode"], row["lon"], row["lat"]])
    return rows


def is_later(row):
    return int(row["addr_id"][-5:]) % 5 == 0


def place_of(line, lon, lat):
    """Metres along the line and side (below 0: right) of a house, by the nearest segment; written for itself."""
    east, north = 111320 * math.cos(math.radians(lat)), 110950
    best, walked = None, 0.0
    for (ax, ay), (bx, by) in zip(line, line[1:]):
        ax, ay, bx, by = (ax - lon) * east, (ay - lat) * north, (bx - lon) * east, (by - lat) * north
        dx, dy = bx - ax, by - ay
        length = math.hypot(dx, dy)
        if length == 0:
            continue
        share = max(0.0, min(1.0, (-ax * dx - ay * dy) / length ** 2))
        metres = math.hypot(ax + share * dx, ay + share * dy)
        if best is None or metres < best[0]:
            best = (metres, walked + share * length, dx * -ay - dy * -ax, share in (0.0, 1.0))
        walked += length
    return best


def main_of(number):
    return int(number.split("附")[0])


def look_at(road, line):
    """Every plate of one road of a plan."""
    plates = [item["after"] for item in road["items"] if item["after"]]
    assert len(plates) == len(set(plates)), ("twice", road["road_ids"], plates)
    start = road["convention"]["start"]
    is_turned = math.dist(start, line[-1]) < math.dist(start, line[0])
    line = line[::-1] if is_turned else line
    lanes = collections.defaultdict(list)
    for item in road["items"]:
        if not item["after"]:
            continue
        lon, lat = doors[item["address_id"]]
        _, along, cross, is_corner = place_of(line, lon, lat)
        number = main_of(item["after"])
        if not road["convention"]["single_sided"] and abs(cross) > 1e-6 and not is_corner:
            assert (number % 2 == 1) == (cross < 0), ("parity", road["road_ids"], item)
        lanes[0 if road["convention"]["single_sided"] else number % 2].append((along, number))
    for lane in lanes.values():
        lane.sort()
        for (here, a), (there, b) in zip(lane, lane[1:]):
            assert a <= b or there - here < 0.5, ("order", road["road_ids"], lane)
    return len(plates)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    subprocess.run([sys.executable, "-B", source / "tests/support/gen_world.py", "--scale", "S", "--villages", villages,
                    "--roads", roads, "--addresses", str(8 * int(roads)), "--seed", "4711", "--out", name], check=True,
                   capture_output=True)
    run(folder, "init")
    run(folder, "import", "villages", folder / "villages.geojson")
    run(folder, "import", "roads", folder / "roads.geojson")
    with open(folder / "roads.geojson", encoding="utf-8") as text:
        features = json.load(text)["features"]
    lines = [feature["geometry"]["coordinates"] for feature in features]
    codes = sorted({feature["properties"]["village_code"] for feature in features})
    # Every fifth door is built later.
    first = strip(folder / "addresses.csv", folder / "first.csv", lambda row: not is_later(row))
    run(folder, "import", "addresses", folder / "first.csv")
    doors = {number: (float(row["lon"]), float(row["lat"])) for number, row in enumerate(first, 1)}

    begin = time.monotonic()
    count = strays = 0
    plates = {}
    for code in codes:
        plan = json.loads(run(folder, "number", "--village", code, "--json"))
        assert plan["applied"]
        # Some doors of the world stand in the fields: they are told of, and get no number.
        assert all(door["nearest_road_m"] > 100 and not door["number"] for door in plan["strays"]), plan["strays"]
        strays += len(plan["strays"])
        for road in plan["roads"]:
            if len(road["road_ids"]) == 1:
                count += look_at(road, lines[road["road_ids"][0] - 1])
            plates.update({item["address_id"]: item["after"] for item in road["items"]})
        run(folder, "number", "--village", code, "--check")
    print(f"{count} doors of {len(codes)} villages numbered and checked in {time.monotonic() - begin:.1f} s")
    assert len(plates) + strays == len(first) and all(plates.values()), (len(plates), strays, len(first))

    # The same file again takes nothing back, and numbering again changes nothing.
    run(folder, "import", "addresses", folder / "first.csv")
    later = strip(folder / "addresses.csv", folder / "later.csv", is_later)
    run(folder, "import", "addresses", folder / "later.csv")
    doors.update({number: (float(row["lon"]), float(row["lat"])) for number, row in enumerate(later, len(first) + 1)})
    for code in codes:
        plan = json.loads(run(folder, "number", "--village", code, "--only-new", "--json"))
        for road in plan["roads"]:
            if len(road["road_ids"]) == 1:
                look_at(road, lines[road["road_ids"][0] - 1])
            for item in road["items"]:
                assert plates.get(item["address_id"], item["after"]) == item["after"], item
        again = json.loads(run(folder, "number", "--village", code, "--json"))
        assert again["summary"]["new"] == again["summary"]["changed"] == 0, again["summary"]

    # Whoever looks for a new number finds the door.
    road = next(road for road in plan["roads"] if any(item["outcome"] == "new" for item in road["items"]))
    item = next(item for item in road["items"] if item["outcome"] == "new")
    village = next(f["properties"]["village"] for f in features if f["properties"]["village_code"] == codes[-1])
    found = run(folder, "geocode", f"{village}{road['name']}{item['after']}号")
    assert f"{road['name']}{item['after']}号" in found, found
    run(folder, "audit", "verify")
