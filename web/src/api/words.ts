// SPDX-License-Identifier: Apache-2.0
// A failure in words a clerk can act on. The registry's own detail comes first: it names the thing and the way out.
import { t, word, type MessageKey } from "../i18n";
import type { ApiError } from "./errors";

const wordsForStatus: Readonly<Record<number, MessageKey>> = {
  0: "error.offline",
  400: "error.invalid",
  401: "error.unauthenticated",
  403: "error.forbidden",
  404: "error.not_found",
  409: "error.conflict",
  412: "review.stale",
  422: "error.invalid",
  428: "review.stale",
  429: "error.busy",
  503: "error.busy",
};

export function explain(error: ApiError): string {
  const missing = error.problem.missing ?? [];
  const said = error.problem.detail ?? error.problem.title ?? ownWords(error.status);
  return missing.length === 0 ? said : `${said} ${t("error.missing", { fields: missing.map((gate) => word("gate", gate)).join("、") })}`;
}

function ownWords(status: number): string {
  const key = wordsForStatus[status];
  return key ? t(key) : t("error.server", { status });
}
