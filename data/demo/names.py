# SPDX-License-Identifier: Apache-2.0
"""Plain village names out of the division list, and road names that are new in their township."""
import re

# characters that rural road names are made of, with their reading: neither text nor sound may repeat
READINGS = dict(re.findall(r"(\S)([a-z]+\d)", """
安an1 泰tai4 祥xiang2 福fu2 康kang1 宁ning2 和he2 瑞rui4 庆qing4 清qing1 丰feng1 华hua2 兴xing1 隆long2 昌chang1
盛sheng4 明ming2 德de2 仁ren2 义yi4 怡yi2 礼li3 智zhi4 新xin1 信xin4 锦jin3 裕yu4 育yu4 源yuan2 远yuan3 建jian4
平ping2 诚cheng2 文wen2 阳yang2 光guang1 广guang3 鸿hong2 惠hui4 春chun1 永yong3 顺shun4 佳jia1 景jing3 溪xi1
松song1 梅mei2 兰lan2 竹zhu2 桃tao2 槐huai2 柳liu3 桐tong2 通tong1 云yun2 泉quan2 雅ya3 学xue2 才cai2 秀xiu4 善shan4
达da2 民min2 勤qin2 博bo2 思si1 天tian1 田tian2 恒heng2 禾he2 朝chao2 悦yue4 稻dao4 棉mian2 杏xing4 枣zao3 麦mai4
"""))


# what `luming import divisions` makes of a committee's name (geo/registry/village_name.cpp): the first that fits counts
ENDINGS = [("村村民委员会", "村"), ("村村委会", "村"), ("村民委员会", "村"), ("村委会", "村"), ("社区居民委员会", "社区"),
           ("社区居委会", "社区"), ("居民委员会", "社区"),
           ("类似居委会", "社区"), ("居委会", "社区")]


def plain_village_name(committee):
    """三里村村民委员会 and 三里村委会 -> 三里村; 文昌社区居民委员会 -> 文昌社区."""
    for ending, replacement in ENDINGS:
        if committee.endswith(ending) and committee != ending:
            return committee[:-len(ending)] + replacement
    return committee


def village_core(village):
    return re.sub(r"(村|社区|生活区|虚拟社区)$", "", village)


class TownNames:
    """Hands out road names: each new in the township by text, by specific part and by sound."""

    def __init__(self, rng, village_cores):
        self.rng, self.sounds = rng, set()
        self.repeated = {c for c in village_cores if village_cores.count(c) > 1}
        self.of_villages = set(village_cores)

    def of_village(self, core, position):
        """X前 of 前街; None when the core is long or not unique in the township."""
        return core + position if len(core) <= 3 and core not in self.repeated else None

    def coined(self):
        characters = list(READINGS)
        for _ in range(2000):
            first, second = self.rng.sample(characters, 2)
            sound = READINGS[first][:-1] + " " + READINGS[second][:-1]
            if sound not in self.sounds and first + second not in self.of_villages:
                self.sounds.add(sound)
                return first + second
        raise RuntimeError("no road names left in this township")
