// SPDX-License-Identifier: Apache-2.0
import { reactive } from "vue";

/** Whether the last request reached the registry. */
export const connection = reactive({ reachable: true });
