// SPDX-License-Identifier: Apache-2.0
// Small things the browser remembers. A browser that refuses storage (private mode) only forgets sooner.

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`luming.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`luming.${key}`);
    else localStorage.setItem(`luming.${key}`, value);
  } catch {
    // Nothing depends on it.
  }
}

/** Texts by name, as they were kept. Older releases and people's own hands wrote here, too: only texts are taken. */
export function recallTexts(key: string): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(recall(key) ?? "{}");
    if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return {};
    const texts = Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return Object.fromEntries(texts);
  } catch {
    return {};
  }
}

/** Blank texts need no keeping. */
export function rememberTexts(key: string, texts: Readonly<Record<string, string>>): void {
  const filled = Object.entries(texts).filter(([, text]) => text !== "");
  remember(key, filled.length ? JSON.stringify(Object.fromEntries(filled)) : null);
}
