// SPDX-License-Identifier: Apache-2.0
// Calendar days, "2024-12-20", as people read them. They belong to no time zone.
import { locale, t } from "./i18n";

const millisecondsADay = 86_400_000;

/** 2024年12月20日, or Dec 20, 2024; whatever is no day stays as it is. */
export function dayInWords(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at)) return day;
  return new Date(at).toLocaleDateString(locale.value, { dateStyle: "long", timeZone: "UTC" });
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsADay);
}

/** "还有 3 天", "今天截止", "已逾期 2 天". */
export function timeLeft(days: number): string {
  if (days < 0) return t("days.overdue", { days: -days });
  if (days === 0) return t("days.today");
  return t("days.left", { days });
}
