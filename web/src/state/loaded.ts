// SPDX-License-Identifier: Apache-2.0
// Something read from the registry for as long as a key stays the same. An answer that comes after the key has moved
// on is dropped.
import { ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import { asApiError, type ApiError } from "../api/errors";

export interface Loaded<T> {
  value: ShallowRef<T | null>;
  error: ShallowRef<ApiError | null>;
  loading: Ref<boolean>;
  /** Reads again; what is shown stays until the answer comes. */
  reload: () => Promise<void>;
}

export function useLoaded<K, T>(key: () => K, read: (key: K) => Promise<T>): Loaded<T> {
  const value = shallowRef<T | null>(null);
  const error = shallowRef<ApiError | null>(null);
  const loading = ref(false);
  let turn = 0;

  async function reload(): Promise<void> {
    const mine = ++turn;
    loading.value = true;
    try {
      const answer = await read(key());
      if (mine === turn) [value.value, error.value] = [answer, null];
    } catch (failure) {
      if (mine === turn) error.value = asApiError(failure);
    } finally {
      if (mine === turn) loading.value = false;
    }
  }

  watch(
    key,
    () => {
      value.value = null;
      void reload();
    },
    { immediate: true },
  );
  return { value, error, loading, reload };
}
