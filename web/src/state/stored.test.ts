// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recallTexts, rememberTexts } from "./stored";

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("recallTexts", () => {
  it("gives back what rememberTexts kept", () => {
    rememberTexts("it", { name: "张敏", text: "" });

    expect(recallTexts("it")).toEqual({ name: "张敏" });
  });

  it("keeps nothing of an empty form", () => {
    rememberTexts("it", { name: "张敏", text: "一" });
    rememberTexts("it", { name: "", text: "" });

    expect(kept.size).toBe(0);
  });

  it("takes only texts", () => {
    for (const text of ['{"name": 7, "other": {}}', "[1]", "null", "no json", '"name"']) {
      kept.set("luming.it", text);
      expect(recallTexts("it"), text).toEqual({});
    }
  });
});
