// SPDX-License-Identifier: Apache-2.0
// The page knows one kind of failure. It is made from a problem+json answer (RFC 9457), from an answer of
// another kind (a proxy's HTML page, say), or from no answer at all.
import type { BatchItem, Finding } from "./types";

export interface Problem {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  pointer?: string;
  findings?: Finding[];
  missing?: string[];
  /** Of a batch that was refused. */
  items?: BatchItem[];
}

export class ApiError extends Error {
  /** @param status the HTTP status, or 0 when the registry could not be reached */
  constructor(
    readonly status: number,
    readonly problem: Problem = {},
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = "ApiError";
  }

  get isOffline(): boolean {
    return this.status === 0;
  }

  /** Someone else changed the thing since it was read. */
  get isStale(): boolean {
    return this.status === 412 || this.status === 428;
  }

  get missing(): string[] {
    return this.problem.missing ?? [];
  }

  get findings(): Finding[] {
    return this.problem.findings ?? [];
  }
}

/** Reads the failure out of an answer whatever its body is. */
export function errorFromBody(status: number, contentType: string, body: string): ApiError {
  if (!/\bjson\b/.test(contentType)) return new ApiError(status);
  try {
    const parsed: unknown = JSON.parse(body);
    return new ApiError(status, isObject(parsed) ? (parsed as Problem) : {});
  } catch {
    return new ApiError(status);
  }
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** The failure as an ApiError; a fault of the page itself is not disguised as one. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  throw error;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
