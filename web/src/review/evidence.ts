// SPDX-License-Identifier: Apache-2.0
// What may be attached, told before it is sent over a slow line; the registry looks into the file itself.
import { t } from "../i18n";

const mebibyte = 1024 * 1024;
/** As the registry takes them. */
export const largestMebibytes = 10;
export const mediaTypes = ["application/pdf", "image/jpeg", "image/png"] as const;

/** What keeps a file from being attached, in plain words; empty when nothing does. */
export function objectionTo({ name, type, size }: Pick<File, "name" | "type" | "size">): string {
  if (!(mediaTypes as readonly string[]).includes(type)) return t("case.wrong_type", { name });
  if (size === 0) return t("case.empty_file", { name });
  if (size <= largestMebibytes * mebibyte) return "";
  return t("case.too_big", { name, size: (size / mebibyte).toFixed(1), most: largestMebibytes });
}
