// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from "vitest";
import { dictionaries, fill, language, locale, t, word } from "./i18n";

const pageSource = Object.values(
  import.meta.glob<string>(["./**/*.vue", "./**/*.ts", "!./locales/*", "!./**/*.test.ts"], { query: "?raw", import: "default", eager: true }),
).join("\n");
const placesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

afterEach(() => {
  language.value = "zh";
});

describe("dictionaries", () => {
  it("have the same keys", () => {
    expect(Object.keys(dictionaries.en).sort()).toEqual(Object.keys(dictionaries.zh).sort());
  });

  it("fill the same places in every text", () => {
    for (const key of Object.keys(dictionaries.zh) as (keyof typeof dictionaries.zh)[]) {
      expect(placesIn(dictionaries.en[key]), key).toEqual(placesIn(dictionaries.zh[key]));
    }
  });

  it("hold no text that the page does not use", () => {
    const wordLists = /^(state|name_status|type|severity|direction|evidence|role|action|done|gate|field|document_no|area|stage|event|lineage_from|lineage_to|component|how|side|cause|scope|numbers)\./; // looked up by the registry's own words
    const unused = Object.keys(dictionaries.zh).filter((key) => !wordLists.test(key) && !pageSource.includes(`"${key}"`) && !pageSource.includes(`'${key}'`));

    expect(unused).toEqual([]);
  });

  it("leave no text empty", () => {
    for (const texts of Object.values(dictionaries)) {
      expect(Object.entries(texts).filter(([, text]) => text.trim() === "")).toEqual([]);
    }
  });
});

describe("t", () => {
  it("speaks Chinese by default and English on demand", () => {
    expect(t("action.approve")).toBe("批准");

    language.value = "en";

    expect(t("action.approve")).toBe("Approve");
    expect(locale.value).toBe("en");
  });

  it("leaves a place without a value as it is", () => {
    expect(fill("第 {id} 号 {name}", { id: 7 })).toBe("第 7 号 {name}");
  });
});

describe("word", () => {
  it("shows a word the page does not know as the registry wrote it", () => {
    expect(word("state", "submitted")).toBe("待审");
    expect(word("state", "teleported")).toBe("teleported");
    expect(word("state", "toString")).toBe("toString");
  });
});
