// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { nearView, withinArea, withinView, type View } from "./view";

const close: View = { center: [118.2560156, 37.4817675], zoom: 14, extent: [118.2, 37.4, 118.3, 37.5] };

describe("where search looks", () => {
  it("is first where the map is looked at closely", () => {
    expect(nearView(close)).toEqual({ lat: "37.48177", lon: "118.25602" });
    expect(nearView({ ...close, zoom: 8 })).toEqual({});
    expect(nearView(null)).toEqual({});
  });

  it("is within the map alone when that is wished", () => {
    expect(withinView(close)).toEqual({ bbox: "118.20000,37.40000,118.30000,37.50000" });
    expect(withinView(null)).toEqual({});
  });

  it("is within one's own county, town or village", () => {
    expect(withinArea("370522000000")).toEqual({ county: "370522000000" });
    expect(withinArea("370522")).toEqual({ county: "370522" });
    expect(withinArea("370522001000")).toEqual({ town: "370522001000" });
    expect(withinArea("370522001001")).toEqual({ village: "370522001001" });
    expect(withinArea(null)).toEqual({});
  });
});
