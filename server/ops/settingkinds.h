// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/setting.h"

namespace tellerdesk::server::ops::kinds {

// How a value of each kind is read and shown. A Field is the function that finds the member in a Configuration.
template <class T>
using Field = T& (*)(Configuration&);

struct Range {
    qint64 least = 0;
    qint64 most = 0;
};
struct Span {
    std::chrono::milliseconds least{};
    std::chrono::milliseconds most{};
};

Setting text(const char* name, Field<QString> field, const char* help);
Setting file(const char* name, Field<QString> field, const char* help);
Setting databaseUrl(const char* name, Field<QString> field, const char* help);
Setting secret(const char* name, Field<QString> field, const char* help);
Setting boolean(const char* name, Field<bool> field, const char* help);
Setting count(const char* name, Field<int> field, Range range, const char* help);
Setting count(const char* name, Field<std::size_t> field, Range range, const char* help);
Setting bytes(const char* name, Field<qsizetype> field, Range range, const char* help);
Setting duration(const char* name, Field<std::chrono::milliseconds> field, Span span, const char* help);

// Those that there is one of.
Setting serverAddress(const char* name, const char* help);
Setting certificateNames(const char* name, const char* help);
Setting tokenFormat(const char* name, const char* help);
Setting timeZone(const char* name, const char* help);
Setting logFormat(const char* name, const char* help);

} // namespace tellerdesk::server::ops::kinds
