# SPDX-License-Identifier: Apache-2.0
"""A world folder (gen_world.py's files) as a careful reader knows it: who could be meant by a text.

Used to decide whether a messy address still has one truth. Nothing here is taken from the program.
"""
import csv
import json
import pathlib
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
GENERICS = ("大道", "公路", "大街", "胡同", "路", "街", "巷", "道", "弄", "里", "段")
DIVISION_ENDS = ("街道办事处", "街道", "自治县", "省", "市", "区", "县", "镇", "乡")
VILLAGE_ENDS = ("居民委员会", "村民委员会", "村委会", "居委会", "社区", "村", "里")


def short(name, ends):
    """The name without its generic ending, when something is left."""
    for end in ends:
        if name.endswith(end) and len(name) > len(end) + (1 if end in ("村", "里") and len(name) < 3 else 0):
            return name[: -len(end)]
    return name


def toneless(syllable):
    marks = {"\u0304", "\u0301", "\u030c", "\u0300"}
    return "".join(c for c in unicodedata.normalize("NFD", syllable) if c not in marks)


def careless(sound):
    """The syllable as many speak it: zh as z, ng as n."""
    for spoken, written in (("z", "zh"), ("c", "ch"), ("s", "sh")):
        if sound.startswith(written):
            sound = spoken + sound[2:]
    return sound[:-1] if sound.endswith("ng") else sound


def read_sounds():
    """{character: its toneless readings} and the 3,500 common characters by reading."""
    readings, common = {}, {}
    path = ROOT / "data/characters/standard_characters.tsv"
    for line in path.read_text(encoding="utf-8").splitlines()[2:]:
        character, level, sounds = line.split("\t")
        readings[character] = frozenset(toneless(s) for s in sounds.split("/"))
        if level == "1":
            for sound in readings[character]:
                common.setdefault(sound, []).append(character)
    return readings, common


class Village:
    __slots__ = ("code", "name", "core", "town", "county", "city", "province", "roads", "numbers")

    def __init__(self, properties):
        self.code, self.name = properties["code"], properties["name"]
        self.town, self.county = properties["town"], properties["county"]
        self.city, self.province = properties["city"], properties["province"]
        self.core = short(self.name, VILLAGE_ENDS)
        self.roads, self.numbers = [], {}


class Road:
    __slots__ = ("id", "name", "alias", "village", "numbers")

    def __init__(self, identity, name, alias, village):
        self.id, self.name, self.alias, self.village = identity, name, alias, village
        self.numbers = {}

    def names(self):
        return (self.name, self.alias) if self.alias else (self.name,)


class Registry:
    """Villages, roads and doors of a folder, and what is like a written name."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.readings, self.common = read_sounds()
        self.near = {character: frozenset(map(careless, sounds)) for character, sounds in self.readings.items()}
        self.villages, self.roads = {}, {}
        features = json.loads((folder / "villages.geojson").read_text(encoding="utf-8"))["features"]
        for feature in features:
            village = Village(feature["properties"])
            self.villages[village.code] = village
        with open(folder / "roads.geojsonl", encoding="utf-8") as lines:
            for line in lines:
                properties = json.loads(line)["properties"]
                village = self.villages[properties["village_code"]]
                road = Road(properties["road_id"], properties["name"], properties.get("alias", ""), village)
                self.roads[road.id] = road
                village.roads.append(road)
        self.doors = []
        with open(folder / "addresses.csv", encoding="utf-8") as table:
            for row in csv.DictReader(table):
                road = self.roads.get(row["road_id"])
                village = self.villages[row["village_code"]]
                (road or village).numbers[row["number"]] = row["addr_id"]
                self.doors.append((row["addr_id"], village, road, row["number"]))
        self._index()

    def _index(self):
        """Names by themselves with any one character left out: all that is one slip away is found."""
        self.by_road_name, self.by_village_name = {}, {}
        for road in self.roads.values():
            for name in road.names():
                for key in self._keys(self.core_of_road(name)):
                    self.by_road_name.setdefault(key, set()).add(road.id)
        for village in self.villages.values():
            for key in self._keys(village.core):
                self.by_village_name.setdefault(key, set()).add(village.code)

    @staticmethod
    def core_of_road(name):
        return short(name, GENERICS)

    @staticmethod
    def _keys(text):
        return {text} | {text[:i] + text[i + 1:] for i in range(len(text)) if len(text) > 1}

    def roads_like(self, written):
        found = set()
        for key in self._keys(self.core_of_road(written)):
            found |= self.by_road_name.get(key, set())
        return [self.roads[identity] for identity in sorted(found)]

    def villages_like(self, written):
        found = set()
        for key in self._keys(short(written, VILLAGE_ENDS)):
            found |= self.by_village_name.get(key, set())
        return [self.villages[code] for code in sorted(found)]

    def change(self, a, b):
        """What it takes to write one character for another."""
        if a == b:
            return 0.0
        if self.readings.get(a, frozenset()) & self.readings.get(b, frozenset()):
            return 0.9
        return 1.0 if self.near.get(a, frozenset()) & self.near.get(b, frozenset()) else 1.3

    def distance(self, written, name):
        """Slips from one core to another: 1 each, less when they sound alike, more for another character altogether."""
        if written == name:
            return 0.0
        if abs(len(written) - len(name)) > 2:
            return 9.0
        before, row = None, [float(j) for j in range(len(name) + 1)]
        for i, a in enumerate(written, 1):
            earlier, before, row = before, row, [float(i)]
            for j, b in enumerate(name, 1):
                best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + self.change(a, b))
                if earlier and j > 1 and a == name[j - 2] and written[i - 2] == b:
                    best = min(best, earlier[j - 2] + 1)
                row.append(best)
        return row[-1]

    def road_cost(self, written, road):
        return min(self._named_cost(written, name) for name in road.names())

    def _named_cost(self, written, name):
        if written == name:
            return 0.0
        core, own = self.core_of_road(written), self.core_of_road(name)
        cost = self.distance(core, own)
        ends = written[len(core):], name[len(own):]
        if ends[0] != ends[1]:
            cost += 0.6 if ends[0] else 0.4
        return min(cost, self.distance(written, own), self.distance(written, name))

    def village_cost(self, written, village):
        if written == village.name:
            return 0.0
        return self.distance(short(written, VILLAGE_ENDS), village.core)
