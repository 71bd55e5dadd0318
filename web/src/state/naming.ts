// SPDX-License-Identifier: Apache-2.0
// The rules' answer while a name is being typed: asked a moment after the last key, and only the newest answer counts.
import { onScopeDispose, ref, shallowRef, watch } from "vue";
import { asApiError, isAbort, type ApiError } from "../api/errors";
import { checkName } from "../api/registry";
import type { NamingCheck, ProposalBody } from "../api/types";

const pauseMilliseconds = 250;

export function useNamingCheck(body: () => ProposalBody) {
  const answer = shallowRef<NamingCheck | null>(null);
  const error = shallowRef<ApiError | null>(null);
  const checking = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;

  function forget(): void {
    clearTimeout(timer);
    asked?.abort();
  }

  async function ask(): Promise<void> {
    const request = new AbortController();
    asked = request;
    try {
      answer.value = await checkName(body(), request.signal);
      error.value = null;
    } catch (failure) {
      if (isAbort(failure)) return;
      error.value = asApiError(failure);
    }
    if (asked === request) checking.value = false;
  }

  function checkSoon(): void {
    forget();
    checking.value = body().name.trim() !== "";
    if (checking.value) timer = setTimeout(ask, pauseMilliseconds);
    else [answer.value, error.value] = [null, null];
  }

  watch(body, checkSoon, { immediate: true, deep: true });
  onScopeDispose(forget);
  return { answer, error, checking, checkSoon };
}
