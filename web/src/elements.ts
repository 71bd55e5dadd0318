// SPDX-License-Identifier: Apache-2.0
// The Element Plus components the page uses, each with its own style sheet: what is not listed is not shipped.
import "element-plus/es/components/base/style/css";
import "element-plus/es/components/alert/style/css";
import "element-plus/es/components/button/style/css";
import "element-plus/es/components/form/style/css";
import "element-plus/es/components/form-item/style/css";
import "element-plus/es/components/input/style/css";
import "element-plus/es/components/message/style/css";
import "element-plus/es/components/popover/style/css";
import "element-plus/es/components/skeleton/style/css";
import "element-plus/es/components/tooltip/style/css";

export { ElAlert } from "element-plus/es/components/alert/index.mjs";
export { ElButton } from "element-plus/es/components/button/index.mjs";
export { ElForm, ElFormItem } from "element-plus/es/components/form/index.mjs";
export { ElInput } from "element-plus/es/components/input/index.mjs";
export { ElMessage } from "element-plus/es/components/message/index.mjs";
export { ElPopover } from "element-plus/es/components/popover/index.mjs";
export { ElSkeleton } from "element-plus/es/components/skeleton/index.mjs";
export { ElTooltip } from "element-plus/es/components/tooltip/index.mjs";
