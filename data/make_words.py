#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes words/name_words.tsv and words/cedict_words.tsv from published lists and words/lists/.

    python3 data/make_words.py SOURCE_FOLDER DIVISIONS

SOURCE_FOLDER holds cldr_territories_zh.tsv, cldr_exemplar_cities_zh.tsv, jionlp_world_location.txt,
nsi_brands_zh.tsv, vulgar_words_zh.txt, cedict_places_foreign.tsv, cedict_persons.tsv,
cedict_brands.tsv and cedict_surnames.tsv; DIVISIONS is divisions_3levels_2023.csv. Published lists
are full of words that are ordinary in a road's name, so each is taken only as far as it is
precise; a word of the hand-written lists stands before the same word of a published one.
"""
import csv
import pathlib
import re
import sys
from functools import partial

HERE = pathlib.Path(__file__).parent / "words"
CATEGORIES = ["leader", "foreign", "vulgar", "enterprise", "person", "outside", "exaggerated"]
HAN = re.compile(r"[\u3400-\u9fff]+\Z")
LONGEST = 8  # characters of the longest specific part
MARKS = "*=~!"

# What foreign names are spelt with.
SOUNDS = set(
    "阿埃艾爱安奥澳巴贝比宾波伯勃布查达丹德登迪蒂丁杜多顿厄恩尔法凡菲费芬佛弗夫福盖甘冈戈格哥根古瓜圭哈海汉豪赫亨胡霍"
    "基吉加迦杰捷金喀卡凯坎康考柯科克肯库夸昆拉莱赖兰朗劳勒雷黎里力利立丽莉莲廉列林琳留隆卢鲁路露伦罗洛马玛麦曼芒"
    "毛梅门蒙米密缅明摩莫墨默姆木穆纳娜奈南瑙内尼纽诺努欧帕潘庞佩彭皮匹平泼坡蒲普齐奇契恰钱乔切钦琼热日荣茹儒瑞撒"
    "萨塞赛桑瑟森沙珊尚绍舍圣施史士斯丝苏索塔泰坦汤特腾提田铁廷通图土托瓦万旺威韦维委温文沃乌武西希锡夏香肖谢辛欣雄"
    "休雪逊雅亚延扬耶叶伊依以易意因印英尤约赞泽扎詹芝治兹朱孜祖佐戴怀阔鸠柬埔寨科堪培茨瓜奎魁"
)
PLACE_ENDINGS = "山河江湖岛市县区郡道邦城镇里港语猴洋家派"


def tsv_rows(path):
    with open(path, encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def tsv_rows_after_remarks(path):
    with open(path, encoding="utf-8") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")


def lines(path):
    return path.read_text(encoding="utf-8").split("\n")


def standard_characters():
    rows = tsv_rows_after_remarks(HERE.parent / "characters" / "standard_characters.tsv")
    return {row["character"] for row in rows}


def is_word(text, shortest=2):
    return bool(HAN.match(text)) and shortest <= len(text) <= LONGEST


def sounds_foreign(word):
    """All sounds, or all but one of four and more; not the name of a hill or a town with a foreign sound."""
    others = sum(character not in SOUNDS for character in word)
    return len(word) >= 3 and word[-1] not in PLACE_ENDINGS and others <= (len(word) >= 4)


class Words:
    """The table in the making: the first list that has a word keeps it."""

    def __init__(self, ordinary, auspicious):
        self.rows = {}
        self.ordinary = ordinary
        self.auspicious = auspicious

    def is_listed(self, word):
        return any((word, category) in self.rows for category in CATEGORIES[:-1])

    def add(self, word, category, source, use=None, match=None):
        listed = (word, category) in self.rows if category == "exaggerated" else self.is_listed(word)
        if word in self.ordinary or listed:
            return
        blocks = category in ("leader", "foreign", "enterprise")
        if use is None:
            use = "common" if blocks and len(word) == 2 and set(word) <= self.auspicious else "distinctive"
        if use == "common" and match is None:
            match = "whole"
        self.rows[(word, category)] = (use, match or ("within" if len(word) > 2 else "whole"), source)

    def add_foreign_place(self, word, source, use=None, match=None):
        """A foreign place is foreign-worshipping too (M06), unless the word may be an ordinary one."""
        self.add(word, "foreign", source, use, match)
        if self.rows.get((word, "foreign"), ("",))[0] == "distinctive":
            self.rows.setdefault((word, "exaggerated"), self.rows[(word, "foreign")])

    def add_list(self, name, category):
        source = ""
        for line in lines(HERE / "lists" / f"{name}.txt"):
            if line.startswith("@source "):
                source = line[len("@source "):]
            elif not line.startswith("#"):
                for token in line.split():
                    self.add_token(token, category, source)

    def add_token(self, token, category, source):
        word = token.rstrip(MARKS)
        marks = token[len(word):]
        if not is_word(word, shortest=1):
            raise SystemExit(f"{category}: '{token}' is not a word of 1-{LONGEST} ideographs")
        is_common = "~" in marks
        if is_common and category in ("person", "outside", "exaggerated"):
            return  # too ordinary to stop anybody at
        match = "within" if "*" in marks else "whole" if "=" in marks else None
        add = self.add_foreign_place if category == "foreign place" else partial(self.add, category=category)
        use = "common" if is_common else "distinctive" if "!" in marks else None
        add(word, source=source, use=use, match=match)

    def write(self, path, head):
        order = sorted(self.rows.items(), key=lambda row: (CATEGORIES.index(row[0][1]), row[0][0]))
        with open(path, "w", encoding="utf-8") as file:
            file.write(head)
            for (word, category), (use, match, source) in order:
                file.write(f"{word}\t{category}\t{use}\t{match}\t{source}\n")


def plain_list(name):
    text = "\n".join(line for line in lines(HERE / "lists" / f"{name}.txt") if not line.startswith("#"))
    return {token.rstrip(MARKS) for token in text.split()}


def add_world_places(words, source):
    for row in tsv_rows(source / "cldr_territories_zh.tsv"):
        is_territory = row["code"].isalpha() and row["code"] not in ("UN", "XA", "XB", "ZZ")
        if is_territory and is_word(row["name_zh"]):
            words.add_foreign_place(row["name_zh"], "Unicode CLDR")
    for row in tsv_rows(source / "cldr_exemplar_cities_zh.tsv"):
        if is_word(row["city_zh"]):
            words.add_foreign_place(row["city_zh"], "Unicode CLDR")
    for line in lines(source / "jionlp_world_location.txt")[2:]:  # the first two: Asia, China
        for word in re.split(r"[\t/]", line):
            if is_word(word.strip()):
                words.add_foreign_place(word.strip(), "JioNLP")


def add_brands(words, source):
    """Names of three and more that name nothing else: companies, offices and compounds are not road names."""
    clumsy = re.compile(r"公司|集团|中心|教育|警察|政府|公安|学院|大学|幼儿园|公厕|银行|自行车|分局|消防|管理|海巡|行政院|国土|超市|书店")
    standard = standard_characters()
    for row in tsv_rows(source / "nsi_brands_zh.tsv"):
        word = row["name"]
        if is_word(word, shortest=3) and set(word) <= standard and not clumsy.search(word):
            words.add(word, "enterprise", "name-suggestion-index")


def add_obscene(words, source):
    """Only what holds one of the characters or words that make it obscene."""
    sign = re.compile(r"[淫屄肏屌奸嫖娼婊]|妓|裸|鸡巴|阴道|阴茎|阴唇|乳交|口交|肛|龟头|射精|精液|性交|性奴|性欲|强暴|傻逼|骚|做爱|作爱|手淫|自慰")
    for word in lines(source / "vulgar_words_zh.txt"):
        if is_word(word) and sign.search(word):
            words.add(word, "vulgar", "vulgar_words_zh", match="within")


def add_prefectures(words, divisions):
    suffix = re.compile(r"(市|地区|盟)\Z")
    skipped = plain_list("not_outside")
    with open(divisions, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            word = suffix.sub("", row["name"])
            if row["level"] == "prefecture" and is_word(word) and word not in skipped and not re.search(r"自治州|市辖区|县\Z", word):
                words.add(word, "outside", "国家统计局区划代码")


def cedict_rows(source, name):
    for row in tsv_rows(source / f"{name}.tsv"):
        yield row["simplified"], row["pinyin"], row["gloss"]


def romanised(pinyin):
    return re.sub(r"[^a-z]", "", pinyin.lower().replace("u:", "u"))


def is_chinese_person(word, pinyin, gloss, surnames):
    """Ding Ruchang (1836-1895), …: the gloss opens with the name itself, surname first."""
    head = re.match(r"([A-Z][a-zü']+(?: [A-Z][a-zü']+)+) \((?:c\. )?-?\d", gloss)
    return (
        head is not None
        and len(word) in (3, 4)
        and (word[0] in surnames or word[:2] in surnames)
        and romanised(head.group(1)) == romanised(re.sub(r"\d", "", pinyin))
        and not re.search(r"\((19[4-9]|20)\d", gloss)  # of our own days: many bear the name
    )


def add_cedict(words, source):
    surnames = {word for word, _, _ in cedict_rows(source, "cedict_surnames")}
    for word, _, gloss in cedict_rows(source, "cedict_places_foreign"):
        if is_word(word) and sounds_foreign(word) and not re.search(r"China|Chinese|Xinjiang|Tibet", gloss):
            words.add_foreign_place(word, "CC-CEDICT")
    for word, pinyin, gloss in cedict_rows(source, "cedict_persons"):
        if is_word(word) and is_chinese_person(word, pinyin, gloss, surnames):
            words.add(word, "person", "CC-CEDICT")
        elif is_word(word) and sounds_foreign(word) and not re.search(r"China|Chinese|Qing|dynasty|PRC|Taiwan", gloss):
            words.add(word, "foreign", "CC-CEDICT")
    for word, _, gloss in cedict_rows(source, "cedict_brands"):
        if is_word(word, shortest=3) and re.search(r"compan|brand|manufactur|corporation|maker", gloss) and sounds_foreign(word):
            words.add(word, "enterprise", "CC-CEDICT")


def main():
    source, divisions = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    auspicious = {character for word in plain_list("auspicious") for character in word}
    words = Words(plain_list("ordinary"), auspicious)
    for name, category in (
        ("leaders", "leader"), ("foreign_persons", "foreign"), ("foreign_places", "foreign place"), ("vulgar", "vulgar"), ("enterprises", "enterprise"),
        ("persons", "person"), ("outside", "outside"), ("exaggerated", "exaggerated"),
        ("odd_characters", "exaggerated"),
    ):
        words.add_list(name, category)
    for character in plain_list("odd_characters"):
        words.rows[(character, "exaggerated")] = ("distinctive", "within", "怪异字表（本项目整理）")
    add_world_places(words, source)
    add_obscene(words, source)
    add_brands(words, source)
    add_prefectures(words, divisions)

    more = Words(words.ordinary | {word for word, _ in words.rows}, auspicious)
    add_cedict(more, source)
    words.write(
        HERE / "name_words.tsv",
        "# Generated by make_words.py; sources and licences in NOTICE.md.\nword\tcategory\tuse\tmatch\tsource\n",
    )
    more.write(
        HERE / "cedict_words.tsv",
        "# Generated by make_words.py from CC-CEDICT (https://cc-cedict.org/), CC BY-SA 4.0; see NOTICE.md.\n"
        "# Goes on where name_words.tsv ends, with the same columns; apart because of its licence.\n",
    )


if __name__ == "__main__":
    main()
