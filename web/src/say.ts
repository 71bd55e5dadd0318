// SPDX-License-Identifier: Apache-2.0
import { ElMessage } from "./elements";

const abovePanelEndPixels = 28;

/** A short word that something is done; it goes by itself and screen readers hear it. */
export function say(message: string): void {
  ElMessage({ message, type: "success", placement: "bottom", offset: abovePanelEndPixels, grouping: true });
}
