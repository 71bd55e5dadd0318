// SPDX-License-Identifier: Apache-2.0
// A question that follows what is being written: asked a moment after it settles, and only the answer to the newest
// counts. For extras: a failure shows nothing, since the check beside it says what is wrong.
import { onScopeDispose, shallowRef, watch } from "vue";
import { ApiError, isAbort } from "../api/errors";

const pauseMilliseconds = 350;

/** @param question what is asked about; null asks nothing and forgets the answer. Compared as JSON. */
export function useNewest<Question, Answer>(
  question: () => Question | null,
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
) {
  const answer = shallowRef<Answer | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;

  function forget(): void {
    clearTimeout(timer);
    asked?.abort();
  }

  async function askNow(about: Question): Promise<void> {
    const request = new AbortController();
    asked = request;
    try {
      const given = await ask(about, request.signal);
      if (asked === request) answer.value = given;
    } catch (failure) {
      if (isAbort(failure)) return;
      if (!(failure instanceof ApiError)) throw failure;
      answer.value = null;
    }
  }

  watch(
    () => JSON.stringify(question()),
    () => {
      forget();
      const about = question();
      if (about === null) answer.value = null;
      else timer = setTimeout(() => void askNow(about), pauseMilliseconds);
    },
    { immediate: true },
  );
  onScopeDispose(forget);
  return answer;
}
