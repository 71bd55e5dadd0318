// SPDX-License-Identifier: Apache-2.0
#include "api/http/sign_page.hpp"

#include <fmt/format.h>

#include "geo/documents/printable.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/signing/sign_states.hpp"

namespace api::http {
namespace {

using geo::Language;
using geo::documents::markup;

class PageWriter {
  public:
    explicit PageWriter(Language language) : language_(language) {}

    const char* say(const char* zh, const char* en) const {
        return language_ == Language::en ? en : zh;
    }
    void raw(std::string_view html) { html_.append(html); }
    /// Nothing where there is nothing to tell.
    void fact(const char* zh, const char* en, const std::string& text) {
        if (text.empty()) return;
        html_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", say(zh, en), markup(text));
    }
    std::string take() { return std::move(html_); }
    Language language() const { return language_; }

  private:
    Language language_;
    std::string html_;
};

void write_head(PageWriter& page, const std::string& name) {
    page.raw(fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>body{{font:1.1rem/1.6 sans-serif;max-width:36rem;margin:0 auto;"
        "padding:1rem}}h1{{font-size:2.2rem;margin:0}}.pinyin{{font-size:1.3rem;margin:0}}"
        "dt{{font-weight:bold}}dd{{margin:0 0 "
        ".6rem;overflow-wrap:anywhere}}h1{{overflow-wrap:anywhere}}label{{display:block;margin:."
        "6rem 0}}"
        "input,select,textarea,button{{font:inherit;width:100%;box-sizing:border-box;"
        "min-height:2.75rem;padding:.4rem .6rem}}.note{{border:2px "
        "solid;padding:.5rem}}</style>\n</head>\n<body>\n"
        "<main>\n",
        page.say("zh-CN", "en"), markup(name)));
}

void write_facts(PageWriter& out, const SignPage& page) {
    out.raw("<dl>\n");
    out.fact("含义", "What the name means", page.meaning);
    out.fact("来历", "Where the name comes from", page.origin);
    out.fact("所在村", "Village", page.village);
    out.fact("批准日期", "Approved on", page.approved_on);
    std::string former;
    for (const auto& name : page.former_names) former += (former.empty() ? "" : "、") + name;
    out.fact("别名、曾用名", "Other and former names", former);
    if (page.doors > 0) out.fact("沿路门牌", "Doors along it", std::to_string(page.doors));
    if (page.sign) {
        out.fact("标志编号", "Sign", std::to_string(page.sign->id.value()));
        out.fact("标志状态", "State of the sign",
                 geo::signing::name_of(page.sign->state).in(out.language()));
    }
    out.raw("</dl>\n");
    out.raw(fmt::format("<p><a href=\"/#/road/{}\">{}</a></p>\n", page.road.value(),
                        out.say("这条路的全部沿革", "The whole story of this road")));
}

void write_fault(PageWriter& out, geo::SignFault fault, const std::string& chosen) {
    out.raw(fmt::format("<option value=\"{}\"{}>{}</option>\n", geo::to_string(fault),
                        geo::to_string(fault) == chosen ? " selected" : "",
                        geo::signing::name_of(fault).in(out.language())));
}

void write_form(PageWriter& out, const geo::Sign& sign, const TypedReport& typed) {
    out.raw(fmt::format("<h2>{}</h2>\n<form method=\"post\" action=\"/p/{}\">\n",
                        out.say("标志有问题？请告诉我们", "Something wrong with this sign?"),
                        sign.id.value()));
    out.raw(fmt::format("<label>{}<select name=\"kind\">\n", out.say("问题", "What is wrong")));
    for (const auto fault : {geo::SignFault::damaged, geo::SignFault::missing,
                             geo::SignFault::wrong, geo::SignFault::other})
        write_fault(out, fault, typed.kind);
    out.raw("</select></label>\n");
    out.raw(
        fmt::format("<label>{}<textarea name=\"text\" rows=\"3\" maxlength=\"800\">"
                    "{}</textarea></label>\n",
                    out.say("说明", "Say more"), markup(typed.text)));
    out.raw(
        fmt::format("<label>{}<input name=\"name\" maxlength=\"50\" autocomplete=\"name\" "
                    "value=\"{}\"></label>\n",
                    out.say("姓名（可不填）", "Your name (you need not)"), markup(typed.name)));
    out.raw(
        fmt::format("<label>{}<input name=\"contact\" maxlength=\"50\" autocomplete=\"tel\" "
                    "value=\"{}\"></label>\n",
                    out.say("联系方式（可不填，仅工作人员可见）",
                            "How to reach you (you need not; only the staff see it)"),
                    markup(typed.contact)));
    out.raw(fmt::format("<button type=\"submit\">{}</button>\n</form>\n", out.say("提交", "Send")));
}

}  // namespace

std::string sign_page_html(const SignPage& page, Language language) {
    PageWriter out{language};
    write_head(out, page.name);
    if (page.is_thanked)
        out.raw(
            fmt::format("<p class=\"note\" role=\"status\">{}</p>\n",
                        out.say("谢谢！我们会尽快查看。", "Thank you! Somebody will look soon.")));
    if (!page.refusal.empty())
        out.raw(fmt::format("<p class=\"note\" role=\"alert\">{}</p>\n", markup(page.refusal)));
    out.raw(fmt::format("<h1 lang=\"zh-CN\">{}</h1>\n<p class=\"pinyin\" lang=\"zh-Latn\">{}</p>\n",
                        markup(page.name), markup(page.pinyin)));
    if (page.is_modelled)
        out.raw(fmt::format("<p class=\"note\">{}</p>\n",
                            out.say("示范数据", "Modelled demonstration data")));
    write_facts(out, page);
    if (page.sign && geo::signing::is_standing(page.sign->state))
        write_form(out, *page.sign, page.typed);
    out.raw("</main>\n</body>\n</html>\n");
    return out.take();
}

std::string message_page_html(const std::string& message, Language language) {
    PageWriter out{language};
    write_head(out, out.say("路名", "Luming"));
    out.raw(fmt::format("<p class=\"note\" role=\"alert\">{}</p>\n", markup(message)));
    out.raw(fmt::format("<p><a href=\"/\">{}</a></p>\n",
                        out.say("查找道路和地址", "Find roads and addresses")));
    out.raw("</main>\n</body>\n</html>\n");
    return out.take();
}

}  // namespace api::http
