// SPDX-License-Identifier: Apache-2.0
// Fifty texts that are no harm as text and a great deal as anything else: markup, attributes,
// script addresses, entities, other encodings, marks that turn the reading direction, formulas,
// PDF.
#pragma once

#include <string>
#include <vector>

namespace faults {

inline const std::vector<std::string> hostile_texts{
    "<script>alert(1)</script>",
    "<ScRiPt/x>alert(1)</sCrIpT >",
    "\"><script src=//x.example></script>",
    "'><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style></head><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script><![CDATA[",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'>",
    "<image href=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text y='9'>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><use href='data:image/svg+xml,<svg onload=alert(1)>#x'/>",
    "<foreignObject><iframe src=javascript:alert(1)></foreignObject>",
    "</text><script>alert(1)</script><text>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>",
    "<object data=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<form action=javascript:alert(1)><button>x",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<math href=javascript:alert(1)>x</math>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//x.example/>",
    "<style>*{background:url(//x.example)}</style>",
    "\" onmouseover=\"alert(1)\" x=\"",
    "' onmouseover='alert(1)' x='",
    "` onmouseover=`alert(1)`",
    "javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\xEF\xBC\x9Cscript\xEF\xBC\x9E"
    "alert(1)\xEF\xBC\x9C/script\xEF\xBC\x9E",
    "\\u003cscript\\u003ealert(1)",
    "安宁\xE2\x80\xAE"
    "路\xE2\x81\xA6<b>",
    "安\xE2\x80\x8B宁\xEF\xBB\xBF路&nbsp;",
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    ") /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (",
    "${alert(1)}{{7*7}}<%= 7*7 %>",
};

}  // namespace faults
