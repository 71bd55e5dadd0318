// SPDX-License-Identifier: Apache-2.0
// What a reviewer has typed and the registry has not yet taken: kept on this machine, by village and by proposal.
import { recallTexts, rememberTexts } from "../state/stored";

export function recallTyped(village: string): Record<string, string> {
  return recallTexts(`review.${village}`);
}

export function rememberTyped(village: string, typed: Readonly<Record<string, string>>): void {
  rememberTexts(`review.${village}`, typed);
}

/** By rule: why its finding does not stand in the way. */
export function recallReasons(proposal: number): Record<string, string> {
  return recallTexts(`reasons.${proposal}`);
}

export function rememberReasons(proposal: number, reasons: Readonly<Record<string, string>>): void {
  rememberTexts(`reasons.${proposal}`, reasons);
}
