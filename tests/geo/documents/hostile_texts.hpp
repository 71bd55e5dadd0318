// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace support {

/// Fifty texts that a page, a picture or a sheet must show and not obey.
inline const std::vector<std::string>& markup_attacks() {
    static const std::vector<std::string> texts = {
        "<script>alert(1)</script>",
        "\"><script>alert(1)</script>",
        "'><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg/onload=alert(1)//",
        "<body onload=alert(1)>",
        "<iframe src=javascript:alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "javascript:alert(1)",
        "<details open ontoggle=alert(1)>",
        "<video><source onerror=alert(1)>",
        "<math><mtext></mtext><script>alert(1)</script></math>",
        "</title><script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "</td></tr></table><script>alert(1)</script>",
        "--><script>alert(1)</script>",
        "]]><script>alert(1)</script>",
        "<!--",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version=\"1.0\"?>",
        "<?php system('id') ?>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
        "&e;",
        "&lt;script&gt;",
        "&#60;script&#62;",
        "&#x3c;script&#x3e;",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "\" style=\"background:url(javascript:alert(1))",
        "x\" autofocus onfocus=alert(1) y=\"",
        "{{constructor.constructor('alert(1)')()}}",
        "${alert(1)}",
        "#{alert(1)}",
        "<%= 7*7 %>",
        "`alert(1)`",
        "\\\"><script>alert(1)</script>",
        "\\u003cscript\\u003ealert(1)",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "<scr\u200Bipt>alert(1)</scr\u200Bipt>",
        std::string("<scr\0ipt>alert(1)</scr\0ipt>", 28),
        "<\u202Etpircs>alert(1)",
        "\xC0\xBCscript\xC0\xBE",
        "\xFF\xFE<script>",
        "<use href=\"data:image/svg+xml,<svg onload=alert(1)>\"/>",
        "<foreignObject><body onload=alert(1)></foreignObject>",
        "<base href=//evil.example/>",
        "<meta http-equiv=refresh content=0;url=//evil.example>",
    };
    return texts;
}

/// Texts that are hard to set: of every script, invisible, endless.
inline const std::vector<std::string>& awkward_texts() {
    static const std::vector<std::string> texts = {
        "",
        " ",
        "\n\n\n",
        "%s%n%d",
        "{} {0} {:d}",
        "<b>&amp;</b>",
        std::string("和\0顺", 7),
        "\u202E路顺和\u202C",
        "\u200F和顺路\u200E",
        "שלום עולם",
        "مرحبا بالعالم",
        "😀👨‍👩‍👧‍👦🇨🇳",
        "Z\u0351\u036B\u0343\u036A\u0302\u036Ba\u0328\u0302lgo",
        "\xF0\x28\x8C\x28",
        "\xED\xA0\x80",
        "\U000E0041\uFFFE\uFEFF",
        "龘䶮𰻝",
        std::string(10000, 'W'),
        "和 " + std::string(3000, ' ') + "顺",
    };
    return texts;
}

/// "和" ten thousand times over.
inline std::string endless_text() {
    std::string text;
    for (int i = 0; i < 10000; ++i) text += "和";
    return text;
}

}  // namespace support
