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

/** An object of texts as it was kept; only what `shape` knows, and only texts: other releases wrote here, too. */
export function recallJson<Shape extends Record<string, string>>(key: string, shape: Shape): Partial<Shape> {
  try {
    const kept: unknown = JSON.parse(recall(key) ?? "{}");
    const entries = Object.entries(kept as object).filter(([name, value]) => name in shape && typeof value === "string");
    return Object.fromEntries(entries) as Partial<Shape>;
  } catch {
    return {};
  }
}

/** Blank texts need no keeping. */
export function rememberJson(key: string, value: Readonly<Record<string, string>> | null): void {
  const filled = Object.entries(value ?? {}).filter(([, text]) => text !== "");
  remember(key, filled.length ? JSON.stringify(Object.fromEntries(filled)) : null);
}
