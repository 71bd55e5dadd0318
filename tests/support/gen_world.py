#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# -*- coding: utf-8 -*-
"""gen_world.py - deterministic synthetic gazetteer: villages, roads, door numbers, queries.

Python 3 standard library only.  Same arguments -> byte-identical files.

    python3 tests/support/gen_world.py --scale S --out /tmp/worldS      #    409 villages,     2 515 roads,     20 120 addresses
    python3 tests/support/gen_world.py --scale M --out /tmp/worldM      #  1 800 villages,    40 000 roads,    300 000 addresses
    python3 tests/support/gen_world.py --scale L --out /tmp/worldL      # 60 000 villages, 1 200 000 roads, 10 000 000 addresses

All three scales are written as a stream, one township at a time: memory stays small
(L needs < 400 MB) and nothing depends on what was written before.

S and M fill the rectangle lon 118.1-119.3, lat 36.9-38.2 (one prefecture: the real five
county names and forty township names of Dongying, everything below is invented).
L fills lon 115.0-122.0, lat 34.6-38.2 (one province, 16 prefectures).
Coordinates are degrees, EPSG:4490 (CGCS2000; equal to WGS84 within centimetres), lon,lat order.

Files written to --out
  villages.geojson   FeatureCollection with a "crs" member (EPSG:4490).  Polygons TILE the area:
                     neighbours share every boundary vertex exactly (no gaps, no overlaps).
  roads.geojsonl     one GeoJSON Feature a line (GeoJSONSeq, newline-delimited, no RS character)
  roads.geojson      the same as a FeatureCollection with "crs" (only S and M, or --collection)
  addresses.csv      addr_id,full,county,town,village,road,number,postcode,lon,lat,road_id,village_code
                     (UTF-8, header, no quoting needed: no field contains a comma)
  queries.csv        qid,kind,text,level,truth_id,lon,lat      address matching, ground truth
  prefixes.csv       qid,kind,text,level,truth_id,truth_name   autocomplete; a result is valid when its name (or pinyin) starts
                     with the text; only town_han names one road that must be among the first ten
  reverse.csv        qid,lon,lat,truth_id                      point 0-3 m from a door; truth = that door
  proposals.csv      pid,expect,name,town,county,village_code,like_id,wkt    naming proposals
  manifest.json      scale, seed, counts, bbox, kinds

Facts the generator guarantees (so that every truth is unique)
  * a town name is unique in the province, a village name in its county; a road name AND a road alias are unique in their township
  * a road belongs to one village and lies inside its polygon (main roads end ON the shared boundary)
  * a (road, number) pair is unique; odd numbers are on the left side, even on the right
  * about 8 % of the doors have no road: "...村35号"

Kinds in queries.csv  (level says what truth_id is: address | road | village)
  exact        the full string                                 missing_prov / missing_city / missing_county
  missing_town, missing_village, missing_upper (road+number after the village only)
  typo         one character of the village or road name replaced by an unrelated one
  delchar      one character of the road or village name dropped
  homophone    one character replaced by another of the same toneless pinyin
  cnnum        door number in Chinese numerals, fullwidth digits or with leading zeros
  alias        the road's former name                          suffixless: 山东东营... without 省/市/县/镇/村/号
  reorder      small-to-large order with commas                extra: receiver, phone, landmark, floor, spaces
  nonumber     road only (level road)                          wrongnumber: number not on the road (level road)
  villageonly  village only (level village)
Kinds in prefixes.csv: han2, han3 (first characters of a road name), pinyin (toneless, first 2 syllables),
  initials (initials of the whole name), town_han (township + first 2 characters)
expect in proposals.csv: ok | dup_town (same name in the township) | dup_specific (same specific part, other
  generic part, in the township) | homophone (same toneless pinyin, other characters, in the township) |
  homophone_tone (same pinyin with tones) | outside (line leaves the village) | selfcross | overlap
  (line runs on an existing road) | badname (foreign, digits, or not Chinese)
"""
import argparse
import hashlib
import json
import math
import os
import random
import sys
import time

