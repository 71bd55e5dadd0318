// SPDX-License-Identifier: Apache-2.0
// The page in two languages. Chinese is the measure: every other dictionary has exactly its keys.
import { computed, ref, watch } from "vue";
import { en } from "./locales/en";
import { zh, type Messages } from "./locales/zh";
import { recall, remember } from "./state/stored";

export type Language = "zh" | "en";
export type MessageKey = keyof Messages;

export const dictionaries: Readonly<Record<Language, Messages>> = { zh, en };

export const language = ref<Language>(recall("language") === "en" ? "en" : "zh");

watch(language, (chosen) => remember("language", chosen));

/** The BCP 47 tag for the page, dates and figures. */
export const locale = computed(() => (language.value === "zh" ? "zh-CN" : "en"));

/** A text in the chosen language; `{name}` places take the values given. */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  return fill(dictionaries[language.value][key], values);
}

/** A text for a word of the registry (a state, say); the word itself when the page does not know it. */
export function word(prefix: string, value: string): string {
  const key = `${prefix}.${value}`;
  return isMessageKey(key) ? t(key) : value;
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(zh, key);
}
