#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Texts for which a registry has no such place: what must not be found.

    absent_addresses.py WORLD_FOLDER --count 2000 --seed 7 --out absent.csv [--townships townships.csv.gz --divisions divisions.csv]

Columns: qid, kind, text, expect, deepest, near
    expect   absent: `none` or `partial` is right, `match` is not
             doubtful: everything but one division is right; only a confident match would be wrong
    deepest  what a partial answer may reach: none | municipality | locality | street
    near     the code or id of what a partial answer should lie in; empty: anywhere

kinds
    elsewhere        a real township of another prefecture, with a village, road and number as here (wants the two tables)
    elsewhere_bare   the same without province and city
    no_village       an invented village of a real township; its road is invented, or there is none
    no_village_road  an invented village with a road that another village of the township has
    no_road          an invented road of a real village
    no_number        a number that the road does not have
    no_sub_number    a door of the road, but with a sub-number that it does not have
    wrong_county     a township under a county that it does not belong to (doubtful)
    no_address       no address at all
"""
import argparse
import csv
import gzip
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from messy_addresses import GIVEN, PLACES, SURNAMES  # noqa: E402
from world_registry import DIVISION_ENDS, Registry, short  # noqa: E402

SPECIFIC = "澄砚墨筠茗黛璞湛岱嵩崧皖浦汀澜渊沐朗骏腾跃凌霄驰骋鹏鲲鹭鸥雁麒麟骥骊"  # characters that no generated name uses
VILLAGE_TAILS = ["村", "家庄村", "家屯村", "家沟村", "官庄村"]
ROAD_TAILS = ["路", "街", "大街", "巷", "胡同", "大道"]
NOT_ADDRESSES = ["今天天气很好，适合出门", "请尽快联系我谢谢", "同上", "无", "0", "12号", "***", "test", "{person} {phone}", "{phone}", "自提", "{place}", "到付件",
                 "N/A", "Room 301, Building 5", "3号楼2单元501室", "?", "身份证号370502199001011234", "地址不详", "本人收", "放{place}", "两箱苹果，易碎品"]


class Absent:
    def __init__(self, registry, rng, elsewhere):
        self.registry, self.rng, self.elsewhere = registry, rng, elsewhere
        self.towns = {}
        for village in registry.villages.values():
            self.towns.setdefault((village.county, village.town), []).append(village)

    def person(self):
        return self.rng.choice(SURNAMES) + self.rng.choice(GIVEN)

    def phone(self):
        return f"1{self.rng.choice('3578')}{self.rng.randrange(10**9):09d}"

    def a_door(self, with_road=True):
        while True:
            _, village, road, number = self.rng.choice(self.registry.doors)
            if road or not with_road:
                return village, road, number

    def above(self, village, deep=True):
        parts = [village.province, village.city, village.county, village.town]
        first = self.rng.choice([0, 0, 1, 2, 3] if deep else [0, 1])
        return "".join(parts[first:])

    def new_village(self):
        """A village name that is more than one slip away from every registered one."""
        while True:
            name = self.rng.choice(SPECIFIC) + self.rng.choice(["", self.rng.choice(SPECIFIC)]) + self.rng.choice(VILLAGE_TAILS)
            if all(self.registry.village_cost(name, village) > 1.5 for village in self.registry.villages_like(name)):
                return name

    def new_road(self):
        while True:
            name = self.rng.choice(SPECIFIC) + self.rng.choice(SPECIFIC) + self.rng.choice(ROAD_TAILS)
            if not self.registry.roads_like(name):
                return name

    # ---- one of each kind: (text, expect, deepest, near) ----------------------------------------
    def far_away(self, bare):
        province, city, county, town = self.rng.choice(self.elsewhere)
        village, road, number = self.a_door()
        head = county + town if bare else province + city + county + town
        own = province == village.province
        return f"{head}{village.name}{road.name}{number}号", "absent", "municipality" if own and not bare else "none", ""

    def elsewhere_(self):
        return self.far_away(False) if self.elsewhere else None

    def elsewhere_bare(self):
        return self.far_away(True) if self.elsewhere else None

    def no_village(self):
        village, _, number = self.a_door()
        road = self.rng.choice(["", self.new_road(), self.new_road()])
        return f"{self.above(village)}{self.new_village()}{road}{number}号", "absent", "municipality", village.town

    def no_village_road(self):
        village, road, number = self.a_door()
        return f"{self.above(village)}{self.new_village()}{road.name}{number}号", "absent", "street", village.town

    def no_road(self):
        village, _, number = self.a_door()
        return f"{self.above(village)}{village.name}{self.new_road()}{number}号", "absent", "locality", village.code

    def no_number(self):
        village, road, _ = self.a_door()
        number = next(n for n in iter(lambda: self.rng.randint(1, 400), 0) if str(n) not in road.numbers)
        return f"{self.above(village)}{village.name}{road.name}{number}号", "absent", "street", road.id

    def no_sub_number(self):
        village, road, number = self.a_door()
        sub = self.rng.randint(1, 9)
        if f"{number}-{sub}" in road.numbers:
            return None
        return f"{self.above(village)}{village.name}{road.name}{number}号附{sub}号", "absent", "housenumber", road.id

    def wrong_county(self):
        village, road, number = self.a_door()
        counties = sorted({v.county for v in self.registry.villages.values()} - {village.county})
        county = self.rng.choice(counties)
        if (county, village.town) in self.towns or short(county, DIVISION_ENDS) == short(village.town, DIVISION_ENDS):
            return None
        return f"{village.province}{village.city}{county}{village.town}{village.name}{road.name}{number}号", "doubtful", "housenumber", road.id

    def no_address(self):
        text = self.rng.choice(NOT_ADDRESSES)
        return text.format(person=self.person(), phone=self.phone(), place=self.rng.choice(PLACES)), "absent", "none", ""


KINDS = ["elsewhere_", "elsewhere_bare", "no_village", "no_village_road", "no_road", "no_number", "no_sub_number", "wrong_county", "no_address"]


def read_elsewhere(townships, divisions, registry):
    """[(province, city, county, township)] whose county and township nothing here is called like."""
    if not townships or not divisions or not pathlib.Path(townships).exists() or not pathlib.Path(divisions).exists():
        return []
    with open(divisions, encoding="utf-8") as table:
        names = {row["code"]: row["name"] for row in csv.DictReader(table)}
    here = set()
    for village in registry.villages.values():
        here |= {short(name, DIVISION_ENDS) for name in (village.city, village.county, village.town)}
    found = []
    with gzip.open(townships, "rt", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            code = row["county_code"]
            province, city, county = names.get(code[:2]), names.get(code[:4]), names.get(code)
            if not province or not city or not county or not city.endswith(("市", "州", "盟")) or city == "东营市":
                continue
            town = row["name"].replace("街道办事处", "街道").replace("镇人民政府", "镇").replace("乡人民政府", "乡")
            bare = short(county, DIVISION_ENDS), short(town, DIVISION_ENDS)
            if not any(b in here or len(b) < 2 for b in bare) and town.endswith(("街道", "镇", "乡")):
                found.append((province, city, county, town))
    return found


def absent(registry, count, seed, townships=None, divisions=None):
    rng = random.Random(f"absent-{seed}")
    maker = Absent(registry, rng, read_elsewhere(townships, divisions, registry))
    rows, turn = [], 0
    while len(rows) < count:
        kind = KINDS[turn % len(KINDS)]
        turn += 1
        made = getattr(maker, kind)()
        if made:
            rows.append([f"A{len(rows) + 1:06d}", kind.rstrip("_"), *made])
    return rows


HEADER = ["qid", "kind", "text", "expect", "deepest", "near"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("world")
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("--seed", default="1")
    options.add_argument("--townships", help="code,name,county_code (gzip)")
    options.add_argument("--divisions", help="code,name,level,parent")
    options.add_argument("--out", default="-")
    chosen = options.parse_args()
    rows = absent(Registry(chosen.world), chosen.count, chosen.seed, chosen.townships, chosen.divisions)
    out = sys.stdout if chosen.out == "-" else open(chosen.out, "w", encoding="utf-8", newline="")
    csv.writer(out, lineterminator="\n").writerows([HEADER, *rows])


if __name__ == "__main__":
    main()
