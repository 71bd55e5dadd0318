// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from "vitest";
import { dayInWords, daysBetween, timeLeft } from "./days";
import { language } from "./i18n";

afterEach(() => {
  language.value = "zh";
});

describe("dayInWords", () => {
  it("is the day itself in every time zone, in both languages", () => {
    expect(dayInWords("2024-12-20")).toBe("2024年12月20日");
    language.value = "en";
    expect(dayInWords("2024-12-20")).toBe("December 20, 2024");
  });

  it("leaves what is no day as it is", () => {
    for (const text of ["", "2024-13-01", "明年"]) expect(dayInWords(text)).toBe(text);
  });
});

describe("daysBetween", () => {
  it("counts over months and leap days", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2025-01-01", "2024-12-31")).toBe(-1);
    expect(daysBetween("2024-05-05", "2024-05-05")).toBe(0);
  });
});

describe("timeLeft", () => {
  it("says what is left, due today, or late", () => {
    expect([timeLeft(3), timeLeft(0), timeLeft(-2)]).toEqual(["还有 3 天", "今天截止", "已逾期 2 天"]);
  });
});
