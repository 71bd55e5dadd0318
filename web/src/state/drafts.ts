// SPDX-License-Identifier: Apache-2.0
// What was typed for a road and is not yet with the registry: kept per road, so that a lost connection or a
// closed tab costs nothing.
import { renamingCauses, type RenamingCause } from "../api/types";
import { recall, remember } from "./stored";

export interface Draft {
  name: string;
  meaning: string;
  origin: string;
  /** Of a renaming. */
  cause: RenamingCause | "";
  measures: string;
}

export const emptyDraft: Readonly<Draft> = { name: "", meaning: "", origin: "", cause: "", measures: "" };

export function recallDraft(roadId: number): Draft {
  return parseDraft(recall(`draft.${roadId}`));
}

export function rememberDraft(roadId: number, draft: Draft): void {
  const blank = Object.values(draft).every((text) => text === "");
  remember(`draft.${roadId}`, blank ? null : JSON.stringify(draft));
}

/** Storage is shared with older releases and with people's own hands: take only what fits. */
export function parseDraft(stored: string | null): Draft {
  try {
    const value = JSON.parse(stored ?? "{}") as Partial<Record<keyof Draft, unknown>> | null;
    const cause = renamingCauses.find((one) => one === value?.cause) ?? "";
    return { name: text(value?.name), meaning: text(value?.meaning), origin: text(value?.origin), cause, measures: text(value?.measures) };
  } catch {
    return { ...emptyDraft };
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
