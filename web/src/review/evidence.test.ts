// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { objectionTo } from "./evidence";

const mebibyte = 1024 * 1024;

describe("objectionTo", () => {
  it("lets PDF, JPEG and PNG pass up to the limit", () => {
    for (const type of ["application/pdf", "image/jpeg", "image/png"]) {
      expect(objectionTo({ name: "a", type, size: 10 * mebibyte })).toBe("");
    }
  });

  it("names the file and what would do", () => {
    expect(objectionTo({ name: "意见.docx", type: "application/msword", size: 10 })).toMatch(/意见\.docx.*PDF/);
    expect(objectionTo({ name: "意见", type: "", size: 10 })).toMatch(/PDF/);
  });

  it("says how big a file is and how big it may be", () => {
    expect(objectionTo({ name: "扫描.pdf", type: "application/pdf", size: 10 * mebibyte + 1 })).toMatch(/扫描\.pdf.*10\.0 MB.*10 MB/);
  });

  it("finds nothing in an empty file", () => {
    expect(objectionTo({ name: "空.pdf", type: "application/pdf", size: 0 })).toMatch(/空\.pdf/);
  });
});
