// SPDX-License-Identifier: Apache-2.0
// How the page speaks to the registry: one function for every request, one error for every failure.
import { language } from "../i18n";
import { ApiError, errorFromBody, isAbort } from "./errors";
import { connection } from "../state/connection";
import type { Versioned } from "./types";

export interface Call {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: unknown;
  /** Sent as it is, in place of a body. */
  file?: File;
  /** The ETag the caller last saw: sent as If-Match. */
  etag?: string;
  /** Sent as Idempotency-Key: the same write twice is done once. */
  key?: string;
  signal?: AbortSignal;
}

let onUnauthenticated = (): void => {};

/** Is called when a request by somebody who was logged in is answered 401: the session is over. */
export function whenUnauthenticated(callback: () => void): void {
  onUnauthenticated = callback;
}

/** \throws ApiError on any failure but an abort, which passes through. */
export async function call<T>(path: string, options: Call = {}): Promise<Versioned<T>> {
  const { response, text } = await send(path, options);
  if (!response.ok) {
    if (response.status === 401 && path !== "/sessions") onUnauthenticated();
    throw errorFromBody(response.status, response.headers.get("Content-Type") ?? "", text);
  }
  return { value: (text ? JSON.parse(text) : null) as T, etag: response.headers.get("ETag") ?? "" };
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, { signal })).value;
}

/** An answer that breaks off is no answer: its body is read here, too. */
async function send(path: string, options: Call): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(path, {
      method: options.method ?? "GET",
      headers: headersFor(options),
      body: options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      signal: options.signal,
      cache: "no-store", // answers follow the language, which a cache may not know
    });
    const text = await response.text();
    connection.reachable = true;
    return { response, text };
  } catch (error) {
    if (isAbort(error)) throw error;
    connection.reachable = false;
    throw new ApiError(0);
  }
}

function headersFor(options: Call): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: "application/geo+json, application/json, application/problem+json",
    "Accept-Language": language.value,
  };
  if (options.body !== undefined) headers["Content-Type"] = "application/json";
  if (options.file) headers["Content-Type"] = options.file.type || "application/octet-stream";
  if (options.etag) headers["If-Match"] = options.etag;
  if (options.key) headers["Idempotency-Key"] = options.key;
  return headers;
}
