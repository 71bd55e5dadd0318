// SPDX-License-Identifier: Apache-2.0
import { ElMessage } from "./elements";

const belowTopBarPixels = 74;

/** A short word that something is done; it goes by itself and screen readers hear it. */
export function say(message: string): void {
  ElMessage({ message, type: "success", offset: belowTopBarPixels, grouping: true });
}
