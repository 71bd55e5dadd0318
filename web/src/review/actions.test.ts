// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Proposal } from "../api/types";
import { actionsFor, detailsOf, needsForm, nextStep, rulesToAnswer } from "./actions";

const county = { name: "李建国", capabilities: ["propose", "endorse", "decide", "manage_signs"] };
const town = { name: "王芳", capabilities: ["propose", "endorse"] };
const submitted: Proposal = {
  id: 1, state: "submitted", version: 2, village_code: "370502104002", name: { full: "和顺街", specific: "和顺", generic: "街" },
  proposed_by: "张敏", actions: ["withdraw", "consult", "approve", "reject", "send_back"],
};

describe("detailsOf", () => {
  it("sends only what the act has a field for, and only what is filled in", () => {
    const typed = {
      authority: " 利津县人民政府 ", "approve.document_no": "8号", "approve.date": "", "reject.reason": "与邻村重名", media: "县报",
    };

    expect(detailsOf("approve", typed)).toEqual({ authority: "利津县人民政府", document_no: "8号" });
    expect(detailsOf("reject", typed)).toEqual({ reason: "与邻村重名" });
    expect(detailsOf("map", typed)).toEqual({});
  });

  it("sends a consultation's four contents as the report that the law asks for", () => {
    const typed = {
      "consult.process": "入户", "consult.scope": "全村", "consult.opinions": "同意", "consult.handling": "采纳",
      "consult.notice_days": "7", "consult.date": "2026-09-01",
    };

    expect(detailsOf("consult", typed)).toEqual({
      date: "2026-09-01", notice_days: 7,
      reports: [{ kind: "consultation", date: "2026-09-01", fields: { process: "入户", scope: "全村", opinions: "同意", handling: "采纳" } }],
    });
  });

  it("sends no notice for what is no number of days", () => {
    for (const days of ["", "0", "-3", "1.5", "七"]) expect(detailsOf("consult", { "consult.notice_days": days }), days).toEqual({});
  });

  it("gives reasons for findings where they count, and never a blank one", () => {
    const reasons = { M07: "村民沿用百年", N04: "  " };

    expect(detailsOf("review", {}, reasons)).toEqual({ overrides: { M07: "村民沿用百年" } });
    expect(detailsOf("endorse", {}, reasons)).toEqual({});
  });

  it("lets an announcement say whose approval it was, where nobody has said so", () => {
    const typed = { authority: "利津县人民政府", "announce.document_no": "5号" };

    expect(detailsOf("announce", typed)).toEqual({ authority: "利津县人民政府", document_no: "5号" });
  });

  it("takes media one a line or with commas", () => {
    expect(detailsOf("announce", { media: "县政府网站、村务公开栏\n东营日报" }).media).toEqual(["县政府网站", "村务公开栏", "东营日报"]);
  });
});

describe("needsForm", () => {
  it("asks first for what there is no use in doing without", () => {
    expect(needsForm("reject", {})).toBe(true);
    expect(needsForm("reject", { "reject.reason": " " })).toBe(true);
    expect(needsForm("consult", { "consult.process": "入户" })).toBe(false);
    expect(needsForm("approve", {})).toBe(false);
  });
});

describe("actionsFor", () => {
  it("are those of the state that the person may take", () => {
    expect(actionsFor(submitted, town)).toEqual(["consult", "send_back"]);
    expect(actionsFor(submitted, county)).toEqual(["consult", "approve", "reject", "send_back"]);
    expect(actionsFor(submitted, { name: null, capabilities: [] })).toEqual([]);
  });

  it("never let a proposer approve their own proposal", () => {
    expect(actionsFor({ ...submitted, proposed_by: "李建国" }, county)).not.toContain("approve");
  });
});

describe("nextStep", () => {
  it("follows the way to the sign", () => {
    expect(nextStep(submitted, town)).toBe("consult");
    expect(nextStep({ ...submitted, actions: ["file", "undo"] }, county)).toBe("file");
    expect(nextStep({ ...submitted, actions: ["file", "undo"] }, town)).toBeNull();
  });
});

describe("rulesToAnswer", () => {
  it("are the rules with a finding under review, each once", () => {
    const finding = (rule: string, severity: "R" | "W") => ({ rule, severity, message: "" });

    expect(rulesToAnswer({ ...submitted, findings: [finding("M07", "R"), finding("M07", "R"), finding("L01", "W")] })).toEqual(["M07"]);
  });
});
