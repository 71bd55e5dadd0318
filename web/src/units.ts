// SPDX-License-Identifier: Apache-2.0
import { locale, t } from "./i18n";

/** A length in metres as the page writes it; null when it is not known. */
export function metres(value: number | null | undefined, digits = 0): string | null {
  if (value === null || value === undefined) return null;
  return t("road.metres", { value: value.toLocaleString(locale.value, { maximumFractionDigits: digits }) });
}
