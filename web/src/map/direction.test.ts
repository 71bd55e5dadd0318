// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { directionOf } from "./direction";

describe("directionOf", () => {
  it("follows the longer run of the line", () => {
    expect(directionOf([[118.1, 37], [118.2, 37.01]])).toBe("east_west");
    expect(directionOf([[118.1, 37], [118.11, 37.2]])).toBe("north_south");
  });

  it("does not care which end comes first", () => {
    expect(directionOf([[118.2, 37.01], [118.1, 37]])).toBe("east_west");
    expect(directionOf([[118.11, 37.2], [118.1, 37]])).toBe("north_south");
  });

  it("lets no bend at the end decide", () => {
    expect(directionOf([[118.1, 37], [118.2, 37], [118.2, 37.03]])).toBe("east_west");
  });

  it("measures on the ground: a degree of longitude is shorter than one of latitude", () => {
    expect(directionOf([[118, 37], [118.011, 37.01]])).toBe("north_south");
    expect(directionOf([[118, 0], [118.011, 0.01]])).toBe("east_west");
  });

  it("knows no direction without length", () => {
    expect(directionOf([])).toBeNull();
    expect(directionOf([[118, 37]])).toBeNull();
    expect(directionOf([[118, 37], [118, 37]])).toBeNull();
  });
});
