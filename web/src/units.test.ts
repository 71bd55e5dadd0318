// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from "vitest";
import { language } from "./i18n";
import { metres } from "./units";

afterEach(() => {
  language.value = "zh";
});

describe("metres", () => {
  it("rounds to the digits asked for and groups thousands", () => {
    expect(metres(3397.1)).toBe("3,397 米");
    expect(metres(18.65, 1)).toBe("18.7 米");
    expect(metres(0)).toBe("0 米");
  });

  it("follows the language", () => {
    language.value = "en";

    expect(metres(555)).toBe("555 m");
  });

  it("is null for a length nobody knows", () => {
    expect(metres(null)).toBeNull();
    expect(metres(undefined)).toBeNull();
  });
});
