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
