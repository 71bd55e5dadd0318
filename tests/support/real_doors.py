# SPDX-License-Identifier: Apache-2.0
"""A registry's import files from a county's real doors, as a clerk with a GIS would prepare them.

From the table of doors (full text, its parts, longitude, latitude) and the village polygons:
  * the village is the one that the full text names; doors of villages without a polygon are left out and counted
  * every thoroughfare of a village becomes a road: road + section + lane + alley (民權路一段80巷18弄). Its line is
    drawn between the two doors that lie farthest apart. Doors on no road are numbered by neighbourhood (21鄰2號,
    22鄰2號), so the neighbourhood takes the road's place for them; or (groups_are_roads=False) they are doors of the
    village, and those that differ by their neighbourhood alone cannot be told apart
  * a building's door is one door: 203號七樓之7 is the door 203; 2之1號 and 2號之1 are both the door 2之1
  * a table whose longitudes are two degrees off (they all lie east of every polygon) is moved back
"""
import csv
import gzip
import json
import math
import pathlib
import re

COUNTIES = {"hualien": ("10015_hualien.csv.gz", "villages_hualien_10015.geojson"), "kinmen": ("09020_kinmen.csv.gz", "villages_kinmen_09020.geojson")}
NUMBER = re.compile(r"(\d+)(之\d+)?號(之\d+)?(.*)$")


class Door:
    """One line of the table, cut into what the registry keeps."""

    def __init__(self, row, county, town, village, code, groups_are_roads):
        self.text = row["FULL_ADDR"]
        self.county, self.town, self.village, self.code = county, town, village, code
        self.group = row["NEIGHBORHOOD"]
        on_road = row["ROAD"] + row["SECTION"]
        self.road = (on_road or (self.group if groups_are_roads else "")) + row["LANE"] + row["ALLEY"] + row["SUB_ALLEY"]
        self.has_road = bool(on_road)
        found = NUMBER.match(row["NUMBER"])
        self.number = found[1] + (found[2] or found[3] or "") if found else ""
        self.lon, self.lat = float(row["X"]), float(row["Y"])

    def key(self):
        return self.code, self.road, self.number, "" if self.has_road else self.group

    def own(self):
        """Its text and what the registry can tell of it."""
        return self.text, self.key()[:3]

    def without(self, level):
        """Its text with a level left out, and what the rest still says of it."""
        parts = {"county": self.county, "town": self.town, "village": self.village, "group": self.group}
        if parts[level] not in self.text:
            return None, None
        text = self.text.replace(parts[level], "", 1)
        said = {"county": (self.town, self.village), "town": (self.village,), "village": (self.town,), "group": (self.town, self.village)}[level]
        return text, (said, self.road, self.number)


def read_doors(shared, county, groups_are_roads=True):
    """(doors, how many lines were left out and why)"""
    table, polygons = COUNTIES[county]
    features = json.loads((shared / "villages" / polygons).read_text(encoding="utf-8"))["features"]
    codes = {}
    for feature in features:
        p = feature["properties"]
        codes[p["COUNTYNAME"] + p["TOWNNAME"] + p["VILLNAME"]] = (p["COUNTYNAME"], p["TOWNNAME"], p["VILLNAME"], p["VILLCODE"])
    longest = sorted({len(name) for name in codes}, reverse=True)
    doors, left_out = [], {"village without a polygon": 0, "no plain number": 0, "characters lost in the source": 0}
    with gzip.open(shared / "addresses" / table, "rt", encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            text = row["FULL_ADDR"]
            village = next((codes[text[:n]] for n in longest if text[:n] in codes), None)
            if "?" in text:
                left_out["characters lost in the source"] += 1
            elif village is None:
                left_out["village without a polygon"] += 1
            elif not NUMBER.match(row["NUMBER"]):
                left_out["no plain number"] += 1
            else:
                doors.append(Door(row, *village, groups_are_roads))
    east = max(x for f in features for x, _ in positions(f["geometry"]["coordinates"]))
    if min(door.lon for door in doors) > east - 1.5 and max(door.lon for door in doors) > east + 1:
        for door in doors:
            door.lon -= 2.0
    return doors, left_out


def positions(nested):
    if isinstance(nested[0], (int, float)):
        yield nested[0], nested[1]
    else:
        for part in nested:
            yield from positions(part)


def line_of(doors):
    """A line from end to end of the doors' ground, at least ten metres long."""
    lon, lat = sum(d.lon for d in doors) / len(doors), sum(d.lat for d in doors) / len(doors)
    first = max(doors, key=lambda d: math.hypot(d.lon - lon, d.lat - lat))
    last = max(doors, key=lambda d: math.hypot(d.lon - first.lon, d.lat - first.lat))
    if math.hypot(last.lon - first.lon, last.lat - first.lat) < 1e-4:
        return f"LINESTRING({first.lon - 5e-5:.7f} {first.lat:.7f},{first.lon + 5e-5:.7f} {first.lat:.7f})"
    return f"LINESTRING({first.lon:.7f} {first.lat:.7f},{last.lon:.7f} {last.lat:.7f})"


def write_import_files(folder, doors):
    """roads.csv and addresses.csv; the addr_id of every door by its key."""
    roads, identities = {}, {}
    for door in doors:
        door.road_id = ""
        if door.road:
            roads.setdefault((door.code, door.road), []).append(door)
    with open(folder / "roads.csv", "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["road_id", "village_code", "name", "wkt"])
        for i, ((code, name), members) in enumerate(roads.items(), 1):
            table.writerow([f"R{i}", code, name, line_of(members)])
            for door in members:
                door.road_id = f"R{i}"
    with open(folder / "addresses.csv", "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["addr_id", "village_code", "road_id", "number", "lon", "lat"])
        for door in doors:
            if door.key() not in identities:
                identities[door.key()] = f"D{len(identities) + 1}"
                table.writerow([identities[door.key()], door.code, door.road_id, door.number, f"{door.lon:.7f}", f"{door.lat:.7f}"])
    return identities
