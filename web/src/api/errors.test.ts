// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { ApiError, asApiError, errorFromBody, isAbort } from "./errors";
import { explain } from "./words";

const json = "application/problem+json; charset=utf-8";

describe("errorFromBody", () => {
  it("keeps the registry's own words", () => {
    const error = errorFromBody(409, json, '{"title":"冲突","detail":"17 号路已有名称","findings":[{"rule":"U01"}]}');

    expect(error.status).toBe(409);
    expect(error.message).toBe("17 号路已有名称");
    expect(error.findings.map((finding) => finding.rule)).toEqual(["U01"]);
  });

  it.each([
    ["a proxy's page", "text/html", "<html>502</html>"],
    ["half a JSON text", json, '{"title":"冲'],
    ["no body", json, ""],
    ["a list", json, "[1]"],
    ["a null", json, "null"],
  ])("survives %s", (_what, type, body) => {
    const error = errorFromBody(502, type, body);

    expect(error.status).toBe(502);
    expect(error.problem).toEqual({});
    expect(error.findings).toEqual([]);
  });
});

describe("ApiError", () => {
  it("tells a lost connection and a stale version apart from the rest", () => {
    expect(new ApiError(0).isOffline).toBe(true);
    expect([412, 428, 409].map((status) => new ApiError(status).isStale)).toEqual([true, true, false]);
  });

  it("does not disguise a fault of the page", () => {
    const fault = new TypeError("x is undefined");

    expect(() => asApiError(fault)).toThrow(fault);
    expect(isAbort(fault)).toBe(false);
    expect(isAbort(new DOMException("stopped", "AbortError"))).toBe(true);
  });
});

describe("explain", () => {
  it("gives the registry's detail first", () => {
    expect(explain(new ApiError(409, { title: "冲突", detail: "方案已批准" }))).toBe("方案已批准");
  });

  it("has words of its own for an answer without any", () => {
    expect(explain(new ApiError(0))).toContain("连不上");
    expect(explain(new ApiError(412))).toContain("刚被别人改过");
    expect(explain(new ApiError(500))).toContain("500");
  });

  it("names what a gate misses", () => {
    expect(explain(new ApiError(409, { detail: "不能驳回。", missing: ["reason", "meaning_and_origin"] }))).toBe(
      "不能驳回。 还缺：理由、含义和来历",
    );
  });
});
