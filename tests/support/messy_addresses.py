#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Addresses as people write them: two or three slips at once, with their truth.

    messy_addresses.py WORLD_FOLDER --count 5000 --seed 7 --out messy.csv

WORLD_FOLDER is one of gen_world.py's, of any seed. Same arguments, same bytes. Columns of the output:

    qid      M000001
    kind     the slips, joined by '+': drop_town+homophone_road+numerals
    text     what was written
    expect   match | ambiguous: another place of the registry fits the text as well as the one that was meant
    level    address | road | village
    truth_id addr_id, road_id or village code
    truth    the registered address as a text
    others   how many other places fit as well

A slip that turns the text into the plain address of another place, or leaves a careful reader in doubt, is
thrown away: every truth of a row that expects `match` is the only one that needs so few slips.
"""
import argparse
import csv
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from mistaken_characters import TRADITIONAL, look_alikes  # noqa: E402
from world_registry import DIVISION_ENDS, GENERICS, VILLAGE_ENDS, Registry, short  # noqa: E402

LOOK_ALIKES = look_alikes()
NUMERALS = "零〇一二三四五六七八九十百千"
FULL_WIDTH = {48 + digit: 0xFF10 + digit for digit in range(10)}
TOO_FAR = 4.0  # slips in a village's name beyond which nobody would take it for the one that was meant
FORMER_DIVISIONS = {"垦利区": "垦利县"}  # a county until 2016
UNRELATED = "鼎焱蕊娟霖昊茜翊琪颢岑皓璐婷轩涵"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = ["建国", "秀英", "伟", "桂兰", "磊", "志强", "玉梅", "洋", "晓燕", "文静"]
PLACES = ["菜鸟驿站", "卫生室", "小学对面", "邮政所旁", "好又多超市", "快递代收点", "加油站东邻", "信用社家属院"]
INSIDE = ["2单元301室", "3号楼1单元502", "二楼", "三层东户", "B座1203室", "5幢402", "车库", "东户", "一楼门面", "11#楼2单元901"]
OFFSETS = ["路北50米", "往东100米路南", "附近", "对面", "西邻", "北侧约30米", "东200米", "斜对过"]
ON_ROAD = ["东段", "西首", "路北", "北侧", "南段路西", "（中段）", "(路南)", "沿街", "的", "东头路北", "中段门牌号："]
IN_VILLAGE = ["里的", "内", "境内", "驻地", "东头", "西首", "（原东风村）", "(曾用名：跃进大队)", "【原名团结村】"]
NOTES = ["（放门口）", "(大门朝南)", "【勿放快递柜】", "，送货前打电话", " 周末送", "（红色铁门）"]


def chinese_number(number):
    """12 -> 十二, 105 -> 一百零五 (1 to 9999)."""
    text, zero = "", False
    digits = str(number)
    for place, digit in enumerate(digits):
        if digit == "0":
            zero = True
            continue
        if zero and text:
            text += "零"
        zero = False
        text += "零一二三四五六七八九"[int(digit)] + ["", "十", "百", "千"][len(digits) - 1 - place]
    return text[1:] if text.startswith("一十") else text


class Writing:
    """An address on its way to become messy: what is written for each level, and in which manner."""

    def __init__(self, village, road, number):
        self.village_meant, self.road_meant, self.number_meant = village, road, number
        self.province, self.city, self.county, self.town = village.province, village.city, village.county, village.town
        self.village = village.name
        self.road = road.name if road else ""
        self.number = f"{number}号" if number else ""
        self.before, self.after, self.separator = "", "", ""
        self.order, self.script = "downwards", None
        self.repeated, self.on_road, self.in_village = "", "", ""
        self.apart = False
        self.slips = []

    def levels(self):
        return [self.province, self.city, self.county, self.town, self.village, self.road, self.number]

    def _with_places(self, parts):
        """With what says where on the road, or in the village, behind their names."""
        behind = {self.road: self.on_road, self.village: self.in_village}
        return [part + behind.get(part, "") for part in parts]

    def text(self):
        parts = [part for part in self.levels() if part]
        if self.order == "upwards":
            door = self.road + self.number
            parts = [part for part in [door, self.village, self.town, self.county, self.city] if part]
            body = (self.separator or "，").join(parts)
        elif self.order == "bracketed":
            above = "".join([self.city, self.county, self.town])
            body = self.village + self.road + self.number + (f"（{above}）" if above else "")
        else:
            body = self.repeated + self.separator.join(self._with_places(parts))
        body = self.before + body + self.after
        if self.apart:
            body = " ".join(body)
        if self.script == "whole":
            return body.translate(TRADITIONAL)
        if self.script == "half":
            half = len(body) // 2
            return body[:half] + body[half:].translate(TRADITIONAL)
        return body


class Messer:
    """Makes the slips. Each returns whether it could be made on this writing."""

    def __init__(self, registry, rng):
        self.registry, self.rng = registry, rng

    # ---- characters of a name -----------------------------------------------------------------
    def _touched(self, core, how):
        places = [i for i, c in enumerate(core) if c not in NUMERALS + "号" and not c.isascii()]
        self.rng.shuffle(places)
        for i in places:
            changed = getattr(self, "_" + how)(core, i)
            if changed and changed != core:
                return changed
        return None

    def _homophone(self, core, i):
        others = sorted({c for sound in self.registry.readings.get(core[i], ()) for c in self.registry.common.get(sound, ())} - {core[i]})
        return core[:i] + self.rng.choice(others) + core[i + 1:] if others else None

    def _shape(self, core, i):
        others = LOOK_ALIKES.get(core[i])
        return core[:i] + self.rng.choice(others) + core[i + 1:] if others else None

    def _unrelated(self, core, i):
        return core[:i] + self.rng.choice(UNRELATED) + core[i + 1:]

    def _dropped(self, core, i):
        return core[:i] + core[i + 1:] if len(core) > 2 else None

    def _doubled(self, core, i):
        return core[: i + 1] + core[i:]

    def _swapped(self, core, i):
        if i + 1 >= len(core) or core[i + 1] in NUMERALS:
            return None
        return core[:i] + core[i + 1] + core[i] + core[i + 2:]

    def name(self, writing, of, how):
        written = getattr(writing, of)
        ends = GENERICS if of == "road" else VILLAGE_ENDS
        core = short(written, ends) if written else ""
        changed = self._touched(core, how) if len(core) > 1 else None
        if changed is None:
            return False
        setattr(writing, of, changed + written[len(core):])
        writing.slips.append(f"{how}_{of}")
        return True

    # ---- levels -------------------------------------------------------------------------------
    def drop(self, writing):
        choices = [["province"], ["city"], ["province", "city"], ["county"], ["town"], ["province", "city", "county"], ["province", "city", "town"],
                   ["county", "town"], ["province", "city", "county", "town"], ["province", "city", "county", "town"]]
        if writing.road:
            choices += [["province", "city", "county", "town", "village"], ["village"], ["province", "city", "village"], ["province", "city", "county", "village"]]
        dropped = self.rng.choice(choices)
        for level in dropped:
            setattr(writing, level, "")
        writing.slips.append("drop_" + ("upper" if len(dropped) > 1 and "village" not in dropped else dropped[-1]))
        return True

    def suffixes(self, writing):
        """Endings of divisions and villages left out or exchanged."""
        manner = self.rng.choice(["none", "none", "committee", "committee", "residents", "office", "rank", "generic"])
        if manner == "none":
            for level in ("province", "city", "county", "town"):
                setattr(writing, level, short(getattr(writing, level), DIVISION_ENDS))
            writing.village = short(writing.village, VILLAGE_ENDS)
        elif manner in ("committee", "residents"):
            if not writing.village.endswith("村"):
                return False
            long, shorter = ("村民委员会", "村委会") if manner == "committee" else ("社区居委会", "社区")
            writing.village = writing.village[:-1] + self.rng.choice([long, shorter, shorter])
        elif manner == "office":
            if not writing.town.endswith("街道"):
                return False
            writing.town = writing.town[:-2] + self.rng.choice(["街道办事处", "街道办", "街办"])
        elif manner == "rank":
            if not writing.town or writing.town.endswith("街道"):
                return False
            writing.town = writing.town[:-1] + ("乡" if writing.town.endswith("镇") else "镇")
        else:
            core = short(writing.road, GENERICS) if writing.road else ""
            if not core or core == writing.road or len(core) < 2 or core[-1] in NUMERALS:
                return False
            end = self.rng.choice(["", "路", "街", "大街"])
            if core + end == writing.road:
                return False
            writing.road = core + end
        writing.slips.append("suffix_" + manner)
        return True

    def former(self, writing):
        if writing.county not in FORMER_DIVISIONS:
            return False
        writing.county = FORMER_DIVISIONS[writing.county]
        writing.slips.append("former_county")
        return True

    def alias(self, writing):
        if not writing.road_meant or not writing.road_meant.alias or writing.road != writing.road_meant.name:
            return False
        writing.road = writing.road_meant.alias
        writing.slips.append("old_name")
        return True

    # ---- manners of writing -------------------------------------------------------------------
    def number(self, writing):
        plain = writing.number_meant
        if not writing.number or not plain.isdigit():
            return False
        wide = plain.translate(FULL_WIDTH)
        chinese = chinese_number(int(plain))
        usual = [f"{chinese}号", f"{wide}号", f"{int(plain):04d}号", f"{plain}號", f"{plain}#", f"NO.{plain}", plain, f"{plain} 号"]
        seldom = [wide, chinese + "號", f"No.{plain}号", f"第{plain}号", f"{plain}号院", f"{plain}号门", f"门牌{plain}号", f"{plain}号大门口"]
        writing.number = self.rng.choice(usual if self.rng.random() < .8 else seldom)
        writing.slips.append("numerals")
        return True

    def extra(self, writing):
        rng = self.rng
        person = rng.choice(SURNAMES) + rng.choice(["先生", "女士", "师傅", *GIVEN])
        phone = f"1{rng.choice('3578')}{rng.randrange(10**9):09d}"
        manner = rng.choice(["receiver", "receiver", "phone", "inside", "inside", "offset", "offset", "place", "note"])
        if manner == "receiver":
            if rng.random() < .5:
                writing.before = rng.choice([f"收件人：{person} {phone} 地址：", f"{person}，{phone}，", f"{person} {phone} ", f"收货地址："])
            else:
                writing.after = rng.choice([f" {person}收", f" {person} {phone}", f"，{person}（收）{phone}", f"({person}){phone}"])
        elif manner == "phone":
            writing.after = rng.choice([f" 电话{phone}", f" 0546-{rng.randrange(10**7):07d}", f"，联系电话：{phone}", f" {phone[:3]}-{phone[3:7]}-{phone[7:]}"])
        elif writing.order != "downwards" or not (writing.number and any("0" <= c <= "9" or c in "号號" for c in writing.number[-1:])):
            return False
        elif manner == "inside":
            writing.after = (" " if writing.number[-1].isdigit() or "０" <= writing.number[-1] <= "９" else "") + rng.choice(INSIDE)
        elif manner == "offset":
            writing.after = (" " if writing.number[-1] not in "号號" else "") + rng.choice(OFFSETS)
        elif manner == "place":
            writing.after = rng.choice([f"（{rng.choice(PLACES)}）", f"【{rng.choice(PLACES)}】", f" {rng.choice(PLACES)}"])
        else:
            writing.after = rng.choice(NOTES)
        writing.slips.append("extra_" + manner)
        return True

    def script(self, writing):
        writing.script = self.rng.choice(["whole", "whole", "half"])
        writing.slips.append("traditional")
        return True

    def repeat(self, writing):
        if writing.order != "downwards":
            return False
        head = [writing.province, writing.city, writing.county, writing.town]
        head = head[: self.rng.randint(2, 4)]
        repeated = "".join(head)
        if not repeated:
            return False
        writing.repeated = self.rng.choice([repeated, repeated, "中国" + repeated, repeated + " ", repeated * 2])
        writing.slips.append("repeated")
        return True

    def order(self, writing):
        if writing.after or writing.repeated or writing.before.endswith(" ") or not (writing.road or writing.number):
            return False
        writing.order = self.rng.choice(["upwards", "upwards", "bracketed"])
        writing.slips.append("order_" + writing.order)
        return True

    def separators(self, writing):
        if writing.order == "bracketed":
            return False
        writing.separator = self.rng.choice([" ", ",", "，", "-", "/", "、", "\u3000", "  ", "|", "·", "_", ";"])
        writing.slips.append("separators")
        return True

    def where(self, writing):
        """安宁街东段12号, 吕家村里的安宁街: what stands between a name and what belongs to it."""
        if writing.order != "downwards" or writing.separator or not writing.number:
            return False
        if writing.road and self.rng.random() < .6:
            writing.on_road = self.rng.choice(ON_ROAD)
        elif writing.village:
            writing.in_village = self.rng.choice(IN_VILLAGE)
        else:
            return False
        writing.slips.append("where")
        return True

    def apart(self, writing):
        """Every character by itself, as scanners read forms with boxes."""
        if writing.separator or writing.before or writing.after or writing.order != "downwards":
            return False
        writing.apart = True
        writing.slips.append("apart")
        return True

    def slip(self, writing, family):
        if family == "name":
            return self.name(writing, self.rng.choice(["road", "road", "village"]),
                             self.rng.choice(["homophone", "homophone", "homophone", "shape", "unrelated", "dropped", "doubled", "swapped"]))
        return getattr(self, family)(writing)


# Levels first, then names, then manners: a later slip sees what the earlier ones have left.
FAMILIES = [("drop", 5), ("former", 4), ("alias", 4), ("name", 8), ("suffixes", 3), ("number", 4), ("order", 2), ("extra", 4), ("separators", 2),
            ("repeat", 1.5), ("script", 3), ("where", 4), ("apart", 1)]


class Reader:
    """What a careful person with the whole registry on the desk would take the writing for."""

    def __init__(self, registry):
        self.registry = registry
        current = {former: name for name, former in FORMER_DIVISIONS.items()}
        self.current = current
        self.known = {}
        for village in registry.villages.values():
            for level in ("town", "county"):
                name = getattr(village, level)
                for key in (name, short(name, DIVISION_ENDS)):
                    self.known.setdefault(key, set()).add((level, name))

    def _where(self, written):
        """The divisions that a written one may be; None: it says nothing."""
        if not written:
            return None
        written = self.current.get(written, written)
        if written in self.known:
            return self.known[written]
        bare = short(written, DIVISION_ENDS + ("街道办", "街办"))
        found = self.known.get(bare, set())
        return {item for item in found if item[0] == "town"} or found

    def _lies(self, village, where):
        return where is None or any(getattr(village, level) == name for level, name in where)

    def cuts(self, writing):
        """Where village and road part: 铁匠康粮所路 is a road of its own, or 粮所路 in 铁匠康."""
        village, road = writing.village, writing.road
        yield village, road
        if village and road:
            yield "", village + road
        for i in range(2, len(road) - 1) if road and not village else ():
            if any(near.core == road[:i] or near.name == road[:i] for near in self.registry.villages_like(road[:i])):
                yield road[:i], road[i:]

    def places(self, writing):
        """{(road or village): slips needed}: every place that the text could mean."""
        county, town = self._where(writing.county), self._where(writing.town)
        registry, found = self.registry, {}

        def weigh(village, road, village_text, road_text):
            if not self._lies(village, county) or not self._lies(village, town):
                return
            cost = registry.village_cost(village_text, village) if village_text else 0.0
            if cost > TOO_FAR:
                return
            if road:
                cost += registry.road_cost(road_text, road)
            place = road or village
            if writing.number and writing.number_meant not in place.numbers:
                cost += 1.0
            if cost < found.get(place, 9.0):
                found[place] = cost

        for village_text, road_text in self.cuts(writing):
            for village in registry.villages_like(village_text) if village_text else ():
                if not road_text:
                    weigh(village, None, village_text, "")
                for road in village.roads if road_text else ():
                    weigh(village, road, village_text, road_text)
            for road in registry.roads_like(road_text) if road_text else ():
                weigh(road.village, road, village_text, road_text)
        return found

    def judge(self, writing):
        """(expect, others) or None when a careful person would be in doubt."""
        found = self.places(writing)
        meant = writing.road_meant or writing.village_meant
        if meant not in found:
            return None
        own = found.pop(meant)
        if any(cost < own - 0.05 for cost in found.values()):
            return None
        equals = sum(cost <= own + 0.05 for cost in found.values())
        if equals:
            return "ambiguous", equals
        return None if any(cost < own + 0.55 for cost in found.values()) else ("match", 0)


def truth_of(writing):
    village, road, number = writing.village_meant, writing.road_meant, writing.number_meant
    text = village.province + village.city + village.county + village.town + village.name
    if number:
        return (road or village).numbers[number], "address", f"{text}{road.name if road else ''}{number}号"
    return (road.id, "road", text + road.name) if road else (village.code, "village", text)


def choose(rng, families, count):
    """Families without repetition, by weight; a name may slip twice (road and village)."""
    left = list(families)
    chosen = []
    while len(chosen) < count:
        pick = rng.random() * sum(weight for _, weight in left)
        for entry in left:
            pick -= entry[1]
            if pick < 0:
                break
        chosen.append(entry[0])
        if entry[0] != "name" or chosen.count("name") > 1:
            left.remove(entry)
    return sorted(chosen, key=[family for family, _ in families].index)


def write_one(registry, reader, rng, slips):
    """A writing with exactly so many slips and its judgement, or None after a failed attempt."""
    _, village, road, number = registry.doors[rng.randrange(len(registry.doors))]
    level = rng.random()
    if level < .07 and road:
        number = ""
    elif level < .10:
        road, number = None, ""
    writing, messer = Writing(village, road, number), Messer(registry, rng)
    touched = []
    for family in choose(rng, FAMILIES, slips):
        if not messer.slip(writing, family):
            return None
        touched.append(writing.slips[-1].rpartition("_")[2])
    if len(set(writing.slips)) != slips or touched.count("road") > 1 or touched.count("village") > 1 and "drop_village" not in writing.slips:
        return None
    if "drop_village" in writing.slips and any(s.endswith("_village") and s != "drop_village" for s in writing.slips):
        return None
    verdict = reader.judge(writing)
    return (writing, *verdict) if verdict else None


def messy(registry, count, seed, slips=(2, 3)):
    """Rows of the table."""
    rng, reader = random.Random(f"messy-{seed}"), Reader(registry)
    rows = []
    while len(rows) < count:
        made = write_one(registry, reader, rng, rng.choice(slips))
        if made is None:
            continue
        writing, expect, others = made
        identity, level, truth = truth_of(writing)
        rows.append([f"M{len(rows) + 1:06d}", "+".join(writing.slips), writing.text(), expect, level, identity, truth, str(others)])
    return rows


HEADER = ["qid", "kind", "text", "expect", "level", "truth_id", "truth", "others"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("world")
    options.add_argument("--count", type=int, default=5000)
    options.add_argument("--seed", default="1")
    options.add_argument("--slips", default="2,3", help="how many at once, one of these")
    options.add_argument("--out", default="-")
    chosen = options.parse_args()
    rows = messy(Registry(chosen.world), chosen.count, chosen.seed, [int(n) for n in chosen.slips.split(",")])
    out = sys.stdout if chosen.out == "-" else open(chosen.out, "w", encoding="utf-8", newline="")
    csv.writer(out, lineterminator="\n").writerows([HEADER, *rows])


if __name__ == "__main__":
    main()
