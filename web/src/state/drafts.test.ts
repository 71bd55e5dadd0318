// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyDraft, parseDraft, recallDraft, rememberDraft } from "./drafts";

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const written = { ...emptyDraft, name: "和顺街", meaning: "和睦顺遂" };

describe("drafts", () => {
  it("are kept per road", () => {
    rememberDraft(17, written);

    expect(recallDraft(17)).toEqual(written);
    expect(recallDraft(18)).toEqual(emptyDraft);
  });

  it("leave nothing behind once they are empty", () => {
    rememberDraft(17, { ...emptyDraft, name: "和顺街" });
    rememberDraft(17, emptyDraft);

    expect(kept.size).toBe(0);
  });

  it("are forgotten, not fatal, where the browser refuses storage", () => {
    vi.stubGlobal("localStorage", undefined);

    rememberDraft(17, { ...emptyDraft, name: "和顺街" });

    expect(recallDraft(17)).toEqual(emptyDraft);
  });

  it.each(["{", "null", "[]", '{"name":7,"origin":"村史"}'])("take only what fits from %s", (stored) => {
    const draft = parseDraft(stored);

    expect(draft.name).toBe("");
    expect(draft.meaning).toBe("");
  });
});
