#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The demonstration region: one county with its real division codes and village names, and MODELLED
outlines, roads and doors. Nothing here was surveyed; every feature says `modelled`.

    python3 data/demo/make_demo.py --out build/demo

writes divisions.csv (the county's rows of the division table, as they are), villages.geojson,
roads.geojsonl and addresses.csv (EPSG:4490, lon,lat), the same bytes every time, in the fields that
`luming import` reads without --map. About half of the roads bear a name.
"""
import argparse
import csv
import heapq
import json
import math
import os
import random

import names
import outlines
import streets

COUNTY, COUNTY_CODE, CITY, PROVINCE, POSTCODE = "利津县", "370522", "东营市", "山东省", "257400"
DIVISIONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "divisions", "dongying_villages.csv")
CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}


class Village:
    def __init__(self, row):
        self.code, self.town = row["code"], row["township"]
        self.name = names.plain_village_name(row["name"])
        self.core_name = names.village_core(self.name)
        self.address = PROVINCE + CITY + COUNTY + self.town + self.name
        self.rng = random.Random("demo " + self.code)


def read_divisions():
    with open(DIVISIONS, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["code"].startswith(COUNTY_CODE)]


def read_villages():
    return [Village(row) for row in read_divisions()]


def settle(villages, sites):
    """Gives every village a site of its township: consecutive codes lie near each other."""
    sizes = {}
    for village in villages:
        sizes[village.town] = sizes.get(village.town, 0) + 1
    towns = outlines.share_among_towns(sites.points[:sites.count], sizes)
    for town in sizes:
        free = {i for i, t in enumerate(towns) if t == town}
        here = outlines.to_metres(*outlines.SEATS[town])
        for village in (v for v in villages if v.town == town):
            village.site = min(free, key=lambda i: outlines.distance(sites.points[i], here))
            free.remove(village.site)
            here = sites.points[village.site]


def draw_outlines(villages, cells):
    for village in villages:
        village.edges = cells.outline(village.site)
        village.ring = [p for _, edge in village.edges for p in edge[:-1]]


def middle(edge):
    return edge[len(edge) // 2]


def connect(villages):
    """Which shared edges a road crosses, and its class: town to town, then every village, then some more."""
    by_site = {v.site: v for v in villages}
    links = {tuple(sorted((v.site, j))): outlines.distance(edge[0], edge[-1])
             for v in villages for j, edge in v.edges if j in by_site}
    points = {v.site: v.point for v in villages}
    wide = {link for link, width in links.items() if width > 250}
    roads = {}
    seats = {}
    for village in villages:
        seats.setdefault(village.town, village.site)
    hub = next(iter(seats.values()))
    for link in spanning_tree(points, wide):
        roads[link] = "tertiary"
    way_back = shortest_paths(points, wide, hub)
    for seat in seats.values():
        while seat in way_back:
            roads[tuple(sorted((seat, way_back[seat])))] = "secondary"
            seat = way_back[seat]
    chance = random.Random("demo links")
    for link in sorted(wide - set(roads)):
        if chance.random() < .18:
            roads[link] = "tertiary"
    return roads


def spanning_tree(points, links):
    """Kruskal: the shortest roads that leave no village unreached."""
    root = {p: p for p in points}

    def find(p):
        while root[p] != p:
            root[p] = root[root[p]]
            p = root[p]
        return p
    for a, b in sorted(links, key=lambda l: (outlines.distance(points[l[0]], points[l[1]]), l)):
        if find(a) != find(b):
            root[find(a)] = find(b)
            yield a, b


def shortest_paths(points, links, start):
    """Dijkstra: the step back towards start from every site."""
    near = {p: [] for p in points}
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    best, back, heap = {start: 0.0}, {}, [(0.0, start)]
    while heap:
        d, here = heapq.heappop(heap)
        if d > best[here]:
            continue
        for there in sorted(near[here]):
            total = d + outlines.distance(points[here], points[there])
            if total < best.get(there, 1e12):
                best[there], back[there] = total, here
                heapq.heappush(heap, (total, there))
    return back


def lay_roads(village, links):
    rng = village.rng
    gates = [(middle(edge), links[tuple(sorted((village.site, j)))]) for j, edge in village.edges
             if tuple(sorted((village.site, j))) in links]
    gates.sort(key=lambda g: (g[1] != "secondary", g[0]))
    urban = village.name.endswith("社区")
    rows, columns = rng.choice([(4, 4), (5, 4), (4, 5)] if urban else [(2, 2), (2, 3), (3, 2), (3, 2), (3, 3), (4, 2), (2, 1)])
    core = streets.Core(rng, village.point, rows, columns)
    village.roads = streets.build_roads(rng, core, village.ring, gates)
    village.reach = core.radius() + 25
    for number, road in enumerate(village.roads, 1):
        (low, high), road.surface = streets.KINDS[road.kind]
        road.width = round(rng.uniform(low, high), 1)
        road.id = f"{village.code}R{number:03d}"
        road.name = None


def name_roads(town_villages):
    """Some villages have named every road, some a few, some none: about half in all."""
    rng = random.Random("demo names " + town_villages[0].code)
    registry = names.TownNames(rng, [v.core_name for v in town_villages])
    for village in town_villages:
        share = rng.choice([0.0, 0.0, 0.3, 0.6, 1.0, 1.0])
        used = set()
        for road in village.roads:
            if rng.random() >= share:
                continue
            specific = None
            if road.position and road.position not in used and rng.random() < .45:
                specific = registry.of_village(village.core_name, road.position)
                used.add(road.position)
            road.specific = specific or registry.coined()
            road.generic = "巷" if road.kind == "lane" else ("街" if road.direction == "东西" else "路")
            road.name = road.specific + road.generic
            road.approved_on = f"{rng.randint(2019, 2024)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"


def write_divisions(path):
    rows = read_divisions()
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_villages(path, villages):
    features = []
    for v in villages:
        ring = [outlines.to_degrees(p) for p in v.ring]
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(v.ring, v.ring[1:] + v.ring[:1]))) / 2e6
        features.append({"type": "Feature",
                         "properties": {"code": v.code, "name": v.name, "town": v.town, "town_code": v.code[:9],
                                        "county": COUNTY, "county_code": COUNTY_CODE, "city": CITY,
                                        "province": PROVINCE, "area_km2": round(area, 4), "modelled": True},
                         "geometry": {"type": "Polygon", "coordinates": [ring + ring[:1]]}})
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write('{"type":"FeatureCollection","name":"villages","crs":' + json.dumps(CRS) + ',"features":[\n')
        file.write(",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features))
        file.write("\n]}\n")


def road_feature(village, road):
    properties = {"road_id": road.id, "class": road.kind, "direction": road.direction,
                  "length_m": round(road.length(), 1), "width_m": road.width, "surface": road.surface,
                  "village_code": village.code, "village": village.name, "town": village.town, "county": COUNTY,
                  "modelled": True}
    if road.name:
        properties.update({"name": road.name, "specific": road.specific, "generic": road.generic,
                           "status": "approved", "approved_on": road.approved_on})
    return {"type": "Feature", "properties": properties,
            "geometry": {"type": "LineString", "coordinates": [outlines.to_degrees(p) for p in road.points]}}


def write_roads(path, villages):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        # a named road first: readers that guess the columns from the first rows then see them all
        for village, road in sorted(((v, r) for v in villages for r in v.roads), key=lambda vr: vr[1].name is None):
            file.write(json.dumps(road_feature(village, road), ensure_ascii=False, separators=(",", ":")) + "\n")


def doors_of(village):
    """(road or None, number, point): along named roads, then the houses that have only a village number."""
    rng = village.rng
    named = [r for r in village.roads if r.name]
    for road in named:
        for number, point in streets.doors_along(rng, road, road.width, village.point, village.reach):
            yield road, number, point
    for number in range(1, (8 if named else 30) + rng.randint(0, 8)):
        angle, away = rng.uniform(0, 6.2832), village.reach * rng.uniform(.1, .9)
        yield None, number, village_door(village, angle, away)


def village_door(village, angle, away):
    return (village.point[0] + math.cos(angle) * away, village.point[1] + math.sin(angle) * away)


def write_addresses(path, villages):
    header = "addr_id full county town village road number postcode lon lat road_id village_code modelled".split()
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for v in villages:
            for count, (road, number, point) in enumerate(doors_of(v), 1):
                name = road.name if road else ""
                lon, lat = outlines.to_degrees(point)
                writer.writerow([f"{v.code}A{count:05d}", f"{v.address}{name}{number}号", COUNTY, v.town, v.name, name,
                                 number, POSTCODE, f"{lon:.7f}", f"{lat:.7f}", road.id if road else "", v.code, "true"])


def model_region():
    villages = read_villages()
    sites = outlines.Sites(random.Random("demo sites"), len(villages))
    settle(villages, sites)
    draw_outlines(villages, outlines.Cells(sites, lambda a, b: random.Random(f"demo edge {a} {b}")))
    for village in villages:
        village.point = sites.points[village.site]
    links = connect(villages)
    for village in villages:
        lay_roads(village, links)
    for town in dict.fromkeys(v.town for v in villages):
        name_roads([v for v in villages if v.town == town])
    return villages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True, help="folder to write to")
    out = parser.parse_args().out
    os.makedirs(out, exist_ok=True)
    villages = model_region()
    write_divisions(os.path.join(out, "divisions.csv"))
    write_villages(os.path.join(out, "villages.geojson"), villages)
    write_roads(os.path.join(out, "roads.geojsonl"), villages)
    write_addresses(os.path.join(out, "addresses.csv"), villages)


if __name__ == "__main__":
    main()