# ---------------------------------------------------------------- characters
# specific-part characters with toneless+tone pinyin; homophone groups come from this table
CHARS = """
安an1 泰tai4 太tai4 祥xiang2 翔xiang2 福fu2 富fu4 禄lu4 鹿lu4 康kang1 宁ning2 和he2 河he2 荷he2 鹤he4 瑞rui4 睿rui4
庆qing4 清qing1 青qing1 晴qing2 丰feng1 凤feng4 枫feng1 峰feng1 锋feng1 华hua2 花hua1 桦hua4 星xing1 杏xing4 幸xing4
隆long2 龙long2 昌chang1 盛sheng4 胜sheng4 圣sheng4 明ming2 名ming2 铭ming2 鸣ming2 德de2 仁ren2 义yi4 艺yi4 益yi4 毅yi4
怡yi2 礼li3 丽li4 立li4 力li4 利li4 智zhi4 志zhi4 致zhi4 新xin1 信xin4 欣xin1 馨xin1 鑫xin1 金jin1 锦jin3 进jin4 津jin1
晋jin4 玉yu4 育yu4 裕yu4 宇yu3 雨yu3 豫yu4 园yuan2 源yuan2 远yuan3 元yuan2 苑yuan4 缘yuan2 建jian4 健jian4 俭jian3
平ping2 萍ping2 城cheng2 诚cheng2 成cheng2 承cheng2 文wen2 汶wen4 闻wen2 阳yang2 杨yang2 洋yang2 扬yang2 光guang1 广guang3
宏hong2 虹hong2 鸿hong2 红hong2 洪hong2 辉hui1 惠hui4 汇hui4 慧hui4 春chun1 永yong3 勇yong3 咏yong3 顺shun4 舜shun4
佳jia1 嘉jia1 景jing3 静jing4 京jing1 晶jing1 敬jing4 冬dong1 栋dong4 溪xi1 曦xi1 锡xi1 熙xi1 希xi1 松song1 梅mei2 美mei3
兰lan2 岚lan2 蓝lan2 竹zhu2 珠zhu1 菊ju2 桃tao2 槐huai2 柳liu3 桐tong2 通tong1 银yin2 宝bao3 云yun2 韵yun4 霞xia2 江jiang1
湖hu2 海hai3 泉quan2 洁jie2 杰jie2 雅ya3 武wu3 书shu1 诗shi1 琴qin2 勤qin2 学xue2 才cai2 英ying1 颖ying3 迎ying2 俊jun4
秀xiu4 善shan4 山shan1 达da2 民min2 敏min3 强qiang2 创chuang4 科ke1 工gong1 功gong1 农nong2 贸mao4 茂mao4 博bo2 思si1
高gao1 天tian1 田tian2 恒heng2 衡heng2 禾he2 贺he4 辰chen2 晨chen2 旭xu4 绪xu4 朝chao2 潮chao2 岳yue4 月yue4 悦yue4
""".split()
PY = {c[0]: c[1:] for c in CHARS}
SPEC = [c[0] for c in CHARS]
# the other characters that names use
for c in """东dong1 西xi1 南nan2 北bei3 中zhong1 前qian2 后hou4 大da4 小xiao3 上shang4 下xia4 一yi1 二er4 三san1 四si4 五wu3 六liu4
七qi1 八ba1 九jiu3 十shi2 路lu4 街jie1 巷xiang4 道dao4 胡hu2 同tong4 弄long4 公gong1 经jing1 纬wei3 村cun1 庄zhuang1 屯tun2
营ying2 寨zhai4 店dian4 集ji2 庙miao4 桥qiao2 口kou3 洼wa1 沟gou1 岭ling3 台tai2 坡po1 楼lou2 井jing3 铺pu4 窝wo1 堡bao3
滩tan1 崖ya2 埠bu4 坊fang1 户hu4 圈quan1 头tou2 湾wan1 灶zao4 家jia1 老lao3 官guan1 王wang2 李li3 张zhang1 刘liu2 陈chen2 赵zhao4
黄huang2 周zhou1 吴wu2 徐xu2 孙sun1 朱zhu1 林lin2 郭guo1 马ma3 罗luo2 梁liang2 宋song4 郑zheng4 谢xie4
韩han2 唐tang2 冯feng2 于yu2 董dong3 程cheng2 曹cao2 袁yuan2 邓deng4 许xu3 傅fu4 沈shen3 彭peng2 吕lv3 苏su1 卢lu2 蒋jiang3
蔡cai4 贾jia3 丁ding1 魏wei4 薛xue1 叶ye4 阎yan2 潘pan1 杜du4 戴dai4 夏xia4 钟zhong1 任ren2 姜jiang1 范fan4
方fang1 石shi2 姚yao2 谭tan2 邹zou1 陆lu4 郝hao3 孔kong3 白bai2 崔cui1 毛mao2 邱qiu1 秦qin2 史shi3 顾gu4 侯hou2
邵shao4 孟meng4 段duan4 雷lei2 钱qian2 汤tang1 尹yin3 常chang2 乔qiao2 龚gong1 何he2""".split():
    PY[c[0]] = c[1:]
SURNAMES = list("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎"
                "潘杜戴夏钟田任姜范方石姚谭邹金陆郝孔白崔康毛邱秦江史顾侯邵孟段雷钱汤尹常乔贺龚")
V_TAIL = list("庄屯营寨店集庙桥口洼沟岭台坡楼井园铺窝堡滩崖埠坊户圈头湾灶")
V_HEAD = ["", "", "", "", "东", "西", "前", "后", "大", "小", "南", "北", "上", "下", "老", "中"]
NUM = "零一二三四五六七八九"
HOMO = {}
for _c in SPEC:
    HOMO.setdefault(PY[_c].rstrip("12345"), []).append(_c)
HOMO = {k: v for k, v in HOMO.items() if len(v) > 1}
COMMON_SPEC = ["胜利", "建设", "和平", "幸福", "团结", "文明", "振兴", "富强", "文化", "育才", "科技", "创新", "迎宾", "人民",
               "解放", "光明", "青年", "工业", "商贸", "中心", "府前", "府后", "学府", "体育", "健康", "友谊", "朝阳", "向阳"]
GENERIC = {"primary": ["大道", "公路"], "secondary": ["路", "路", "大街"], "tertiary": ["路", "路", "街"],
           "residential": ["街", "路", "街"], "lane": ["巷", "胡同", "巷"]}
WIDTH = {"primary": (30, 50), "secondary": (18, 30), "tertiary": (10, 18), "residential": (6, 12), "lane": (3, 6)}
MINZOOM = {"primary": 8, "secondary": 10, "tertiary": 11, "residential": 12, "lane": 13}

# ---------------------------------------------------------------- administrative names
DONGYING = [
    ("东营区", "370502", "257000", ["文汇街道", "黄河路街道", "东城街道", "辛店街道", "胜利街道", "胜园街道", "牛庄镇", "六户镇", "史口镇", "龙居镇"]),
    ("河口区", "370503", "257200", ["河口街道", "六合街道", "义和镇", "仙河镇", "孤岛镇", "新户镇"]),
    ("垦利区", "370505", "257500", ["垦利街道", "兴隆街道", "胜坨镇", "郝家镇", "永安镇", "黄河口镇", "董集镇"]),
    ("利津县", "370522", "257400", ["利津街道", "凤凰城街道", "北宋镇", "盐窝镇", "陈庄镇", "汀罗镇", "明集乡", "刁口乡"]),
    ("广饶县", "370523", "257300", ["广饶街道", "乐安街道", "丁庄街道", "大王镇", "李鹊镇", "稻庄镇", "大码头镇", "花官镇", "陈官镇"]),
]
# scale L: prefectures of the province with the number of invented counties under each
PROVINCE = [("济南市", 12), ("青岛市", 10), ("淄博市", 8), ("枣庄市", 6), ("东营市", 0), ("烟台市", 11), ("潍坊市", 12), ("济宁市", 11),
            ("泰安市", 6), ("威海市", 4), ("日照市", 4), ("临沂市", 12), ("德州市", 11), ("聊城市", 8), ("滨州市", 7), ("菏泽市", 9)]

