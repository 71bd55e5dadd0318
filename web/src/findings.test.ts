// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Finding, Severity } from "./api/types";
import { bySeverity, isAboutTheName, isBlocked } from "./findings";

const finding = (rule: string, severity: Severity): Finding => ({ rule, severity, message: rule });

describe("bySeverity", () => {
  it("puts what blocks first and keeps rule order within a severity", () => {
    const given = [finding("N02", "R"), finding("C01", "B"), finding("C04", "I"), finding("N01", "B"), finding("U03", "W")];

    expect(bySeverity(given).map((it) => it.rule)).toEqual(["C01", "N01", "N02", "U03", "C04"]);
    expect(given[0]?.rule).toBe("N02");
  });

  it("has nothing to order in an empty list", () => {
    expect(bySeverity([])).toEqual([]);
  });
});

describe("isBlocked", () => {
  it("needs a finding that forbids", () => {
    expect(isBlocked([])).toBe(false);
    expect(isBlocked([finding("N02", "R"), finding("U03", "W")])).toBe(false);
    expect(isBlocked([finding("N02", "R"), finding("U01", "B")])).toBe(true);
  });
});

describe("isAboutTheName", () => {
  it("is so unless only meaning and origin are missing, or nothing is wrong", () => {
    expect(isAboutTheName([finding("M08", "B"), finding("U06", "I")])).toBe(false);
    expect(isAboutTheName([finding("M08", "B"), finding("U03", "W")])).toBe(true);
    expect(isAboutTheName([])).toBe(false);
  });
});
