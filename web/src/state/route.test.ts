// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { linkTo, parseRoute } from "./route";

describe("parseRoute", () => {
  it("reads page, subject and query", () => {
    expect(parseRoute("#/road/17?at=2024-12-20")).toEqual({ page: "road", subject: "17", query: { at: "2024-12-20" } });
    expect(parseRoute("#/notices")).toEqual({ page: "notices", subject: "", query: {} });
  });

  it("takes whatever it does not know for the map", () => {
    for (const hash of ["", "#", "#/", "#panel", "#/nowhere/1", "#/toString", "#//evil.example/"])
      expect(parseRoute(hash).page, hash).toBe("map");
  });

  it("does not stumble over a broken escape", () => {
    expect(parseRoute("#/review/%E4%B")).toEqual({ page: "review", subject: "", query: {} });
  });
});

describe("linkTo", () => {
  it("is what parseRoute reads, whatever the subject is", () => {
    for (const subject of ["", "370502104002", "a/b?c#d%20", "<b>"]) {
      const { page, subject: read, query } = parseRoute(linkTo("review", subject, { show: "all", empty: "" }));
      expect([page, read, query]).toEqual(["review", subject, { show: "all" }]);
    }
  });

  it("has the map at the root", () => {
    expect(linkTo("map")).toBe("#/");
  });
});
