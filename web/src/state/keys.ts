// SPDX-License-Identifier: Apache-2.0

/** A word that nobody else has: marks a write that may be sent twice. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
