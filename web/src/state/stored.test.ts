// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recallJson, rememberJson } from "./stored";

const shape = { name: "", text: "" };
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

describe("recallJson", () => {
  it("gives back what rememberJson kept", () => {
    rememberJson("it", { name: "张敏", text: "" });

    expect(recallJson("it", shape)).toEqual({ name: "张敏" });
  });

  it("keeps nothing of an empty form", () => {
    rememberJson("it", { name: "张敏", text: "一" });
    rememberJson("it", { name: "", text: "" });

    expect(kept.size).toBe(0);
  });

  it("takes only texts that the shape knows", () => {
    for (const text of ['{"name": 7, "other": "x"}', "[1]", "null", "no json", '"name"']) {
      kept.set("luming.it", text);
      expect(recallJson("it", shape), text).toEqual({});
    }
  });
});
