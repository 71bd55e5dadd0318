// SPDX-License-Identifier: Apache-2.0
import type { Finding, Severity } from "./api/types";

const severityOrder: readonly Severity[] = ["B", "R", "W", "I"];

/** What blocks comes first; within one severity the registry's rule order stands. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity));
}

export function isBlocked(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === "B");
}

/** What another name would not mend: a lacking meaning and origin, a renaming without cause or protection. */
const notAboutTheName = new Set(["M08", "R01", "R02"]);

/** Whether another name would help. */
export function isAboutTheName(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity !== "I" && !notAboutTheName.has(finding.rule));
}
