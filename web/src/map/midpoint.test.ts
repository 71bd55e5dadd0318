// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { midpointOf } from "./midpoint";

describe("midpointOf", () => {
  it("lies half-way along, not at the middle vertex", () => {
    const middle = midpointOf([[118, 0], [118.1, 0], [119, 0]]);

    expect(middle?.[0]).toBeCloseTo(118.5, 9);
    expect(middle?.[1]).toBe(0);
  });

  it("stands on the first point of a line without length, and nowhere without points", () => {
    expect(midpointOf([[118, 37], [118, 37]])).toEqual([118, 37]);
    expect(midpointOf([[118, 37]])).toEqual([118, 37]);
    expect(midpointOf([])).toBeNull();
  });
});
