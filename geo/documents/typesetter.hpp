// SPDX-License-Identifier: Apache-2.0
// Text set in lines by Pango. Lengths are points (1/72 inch). Everything drawn goes through
// printable() first.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace geo::documents {

enum class Align { left, centre, right, justified };
/// Two families of one design: serif for papers, sans for signs.
enum class Typeface { serif, serif_bold, sans_bold };

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
    bool operator==(const Colour&) const = default;
};

inline constexpr double points_per_mm = 72.0 / 25.4;
constexpr double mm(double millimetres) { return millimetres * points_per_mm; }

struct TextStyle {
    double size = 11;
    Typeface typeface = Typeface::serif;
    Align align = Align::left;
    double leading = 1.4;  ///< from line to line, as a multiple of the size
    double indent = 0;     ///< of a paragraph's first line
    Colour colour;
};

/// A text broken into lines of one width. Cheap to copy; the shaped text is shared.
class TextBlock {
  public:
    struct Shaped;  ///< Pango's side of it
    explicit TextBlock(std::shared_ptr<const Shaped> shaped) : shaped_(std::move(shaped)) {}

    std::size_t line_count() const;
    double pitch() const;  ///< from line to line
    double height() const { return pitch() * static_cast<double>(line_count()); }
    const Shaped& shaped() const { return *shaped_; }

  private:
    std::shared_ptr<const Shaped> shaped_;
};

/// Belongs to one thread while it is in use. What it set before it hands out again: the cells of a
/// long list repeat.
class Typesetter {
  public:
    /// \throws Error(unavailable) when no installed font has Chinese: a paper of empty boxes is
    /// worse than none.
    Typesetter();
    ~Typesetter();
    Typesetter(Typesetter&&) noexcept;

    TextBlock set(std::string_view text, const TextStyle& style, double width);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace geo::documents
