// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { extentOf } from "./extent";

describe("extentOf", () => {
  it("bounds points, lines and polygons with many parts", () => {
    expect(extentOf({ type: "Point", coordinates: [118, 37] })).toEqual([118, 37, 118, 37]);
    expect(extentOf({ type: "LineString", coordinates: [[118.2, 37.1], [118.1, 37.3]] })).toEqual([118.1, 37.1, 118.2, 37.3]);
    expect(
      extentOf({ type: "MultiPolygon", coordinates: [[[[1, 1], [2, 1], [2, 2], [1, 1]]], [[[-3, 5], [0, 5], [0, 6], [-3, 5]]]] }),
    ).toEqual([-3, 1, 2, 6]);
  });

  it("is null where there is nothing to bound", () => {
    expect(extentOf({ type: "LineString", coordinates: [] })).toBeNull();
    expect(extentOf({ type: "GeometryCollection", geometries: [] })).toBeNull();
  });
});
