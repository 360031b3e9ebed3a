// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/errorcode.h"

#include <QString>

#include <optional>

namespace tellerdesk {

// What a text field takes. Lengths are Unicode characters. No rule takes control characters (a line feed only where
// `multiLine` says so), lone surrogates or noncharacters, and none that asks for a text takes one that shows nothing
// (only spaces, marks of direction, joiners). Texts are kept exactly as typed.
struct TextRule {
    int min = 1;
    int max = 200;
    bool multiLine = false;
    enum class Form { Free, Username, Email, Phone, Date } form = Form::Free;
};

inline constexpr TextRule kFullNameRule{.min = 1, .max = 200};
inline constexpr TextRule kUsernameRule{.min = 2, .max = 64, .form = TextRule::Form::Username}; // a-z 0-9 . _ -
inline constexpr TextRule kEmailRule{.min = 3, .max = 254, .form = TextRule::Form::Email};
inline constexpr TextRule kPhoneRule{.min = 3, .max = 32, .form = TextRule::Form::Phone};
inline constexpr TextRule kAddressRule{.min = 1, .max = 500, .multiLine = true};
inline constexpr TextRule kDocumentTypeRule{.min = 1, .max = 40};
inline constexpr TextRule kDocumentNumberRule{.min = 1, .max = 64};
inline constexpr TextRule kNarrativeRule{.min = 0, .max = 140};
inline constexpr TextRule kReasonRule{.min = 1, .max = 500};
inline constexpr TextRule kDateOfBirthRule{
    .min = 10, .max = 10, .form = TextRule::Form::Date}; // YYYY-MM-DD, a real day
inline constexpr TextRule kSearchRule{.min = 0, .max = 200};

// Nothing when the text is fine.
std::optional<FieldFault> faultOf(const TextRule& rule, const QString& text);

} // namespace tellerdesk
