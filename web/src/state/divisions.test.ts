// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { levelOf, prefixOf, shortName } from "./divisions";

describe("prefixOf", () => {
  it("is what the codes below begin with", () => {
    expect(prefixOf("county", "370522000000")).toBe("370522");
    expect(prefixOf("town", "370522001000")).toBe("370522001");
    expect(prefixOf("village", "370522001004")).toBe("370522001004");
  });
});

describe("levelOf", () => {
  it("tells the level by the length", () => {
    expect(["", "3705", "370522", "370522001", "370522001004"].map(levelOf)).toEqual([null, null, "county", "town", "village"]);
  });
});

describe("shortName", () => {
  it("leaves out what is said above, and never everything", () => {
    expect(shortName("利津县利津街道", "利津县")).toBe("利津街道");
    expect(shortName("利津县", "利津县")).toBe("利津县");
    expect(shortName("津苑社区", "利津县")).toBe("津苑社区");
  });
});