SCALES = {
    "S": dict(villages=409, roads=2515, addresses=20120, bbox=(118.1, 36.9, 119.3, 38.2), queries=4000),
    "M": dict(villages=1800, roads=40000, addresses=300000, bbox=(118.1, 36.9, 119.3, 38.2), queries=20000),
    "L": dict(villages=60000, roads=1200000, addresses=10000000, bbox=(115.0, 34.6, 122.0, 38.2), queries=100000),
}
M_LAT = 111132.0          # metres a degree of latitude (near enough for a synthetic world)


# ---------------------------------------------------------------- small helpers
def h01(*key):
    """Deterministic number in [0,1) from any key (no state: neighbours agree on shared edges)."""
    d = hashlib.blake2b(repr(key).encode(), digest_size=8).digest()
    return int.from_bytes(d, "big") / 2.0 ** 64


def pinyin(name, tone=False):
    """Syllables of a generated name; characters outside the table are skipped."""
    out = []
    for ch in name:
        p = PY.get(ch) or EXTRA_PY.get(ch)
        if p:
            out.append(p if tone else p.rstrip("12345"))
    return out


EXTRA_PY = {}
for _t in """设she4 团tuan2 结jie2 振zhen4 兴xing1 化hua4 技ji4 宾bin1 人ren2 解jie3 放fang4 年nian2 业ye4 商shang1 心xin1 府fu3
体ti3 友you3 谊yi4 向xiang4""".split():
    EXTRA_PY[_t[0]] = _t[1:]


def cn_number(n):
    """12 -> 十二, 105 -> 一百零五 (1..9999)."""
    units = ["", "十", "百", "千"]
    s, digits, zero = "", str(n), False
    for i, d in enumerate(digits):
        u = len(digits) - 1 - i
        if d == "0":
            zero = True
            continue
        if zero and s:
            s += "零"
        zero = False
        s += NUM[int(d)] + units[u]
    return s[1:] if s.startswith("一十") else s


def hilbert(n, x, y):
    """Index of cell (x,y) on a Hilbert curve over an n*n grid (n a power of two)."""
    d, s = 0, n // 2
    while s > 0:
        rx, ry = (1 if x & s else 0), (1 if y & s else 0)
        d += s * s * ((3 * rx) ^ ry)
        if ry == 0:
            if rx == 1:
                x, y = s - 1 - (x & (s - 1)), s - 1 - (y & (s - 1))
            else:
                x, y = x & (s - 1), y & (s - 1)
            x, y = y, x
        else:
            x, y = x & (s - 1), y & (s - 1)
        s //= 2
    return d


def share(total, weights):
    """Split an integer total in proportion to weights, exactly."""
    cum, last, out, tot = 0.0, 0, [], sum(weights)
    for w in weights:
        cum += w
        now = int(round(total * cum / tot))
        out.append(now - last)
        last = now
    out[-1] += total - last
    return out


