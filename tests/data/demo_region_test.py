# SPDX-License-Identifier: Apache-2.0
"""The demonstration region: real names and codes, modelled geometry that says so, the same every time."""
import collections
import csv
import filecmp
import json
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
FILES = ["villages.geojson", "roads.geojsonl", "addresses.csv", "divisions.csv"]


def model(folder, hash_seed):
    script = os.path.join(ROOT, "data", "demo", "make_demo.py")
    subprocess.run([sys.executable, "-B", script, "--out", folder], check=True,
                   env=dict(os.environ, PYTHONHASHSEED=hash_seed))


class DemoRegion(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = os.path.join(cls.scratch.name, "first")
        model(cls.folder, "1")
        with open(os.path.join(cls.folder, FILES[0]), encoding="utf-8") as file:
            cls.villages = json.load(file)["features"]
        with open(os.path.join(cls.folder, FILES[1]), encoding="utf-8") as file:
            cls.roads = [json.loads(line) for line in file]
        with open(os.path.join(cls.folder, FILES[2]), encoding="utf-8", newline="") as file:
            cls.doors = list(csv.DictReader(file))
        with open(os.path.join(cls.folder, FILES[3]), encoding="utf-8", newline="") as file:
            cls.divisions = list(csv.DictReader(file))

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_is_the_same_every_time(self):
        again = os.path.join(self.scratch.name, "again")

        model(again, "2")

        self.assertEqual(filecmp.cmpfiles(self.folder, again, FILES, shallow=False)[0], FILES)

    def test_has_every_real_village_of_the_county(self):
        with open(os.path.join(ROOT, "data", "divisions", "dongying_villages.csv"), encoding="utf-8-sig") as file:
            real = [row for row in csv.DictReader(file) if row["county"] == "利津县"]

        self.assertEqual(len(real), 514)
        self.assertEqual(self.divisions, real)
        self.assertEqual([v["properties"]["code"] for v in self.villages], [row["code"] for row in real])

    def test_names_villages_as_the_division_import_does(self):
        """The examples are those of the registry: geo/registry/village_name.cpp."""
        committees = {row["code"]: row["name"] for row in self.divisions}
        names = {committees[v["properties"]["code"]]: v["properties"]["name"] for v in self.villages}

        self.assertEqual(names["津苑社区居民委员会"], "津苑社区")
        self.assertEqual(names["胜利油田河口采油厂五矿类似居委会"], "胜利油田河口采油厂五矿社区")
        self.assertFalse([n for n in names.values() if "委" in n])
        for committee, name in names.items():
            self.assertTrue(name.endswith(("村", "社区")), f"{committee} became {name}")

    def test_says_that_everything_is_modelled(self):
        self.assertTrue(all(f["properties"]["modelled"] is True for f in self.villages + self.roads))
        self.assertTrue(all(d["modelled"] == "true" for d in self.doors))

    def test_tiles_the_county(self):
        """A stretch of boundary lies between two villages, in opposite directions, or on the county's edge."""
        stretches = collections.Counter()
        for village in self.villages:
            ring = village["geometry"]["coordinates"][0]
            stretches.update((tuple(a), tuple(b)) for a, b in zip(ring, ring[1:]))

        self.assertEqual(set(stretches.values()), {1})
        shared = sum((b, a) in stretches for a, b in stretches)
        self.assertGreater(shared / len(stretches), .85)

    def test_leaves_about_half_of_the_roads_without_a_name(self):
        named = sum("name" in r["properties"] for r in self.roads)

        self.assertGreater(named / len(self.roads), .4)
        self.assertLess(named / len(self.roads), .6)

    def test_repeats_no_name_in_a_township(self):
        names = collections.Counter((r["properties"]["town"], r["properties"]["name"])
                                    for r in self.roads if "name" in r["properties"])

        self.assertEqual([n for n, count in names.items() if count > 1], [])

    def test_numbers_doors_along_named_roads_only(self):
        named = {r["properties"]["road_id"]: r["properties"]["name"] for r in self.roads if "name" in r["properties"]}

        for door in self.doors:
            self.assertEqual(door["road"], named[door["road_id"]] if door["road_id"] else "")
        keys = collections.Counter((d["village_code"], d["road_id"], d["number"]) for d in self.doors)
        self.assertEqual(max(keys.values()), 1)


if __name__ == "__main__":
    unittest.main()
