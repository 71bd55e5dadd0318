// SPDX-License-Identifier: Apache-2.0
// What a reviewer may do with a proposal, what each act is asked for, and the body of its request.
import type { Proposal, ReviewAction, Severity } from "../api/types";

/** From a submitted proposal to the archive, in this order. */
export const forward: readonly ReviewAction[] = [
  "consult", "endorse", "review", "approve", "file", "announce", "install", "map", "archive",
];

/** States after the approval: the name is in force, and what proves it can be printed. */
export const inForce: ReadonlySet<string> = new Set(["approved", "filed", "announced", "signed", "mapped", "archived"]);

const capability: Readonly<Record<ReviewAction, string>> = {
  consult: "endorse", endorse: "endorse", send_back: "endorse",
  review: "decide", approve: "decide", reject: "decide", undo: "decide", file: "decide", announce: "decide", archive: "decide",
  install: "manage_signs", map: "manage_signs",
};

export type Field =
  | "reason" | "process" | "scope" | "opinions" | "handling" | "notice_days"
  | "document_no" | "date" | "authority" | "delegation_document" | "media" | "romanisation";

/** In the order of the form. */
export const fieldsOf: Readonly<Record<ReviewAction, readonly Field[]>> = {
  consult: ["reason", "process", "scope", "opinions", "handling", "notice_days", "date"],
  endorse: ["reason"],
  review: ["reason"],
  approve: ["authority", "document_no", "date", "delegation_document", "romanisation", "reason"],
  file: ["document_no", "authority", "delegation_document", "date"],
  announce: ["document_no", "media", "date", "romanisation", "authority", "delegation_document"],
  install: ["date"],
  map: [],
  archive: [],
  send_back: ["reason"],
  reject: ["reason"],
  undo: ["reason"],
};

/** Without these there is no use in asking the registry: the form comes first. Any one of a list will do. */
const askedFirst: Readonly<Partial<Record<ReviewAction, readonly Field[]>>> = {
  consult: ["reason", "process"],
  file: ["document_no"],
  announce: ["document_no"],
  send_back: ["reason"],
  reject: ["reason"],
  undo: ["reason"],
};

/** The fields by which a refusal for this gate can be mended. */
export const fieldsForGate: Readonly<Record<string, readonly Field[]>> = {
  reason: ["reason"],
  consultation_result: ["reason", "process", "scope", "opinions", "handling"],
  approval_document: ["document_no", "authority"],
  authority: ["authority", "delegation_document"],
  romanisation: ["romanisation"],
};

/** Whose approval it is holds for the whole village; the rest belongs to one act. */
const shared: ReadonlySet<Field> = new Set(["authority", "delegation_document", "media"]);

/** Where what was typed is kept. */
export function keyOf(action: ReviewAction, field: Field): string {
  return shared.has(field) ? field : `${action}.${field}`;
}

export type Typed = Readonly<Record<string, string>>;

export function needsForm(action: ReviewAction, typed: Typed): boolean {
  const fields = askedFirst[action];
  return fields !== undefined && fields.every((field) => text(typed, action, field) === "");
}

export interface Details {
  reason?: string;
  document_no?: string;
  date?: string;
  authority?: string;
  delegation_document?: string;
  media?: string[];
  notice_days?: number;
  romanisation_confirmed?: boolean;
  reports?: { kind: "consultation"; fields: Record<string, string>; date?: string }[];
  overrides?: Record<string, string>;
}

const reportFields = ["process", "scope", "opinions", "handling"] as const;
const plainFields = ["reason", "document_no", "date", "authority", "delegation_document"] as const;

/** What goes to the registry: only what this act has a field for, and only what is filled in. */
export function detailsOf(action: ReviewAction, typed: Typed, overrides: Typed = {}): Details {
  const details: Details = {};
  const asked = new Set(fieldsOf[action]);
  for (const field of plainFields) {
    const value = text(typed, action, field);
    if (asked.has(field) && value) details[field] = value;
  }
  if (asked.has("media")) addMedia(details, text(typed, action, "media"));
  if (asked.has("process")) addReport(details, action, typed);
  const days = Number(text(typed, action, "notice_days"));
  if (asked.has("notice_days") && Number.isInteger(days) && days > 0) details.notice_days = days;
  if (asked.has("romanisation") && text(typed, action, "romanisation")) details.romanisation_confirmed = true;
  if (action === "review" || action === "approve") addOverrides(details, overrides);
  return details;
}

function addMedia(details: Details, written: string): void {
  const media = written.split(/[\n，,、]/).map((one) => one.trim()).filter(Boolean);
  if (media.length) details.media = media;
}

function addReport(details: Details, action: ReviewAction, typed: Typed): void {
  const fields = Object.fromEntries(reportFields.map((field) => [field, text(typed, action, field)]));
  if (Object.values(fields).every((value) => value === "")) return;
  details.reports = [{ kind: "consultation", fields, ...(details.date && { date: details.date }) }];
}

function addOverrides(details: Details, overrides: Typed): void {
  const written = Object.entries(overrides).map(([rule, reason]) => [rule, reason.trim()] as const);
  const filled = written.filter(([, reason]) => reason !== "");
  if (filled.length) details.overrides = Object.fromEntries(filled);
}

function text(typed: Typed, action: ReviewAction, field: Field): string {
  return (typed[keyOf(action, field)] ?? "").trim();
}

/** What this person may do with the proposal now; nobody approves what they proposed. */
export function actionsFor(proposal: Proposal, person: { name: string | null; capabilities: readonly string[] }): ReviewAction[] {
  return (proposal.actions ?? []).filter(isReviewAction).filter((action) => {
    const isOwn = action === "approve" && proposal.proposed_by === person.name;
    return person.capabilities.includes(capability[action]) && !isOwn;
  });
}

/** The next act on the way to the sign; null when there is none for this person. */
export function nextStep(proposal: Proposal, person: { name: string | null; capabilities: readonly string[] }): ReviewAction | null {
  const allowed = actionsFor(proposal, person);
  return forward.find((action) => allowed.includes(action)) ?? null;
}

export function isReviewAction(word: string): word is ReviewAction {
  return Object.hasOwn(fieldsOf, word);
}

/** Rules whose finding needs a reviewer's written reason. */
export function rulesToAnswer(proposal: Proposal): string[] {
  const needed: Severity = "R";
  const rules = (proposal.findings ?? []).filter((finding) => finding.severity === needed).map((finding) => finding.rule);
  return [...new Set(rules)];
}