# ---------------------------------------------------------------- geometry of the cells
class Cells:
    """A brick lattice with moved nodes and crooked edges: hexagon-like cells that tile the plane."""

    def __init__(self, seed, bbox, count):
        self.seed, self.bbox = seed, bbox
        w = (bbox[2] - bbox[0]) * math.cos(math.radians((bbox[1] + bbox[3]) / 2))
        h = bbox[3] - bbox[1]
        self.cols = max(2, int(math.sqrt(count * w / h)))
        self.rows = -(-count // self.cols)
        self.dx = (bbox[2] - bbox[0]) / (self.cols + 0.5)
        self.dy = h / self.rows
        cells = [(r, c) for r in range(self.rows) for c in range(self.cols)]
        # the surplus cells become "sea" in the north-east corner
        cells.sort(key=lambda rc: (rc[0] / self.rows + rc[1] / self.cols, rc))
        cells = cells[:count]
        n = 1
        while n < max(self.rows, self.cols):
            n *= 2
        cells.sort(key=lambda rc: hilbert(n, rc[1], rc[0]))
        self.cells = cells
        # depth of the crooked edges: vertex spacing near 120 m whatever the scale
        self.depth = max(2, min(5, int(math.log2(max(2, self.dy * M_LAT / 2 / 120)))))
        self._edge = {}

    def node(self, r, i):
        """Node at row boundary r, half-column i."""
        x0, y0, x1, y1 = self.bbox
        edge_x = i <= 1 or i >= 2 * self.cols
        edge_y = r in (0, self.rows)
        jx = 0.0 if edge_x else (h01(self.seed, "nx", r, i) - 0.5) * 0.24 * self.dx
        jy = 0.0 if edge_y else (h01(self.seed, "ny", r, i) - 0.5) * 0.26 * self.dy
        return (x0 + i * self.dx / 2 + jx, y0 + r * self.dy + jy)

    def edge(self, a, b):
        """Crooked line between lattice nodes a and b, the same points from either side."""
        flip = b < a
        if flip:
            a, b = b, a
        pts = self._edge.get((a, b))
        if pts is None:
            if len(self._edge) > 20000:
                self._edge.clear()
            pts = [self.node(*a), self.node(*b)]
            for lvl in range(self.depth):
                nxt = [pts[0]]
                for k in range(len(pts) - 1):
                    (xa, ya), (xb, yb) = pts[k], pts[k + 1]
                    f = (h01(self.seed, "e", a, b, lvl, k) - 0.5) * 0.24
                    nxt.append((round((xa + xb) / 2 - (yb - ya) * f, 7), round((ya + yb) / 2 + (xb - xa) * f, 7)))
                    nxt.append(pts[k + 1])
                pts = nxt
            pts = [(round(x, 7), round(y, 7)) for x, y in pts]
            self._edge[(a, b)] = pts
        return pts[::-1] if flip else pts

    def corners(self, r, c):
        i = 2 * c + (r % 2)
        return [(r, i), (r, i + 1), (r, i + 2), (r + 1, i + 2), (r + 1, i + 1), (r + 1, i)]

    def ring(self, r, c):
        k = self.corners(r, c)
        out = []
        for a, b in zip(k, k[1:] + k[:1]):
            out.extend(self.edge(a, b)[:-1])
        out.append(out[0])
        return out

    def gates(self, r, c):
        """The middle vertex of each of the six edges: main roads of neighbours meet there."""
        k = self.corners(r, c)
        out = []
        for a, b in zip(k, k[1:] + k[:1]):
            e = self.edge(a, b)
            out.append(e[len(e) // 2])
        return out


def inside(ring, p):
    """Point in polygon (even-odd)."""
    x, y = p
    odd = False
    for (xa, ya), (xb, yb) in zip(ring, ring[1:]):
        if (ya > y) != (yb > y) and x < xa + (y - ya) * (xb - xa) / (yb - ya):
            odd = not odd
    return odd


def poly_len(pts, kx):
    return sum(math.hypot((b[0] - a[0]) * kx, (b[1] - a[1]) * M_LAT) for a, b in zip(pts, pts[1:]))


# ---------------------------------------------------------------- names
# names as they really are beside the regular ones (--irregular)
V_NUMBERED = ["三里", "八里", "十八", "五", "六", "七", "九", "双", "二", "四"]
V_MIDDLE = ["合", "和", "图", "户", "分场", "大队", "官", "里庄", "十亩", "连", "支部"]
V_ENDS = ["村", "村", "", "", "新村", "社区", "庄子村", "子村", "前村", "后村", "东街村", "一村", "二村", "三村", "农场", "林场"]
V_TRADES = ["油坊", "马场", "窑货", "盐场", "渔洼", "苇园", "枣行", "麻湾", "铁匠", "纸坊", "染坊", "羊栏", "鱼池", "碱场", "官灶", "宅科", "毕屋", "宁海", "綦家", "崔郝"]
R_SIDES = ["东", "西", "南", "北", "中", "前", "后", "外环", "内环", "一", "二", "三", "新", "老"]
R_THINGS = ["学校", "供销社", "卫生院", "大坝", "五干渠", "水库", "河堤", "老庙", "车站", "粮所", "油田", "井队", "滨河", "沿黄", "环村", "村中", "场院", "菜园", "槐树", "大湾"]


def irregular_village(rng):
    k = rng.random()
    if k < 0.25:
        return rng.choice(V_NUMBERED) + rng.choice(V_MIDDLE) + rng.choice(V_ENDS)
    if k < 0.55:
        return rng.choice(V_HEAD) + rng.choice(V_TRADES) + rng.choice(["", rng.choice(SURNAMES)]) + rng.choice(V_ENDS)
    if k < 0.8:
        return rng.choice(SURNAMES) + rng.choice(["", rng.choice(SURNAMES)]) + rng.choice(["", rng.choice(V_TAIL)]) + rng.choice(V_ENDS[2:])
    return rng.choice(SPEC) + rng.choice(SPEC) + rng.choice(["", rng.choice(SPEC)]) + rng.choice(V_ENDS)


def irregular_road(rng, cls, vcore):
    """(specific, generic)"""
    g, k = rng.choice(GENERIC[cls]), rng.random()
    if k < 0.2:
        return rng.choice(R_THINGS) + rng.choice(["", rng.choice(R_SIDES)]), g
    if k < 0.4:
        return rng.choice(SPEC) + rng.choice(SPEC) + rng.choice(R_SIDES), g
    if k < 0.5:
        return vcore + rng.choice(R_THINGS), g
    if k < 0.6:
        return rng.choice(NUM[1:10]) + rng.choice(["干", "支", "号", "道沟", "分场"]), g
    if k < 0.7:
        return rng.choice(SPEC) + rng.choice(SPEC) + "路" + rng.choice(NUM[1:10]), rng.choice(["巷", "弄", "条"])
    if k < 0.8:
        return rng.choice(SURNAMES) + "家", rng.choice(["胡同", "巷", "过道"])
    if k < 0.9:
        return rng.choice(SPEC) + rng.choice(SPEC) + rng.choice(SPEC), g
    return rng.choice(SPEC), g


def village_name(rng, used, irregular=False):
    for _ in range(200):
        if irregular and rng.random() < .7:
            name = irregular_village(rng)
            if len(name) > 1 and name not in used:
                used.add(name)
                return name
            continue
        s = rng.choice(SURNAMES)
        k = rng.random()
        if k < 0.45:
            core = s + "家" + rng.choice(V_TAIL)
        elif k < 0.75:
            core = s + rng.choice(V_TAIL)
        elif k < 0.9:
            core = s + "官庄"
        else:
            core = rng.choice(SPEC) + rng.choice(SPEC)
        name = rng.choice(V_HEAD) + core + "村"
        if name not in used:
            used.add(name)
            return name
    raise RuntimeError("village names exhausted")


def road_name(rng, cls, used, vcore, irregular=False):
    """A new name for a road of class cls; unique (with its aliases) in the township."""
    for _ in range(400):
        if irregular and rng.random() < .7:
            spec, g = irregular_road(rng, cls, vcore)
            if spec + g not in used:
                used.add(spec + g)
                return spec + g, spec, g
            continue
        g = rng.choice(GENERIC[cls])
        k = rng.random()
        if k < 0.10:
            spec = rng.choice(COMMON_SPEC)
        elif k < 0.22:
            spec = vcore + rng.choice("前后东西南北中")
        elif k < 0.36:
            spec = rng.choice(SPEC) + rng.choice(SPEC) + rng.choice(NUM[1:10])
        elif k < 0.42:
            spec = rng.choice("经纬") + cn_number(rng.randint(1, 40))
        else:
            a = rng.choice(SPEC)
            b = rng.choice(SPEC)
            if a == b:
                continue
            spec = a + b
        name = spec + g
        if name not in used:
            used.add(name)
            return name, spec, g
    raise RuntimeError("road names exhausted")


# ---------------------------------------------------------------- one village
def build_streets(rng, cells, rc, ring, n_roads):
    """Lines of one village: some main roads from the centre to the gates, the rest a bent street grid."""
    lon0 = sum(p[0] for p in ring[:-1]) / (len(ring) - 1)
    lat0 = sum(p[1] for p in ring[:-1]) / (len(ring) - 1)
    kx = M_LAT * math.cos(math.radians(lat0))
    size = min(cells.dx * kx, cells.dy * M_LAT)
    n_main = min(n_roads, 2 if n_roads < 10 else 3 + (rng.random() < 0.4))
    k = n_roads - n_main
    n_ew, n_ns = (k + 1) // 2, k // 2
    gap = min(rng.uniform(45, 90), 0.42 * size / max(n_ew, n_ns, 1))
    th = math.radians(rng.uniform(-12, 12))
    ct, st = math.cos(th), math.sin(th)

    def to_ll(x, y):
        return (lon0 + (x * ct - y * st) / kx, lat0 + (x * st + y * ct) / M_LAT)

    # warped lattice; index 0 and n+1 are street ends outside the last crossing
    node = {}
    for i in range(n_ew + 2):
        for j in range(n_ns + 2):
            node[i, j] = ((j - (n_ns + 1) / 2) * gap + rng.uniform(-.16, .16) * gap,
                          (i - (n_ew + 1) / 2) * gap + rng.uniform(-.16, .16) * gap)

    def line(seq):
        pts = [seq[0]]
        for (xa, ya), (xb, yb) in zip(seq, seq[1:]):
            f = rng.uniform(-.07, .07)
            pts.append(((xa + xb) / 2 - (yb - ya) * f, (ya + yb) / 2 + (xb - xa) * f))
            pts.append((xb, yb))
        return [to_ll(*p) for p in pts]

    out = []
    order = sorted(range(6), key=lambda g: h01(cells.seed, "gate", rc, g))
    gates = cells.gates(*rc)
    m = 0
    for gate in order:
        if m == n_main:
            break
        g = gates[gate]
        gx, gy = (g[0] - lon0) * kx, (g[1] - lat0) * M_LAT
        gx, gy = gx * ct + gy * st, -gx * st + gy * ct
        steps = max(4, int(math.hypot(gx, gy) / 150))
        ox, oy = rng.uniform(-.3, .3) * gap, rng.uniform(-.3, .3) * gap
        bend = rng.uniform(-.06, .06)
        for b in (bend, bend / 3, 0.0):
            seq = []
            for s in range(steps + 1):
                t = s / steps
                off = math.sin(t * math.pi) * b + math.sin(t * math.pi * 3) * b * .25
                seq.append((ox + (gx - ox) * t - gy * off, oy + (gy - oy) * t + gx * off))
            ll = [to_ll(*p) for p in seq]
            ll[-1] = g
            ok = all(inside(ring, ((p[0] * w + q[0] * (4 - w)) / 4, (p[1] * w + q[1] * (4 - w)) / 4))
                     for p, q in zip(ll, ll[1:]) for w in (1, 2, 3))
            if ok:
                break
        if not ok and len(order) - order.index(gate) > n_main - m:
            continue                                   # another gate will do better
        cls = "primary" if (m == 0 and h01(cells.seed, "pri", rc) < .12) else ("secondary" if m == 0 else "tertiary")
        out.append((cls, "主路", ll))
        m += 1
    for i in range(1, n_ew + 1):
        a, b = 0, n_ns + 1
        if n_ns > 3 and rng.random() < .45:
            a = rng.randint(0, n_ns // 3)
            b = n_ns + 1 - rng.randint(0, n_ns // 3)
        cls = "lane" if (b - a) < .75 * (n_ns + 1) or rng.random() < .25 else "residential"
        out.append((cls, "东西", line([node[i, j] for j in range(a, b + 1)])))
    for j in range(1, n_ns + 1):
        a, b = 0, n_ew + 1
        if n_ew > 3 and rng.random() < .45:
            a = rng.randint(0, n_ew // 3)
            b = n_ew + 1 - rng.randint(0, n_ew // 3)
        cls = "lane" if (b - a) < .75 * (n_ew + 1) or rng.random() < .25 else "residential"
        out.append((cls, "南北", line([node[i, j] for i in range(a, b + 1)])))
    return out, kx, (lon0, lat0)


def doors(rng, pts, kx, n, off_m):
    """n door points along a line: (number, lon, lat); odd numbers left, even right."""
    if n <= 0:
        return []
    seg, total = [], 0.0
    for a, b in zip(pts, pts[1:]):
        d = math.hypot((b[0] - a[0]) * kx, (b[1] - a[1]) * M_LAT)
        seg.append((total, d, a, b))
        total += d
    slots = (n + 1) // 2
    step = total / (slots + 1)
    out, num, si = [], 1, 0
    for s in range(slots):
        at = step * (s + 1)
        while si < len(seg) - 1 and seg[si][0] + seg[si][1] < at:
            si += 1
        base, d, a, b = seg[si]
        t = (at - base) / d if d else 0.0
        x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
        ux, uy = (b[0] - a[0]) * kx, (b[1] - a[1]) * M_LAT
        u = math.hypot(ux, uy) or 1.0
        nx, ny = -uy / u, ux / u
        o = off_m + rng.random() * 6
        out.append((num, x + nx * o / kx, y + ny * o / M_LAT))
        if len(out) < n:
            o = off_m + rng.random() * 6
            out.append((num + 1, x - nx * o / kx, y - ny * o / M_LAT))
        num += 2 if rng.random() < .9 else 4
    return out


# ---------------------------------------------------------------- queries
KINDS = ["exact", "missing_prov", "missing_city", "missing_county", "missing_town", "missing_village", "missing_upper",
         "typo", "delchar", "homophone", "cnnum", "alias", "suffixless", "reorder", "extra", "nonumber", "wrongnumber",
         "villageonly"]
OTHER = list("鼎焱蕊娟霖萱楠昊茜翊琪卉颢岑")            # characters that no name uses: pure typos


def homophone_of(rng, text):
    """Replace one character by another with the same toneless pinyin; None when not possible."""
    idx = [i for i, ch in enumerate(text) if ch in PY and PY[ch].rstrip("12345") in HOMO and ch in SPEC]
    if not idx:
        return None
    i = rng.choice(idx)
    alt = [c for c in HOMO[PY[text[i]].rstrip("12345")] if c != text[i]]
    return text[:i] + rng.choice(alt) + text[i + 1:] if alt else None


def make_query(rng, kind, adm, vname, road, num, used, county_villages):
    """Text and level of one query, or None when this kind does not fit this door."""
    prov, city, county, town = adm
    rname = road["name"] if road else ""
    full = [prov, city, county, town, vname, rname, f"{num}号"]
    j = "".join
    if kind == "exact":
        return j(full), "address"
    if kind == "missing_prov":
        return j(full[1:]), "address"
    if kind == "missing_city":
        return j([prov] + full[2:]), "address"
    if kind == "missing_county":
        return j(full[:2] + full[3:]), "address"
    if kind == "missing_town":
        return j(full[:3] + full[4:]), "address"
    if kind == "missing_village":
        return (j(full[:4] + full[5:]), "address") if road else None
    if kind == "missing_upper":
        return (j([town, vname, rname, full[6]]), "address")
    if kind in ("typo", "delchar"):
        if not road:
            return None
        use_road = rng.random() < .6
        t = rname if use_road else vname
        core = len(road["spec"]) if use_road else len(vname) - 1
        i = rng.randrange(core)
        t2 = t[:i] + (rng.choice(OTHER) if kind == "typo" else "") + t[i + 1:]
        if kind == "delchar" and (core < 2 or t2 in used or t2 in county_villages):
            return None
        p = list(full)
        p[5 if use_road else 4] = t2
        return j(p), "address"
    if kind == "homophone":
        if not road:
            return None
        t2 = homophone_of(rng, rname)
        if not t2 or t2 in used:
            return None
        p = list(full)
        p[5] = t2
        return j(p), "address"
    if kind == "cnnum":
        m = rng.random()
        ns = cn_number(num) if m < .5 else (str(num).translate({48 + d: 0xFF10 + d for d in range(10)}) if m < .85 else f"{num:04d}")
        return j(full[:6]) + ns + "号", "address"
    if kind == "alias":
        if not road or not road["alias"]:
            return None
        p = list(full)
        p[5] = road["alias"]
        return j(p), "address"
    if kind == "suffixless":
        cut = lambda s: s[:-2] if s.endswith("街道") else s if s == vname and not s.endswith("村") else s[:-1]
        return j([cut(prov), cut(city), cut(county), cut(town), cut(vname), rname, str(num)]), "address"
    if kind == "reorder":
        return "，".join([rname + full[6], vname, town, county]), "address"
    if kind == "extra":
        m = rng.randrange(5)
        s = j(full)
        who = rng.choice(SURNAMES) + rng.choice(["先生", "女士", "师傅"])
        if m == 0:
            return f"收件人：{who} 138{rng.randrange(10**8):08d} 地址：{s}", "address"
        if m == 1:
            return s + rng.choice(["(放门口)", "（卫生室东邻）", " 大门朝南", "二楼", "1单元301室", "旁边小卖部"]), "address"
        if m == 2:
            return " ".join(p for p in full if p), "address"
        if m == 3:
            return f"{s} {who}收 {rng.randrange(130, 190)}{rng.randrange(10**8):08d}", "address"
        return f"{prov}-{city}-{county}/{town} {vname}{rname} NO.{num}", "address"
    if kind == "nonumber":
        return (j(full[:6]), "road") if road else None
    if kind == "wrongnumber":
        return (j(full[:6]) + f"{9001 + rng.randrange(500)}号", "road") if road else None
    if kind == "villageonly":
        return j(full[:5]), "village"
    raise ValueError(kind)


# ---------------------------------------------------------------- administrative tree
def admin_tree(scale, seed, n_villages):
    """[(prefecture, county, code6, postcode, town, code9, n_villages)] in output order."""
    rows = []
    if scale in ("S", "M"):
        for cname, code, pc, towns in DONGYING:
            for t, tn in enumerate(towns):
                rows.append(("东营市", cname, code, pc, tn, f"{code}{t + 1:03d}"))
    else:
        rng = random.Random(f"{seed}-admin")
        used_c, used_t = set(), {t for d in DONGYING for t in d[3]}
        for p, (pname, nc) in enumerate(PROVINCE):
            if pname == "东营市":
                for cname, code, pc, towns in DONGYING:
                    for t, tn in enumerate(towns):
                        rows.append((pname, cname, code, pc, tn, f"{code}{t + 1:03d}"))
                continue
            for c in range(nc):
                while True:
                    cname = rng.choice(SPEC) + rng.choice(SPEC) + rng.choice("区县县市")
                    if cname[:2] not in used_c and cname[0] != cname[1]:
                        used_c.add(cname[:2])
                        break
                code = f"37{p + 1:02d}{c + 21:02d}"
                for t in range(rng.randint(10, 16)):
                    while True:
                        tn = rng.choice(SPEC + SURNAMES) + rng.choice(SPEC) + rng.choice(["镇", "镇", "街道", "乡"])
                        if tn not in used_t and tn[0] != tn[1]:
                            used_t.add(tn)
                            break
                    rows.append((pname, cname, code, f"2{50 + p:02d}{c:02d}0", tn, f"{code}{t + 1:03d}"))
    w = [0.7 + 0.6 * h01(seed, "town", r[5]) for r in rows]
    return [r + (n,) for r, n in zip(rows, share(n_villages, w))]


# ---------------------------------------------------------------- main
def generate(scale, out, seed, collection=None, over=None, verbose=True, irregular=False):
    cfg = dict(SCALES[scale])
    cfg.update({k: v for k, v in (over or {}).items() if v})
    t0 = time.time()
    os.makedirs(out, exist_ok=True)
    cells = Cells(seed, cfg["bbox"], cfg["villages"])
    towns = admin_tree(scale, seed, cfg["villages"])
    nv = cfg["villages"]
    n_roads = share(cfg["roads"], [0.55 + 0.9 * h01(seed, "vr", i) for i in range(nv)])
    n_addr = share(cfg["addresses"], [(0.7 + 0.6 * h01(seed, "va", i)) * max(1, n_roads[i]) for i in range(nv)])
    collection = scale in ("S", "M") if collection is None else collection
    op = lambda n: open(os.path.join(out, n), "w", encoding="utf-8", newline="\n", buffering=1 << 20)
    fv, fr, fa = op("villages.geojson"), op("roads.geojsonl"), op("addresses.csv")
    fq, fp, fx, fw = op("queries.csv"), op("prefixes.csv"), op("reverse.csv"), op("proposals.csv")
    fc = op("roads.geojson") if collection else None
    crs = '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},'
    fv.write('{"type":"FeatureCollection","name":"villages",' + crs + '"features":[\n')
    if fc:
        fc.write('{"type":"FeatureCollection","name":"roads",' + crs + '"features":[\n')
    fa.write("addr_id,full,county,town,village,road,number,postcode,lon,lat,road_id,village_code\n")
    fq.write("qid,kind,text,level,truth_id,lon,lat\n")
    fp.write("qid,kind,text,level,truth_id,truth_name\n")
    fx.write("qid,lon,lat,truth_id\n")
    fw.write("pid,expect,name,town,county,village_code,like_id,wkt\n")
    prov = "山东省"
    count = dict(villages=0, roads=0, addresses=0, queries=0, prefixes=0, reverse=0, proposals=0, townships=len(towns))
    kinds_n = {k: 0 for k in KINDS}
    q_rate = cfg["queries"] / cfg["addresses"]
    vi = 0
    county_of, county_villages = None, set()
    for (pname, cname, ccode, postcode, tname, tcode, nvt) in towns:
        if ccode != county_of:
            county_of, county_villages = ccode, set()
        used = set()                                   # road names and aliases of this township
        township_roads = []
        doors_for_q = []
        trng = random.Random(f"{seed}-t-{tcode}")
        for k in range(nvt):
            rc = cells.cells[vi]
            rng = random.Random(f"{seed}-v-{vi}")
            vcode = f"{tcode}{201 + k:03d}" if k < 799 else f"{tcode}A{k - 799:02d}"
            vname = village_name(rng, county_villages, irregular)
            core = vname[:-1]
            vcore = core[-2:] if len(core) > 3 else core
            ring = cells.ring(*rc)
            lines, kx, (lon0, lat0) = build_streets(rng, cells, rc, ring, n_roads[vi])
            area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2 * kx * M_LAT / 1e6
            props = {"code": vcode, "name": vname, "pinyin": " ".join(pinyin(vname)), "town": tname, "town_code": tcode,
                     "county": cname, "county_code": ccode, "city": pname, "province": prov, "households": 40 + int(rng.random() * 600),
                     "population": 120 + int(rng.random() * 2200), "area_km2": round(area, 4)}
            coords = "[[" + ",".join(f"[{x:.7f},{y:.7f}]" for x, y in ring) + "]]"
            fv.write((",\n" if count["villages"] else "") + '{"type":"Feature","properties":' + json.dumps(props, ensure_ascii=False, separators=(",", ":"))
                     + ',"geometry":{"type":"Polygon","coordinates":' + coords + "}}")
            count["villages"] += 1
            # roads
            roads = []
            for ri, (cls, dirn, pts) in enumerate(lines):
                name, spec, gen = road_name(rng, cls, used, vcore, irregular)
                alias = ""
                if rng.random() < .12:
                    alias = road_name(rng, cls, used, vcore, irregular)[0]
                length = poly_len(pts, kx)
                lo, hi = WIDTH[cls]
                roads.append({"road_id": f"{vcode}R{ri + 1:03d}", "name": name, "spec": spec, "alias": alias, "pts": pts, "cls": cls, "len": length})
                rp = {"road_id": roads[-1]["road_id"], "name": name, "specific": spec, "generic": gen, "pinyin": " ".join(pinyin(name)),
                      "alias": alias, "class": cls, "direction": dirn, "length_m": round(length, 1), "width_m": round(lo + rng.random() * (hi - lo), 1),
                      "surface": "沥青" if cls != "lane" else "水泥", "status": "approved" if rng.random() < .93 else "proposed",
                      "approved_on": f"{1985 + rng.randrange(39)}-{1 + rng.randrange(12):02d}-{1 + rng.randrange(28):02d}",
                      "minzoom": MINZOOM[cls], "village_code": vcode, "village": vname, "town": tname, "county": cname}
                ft = ('{"type":"Feature","properties":' + json.dumps(rp, ensure_ascii=False, separators=(",", ":"))
                      + ',"geometry":{"type":"LineString","coordinates":[' + ",".join(f"[{x:.7f},{y:.7f}]" for x, y in pts) + "]}}")
                fr.write(ft + "\n")
                if fc:
                    fc.write((",\n" if count["roads"] else "") + ft)
                count["roads"] += 1
            # doors
            n_here = n_addr[vi]
            n_free = int(n_here * .08)
            per = share(n_here - n_free, [r["len"] ** .7 for r in roads]) if roads else []
            ai = 0
            prefix = f"{prov}{pname}{cname}{tname}{vname}"
            head = f",{cname},{tname},{vname},"
            buf = []
            for r, n in zip(roads, per):
                off = 4 + WIDTH[r["cls"]][0] / 2
                rn, rid = r["name"], r["road_id"]
                for num, x, y in doors(rng, r["pts"], kx, n, off):
                    ai += 1
                    aid = f"{vcode}A{ai:05d}"
                    buf.append(f"{aid},{prefix}{rn}{num}号{head}{rn},{num},{postcode},{x:.7f},{y:.7f},{rid},{vcode}\n")
                    if rng.random() < q_rate:
                        doors_for_q.append((aid, vcode, vname, r, num, x, y))
            for f in range(n_free):
                ai += 1
                aid = f"{vcode}A{ai:05d}"
                ang, rad = rng.random() * 2 * math.pi, 60 + rng.random() * 420
                x, y = lon0 + math.cos(ang) * rad / kx, lat0 + math.sin(ang) * rad / M_LAT
                buf.append(f"{aid},{prefix}{f + 1}号{head},{f + 1},{postcode},{x:.7f},{y:.7f},,{vcode}\n")
                if rng.random() < q_rate:
                    doors_for_q.append((aid, vcode, vname, None, f + 1, x, y))
            fa.write("".join(buf))
            count["addresses"] += ai
            township_roads.append((vcode, vname, ring, roads))
            vi += 1
        # queries of this township (all its names are known now)
        adm = (prov, pname, cname, tname)
        for aid, vcode, vname, road, num, x, y in doors_for_q:
            for kind in sorted(KINDS, key=lambda k: kinds_n[k]):        # the kind with the fewest queries so far that fits
                q = make_query(trng, kind, adm, vname, road, num, used, county_villages)
                if q:
                    break
            text, level = q
            truth = {"address": aid, "road": road["road_id"] if road else "", "village": vcode}[level]
            count["queries"] += 1
            kinds_n[kind] += 1
            fq.write(f"Q{count['queries']:06d},{kind},{text.replace(',', '，')},{level},{truth},{x:.7f},{y:.7f}\n")
            ang, rad = trng.random() * 2 * math.pi, trng.random() * 3
            count["reverse"] += 1
            fx.write(f"X{count['reverse']:06d},{x + math.cos(ang) * rad / 88000:.7f},{y + math.sin(ang) * rad / M_LAT:.7f},{aid}\n")
        # autocomplete prefixes and proposals
        flat = [(vc, vn, ring, r) for vc, vn, ring, rs in township_roads for r in rs]
        for vc, vn, ring, r in trng.sample(flat, min(len(flat), max(5, int(len(flat) * .05)))):
            py = pinyin(r["name"])
            complete = len(py) == len(r["name"])
            for kind, text in (("han2", r["name"][:2]), ("han3", r["name"][:3]), ("town_han", tname + r["name"][:2]),
                               ("pinyin", "".join(py[:2]) if complete else ""), ("initials", "".join(p[0] for p in py) if complete else "")):
                if text:
                    count["prefixes"] += 1
                    fp.write(f"P{count['prefixes']:06d},{kind},{text},road,{r['road_id']},{r['name']}\n")
        names = {r["name"]: r for _, _, _, r in flat}
        tl_py = {"".join(pinyin(n)) for n in used if len(pinyin(n)) == len(n)}
        specs = {r["spec"] for _, _, _, r in flat}
        wkt = lambda pts: "LINESTRING(" + ";".join(f"{x:.7f} {y:.7f}" for x, y in pts) + ")"
        for vc, vn, ring, r in trng.sample(flat, min(len(flat), 18)):
            lon = sum(p[0] for p in ring[:-1]) / (len(ring) - 1)
            lat = sum(p[1] for p in ring[:-1]) / (len(ring) - 1)
            d = 0.0006 + trng.random() * .0006
            good = [(lon - d, lat + d * .37), (lon, lat + d * .41), (lon + d, lat + d * .33)]
            cx, cy = r["pts"][len(r["pts"]) // 2]
            rows = []
            for _ in range(30):                       # a name whose pinyin does not exist in the township
                a, b = trng.choice(SPEC), trng.choice(SPEC)
                nm = a + b + trng.choice(["路", "街", "巷"])
                if a != b and a + b not in specs and "".join(pinyin(nm)) not in tl_py:
                    rows.append(("ok", nm, good, ""))
                    break
            rows.append(("dup_town", r["name"], good, r["road_id"]))
            alt = r["spec"] + ("街" if r["name"].endswith("路") else "路")
            if alt not in used:
                rows.append(("dup_specific", alt, good, r["road_id"]))
            hm = homophone_of(trng, r["name"])
            if hm and hm not in used and len(pinyin(r["name"])) == len(r["name"]):
                same = pinyin(hm, True) == pinyin(r["name"], True)
                rows.append(("homophone_tone" if same else "homophone", hm, good, r["road_id"]))
            nm = rows[0][1] if rows[0][0] == "ok" else r["name"]
            rows.append(("outside", nm, [(lon, lat), (lon + cells.dx * 1.4, lat + cells.dy * .2)], ""))
            rows.append(("selfcross", nm, [(lon, lat), (lon + d, lat + d), (lon + d, lat), (lon, lat + d)], ""))
            rows.append(("overlap", nm, r["pts"], r["road_id"]))
            rows.append(("badname", trng.choice(["曼哈顿大道", "Park路", "88路", "维多利亚街", "XX路"]), good, ""))
            for ex, nme, pts, like in rows:
                count["proposals"] += 1
                fw.write(f"N{count['proposals']:06d},{ex},{nme},{tname},{cname},{vc},{like},{wkt(pts)}\n")
        if verbose and vi % 3000 < nvt:
            print(f"  {vi}/{nv} villages, {time.time() - t0:.0f} s", file=sys.stderr)
    fv.write("\n]}\n")
    if fc:
        fc.write("\n]}\n")
        fc.close()
    for f in (fv, fr, fa, fq, fp, fx, fw):
        f.close()
    man = {"scale": scale, "seed": seed, "bbox": cfg["bbox"], "crs": "EPSG:4490", "counts": count, "query_kinds": kinds_n}
    with op("manifest.json") as f:
        json.dump(man, f, ensure_ascii=False, indent=1)
        f.write("\n")
    if verbose:
        print(json.dumps(count), f"{time.time() - t0:.1f} s", file=sys.stderr)
    return man


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--scale", choices=list(SCALES), required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--seed", type=int, default=20240601)
    ap.add_argument("--collection", action="store_true", default=None, help="write roads.geojson at scale L too")
    ap.add_argument("--villages", type=int, help="override the number of villages")
    ap.add_argument("--roads", type=int)
    ap.add_argument("--addresses", type=int)
    ap.add_argument("--queries", type=int)
    ap.add_argument("--irregular", action="store_true", help="most villages and roads have less regular names: 油坊张, 十八图新村, 学校北街, 五干路")
    a = ap.parse_args()
    generate(a.scale, a.out, a.seed, a.collection,
             {"villages": a.villages, "roads": a.roads, "addresses": a.addresses, "queries": a.queries}, irregular=a.irregular)
