// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/fieldreader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk {

// How many items a list is asked for.
inline constexpr int kMinPageLimit = 1;
inline constexpr int kMaxPageLimit = 200;
inline constexpr int kDefaultPageLimit = 50;

// One page of any list: {"items": [...], "next": cursor or null}. Item has toJson() and a static read(FieldReader&).
template <class Item>
struct Page {
    std::vector<Item> items = {};
    std::optional<QString> next = {}; // nothing more follows when there is none

    QJsonObject toJson() const {
        QJsonArray array;
        for (const Item& item : items) {
            array.append(item.toJson());
        }
        return {{QStringLiteral("items"), array},
                {QStringLiteral("next"), next ? QJsonValue(*next) : QJsonValue(QJsonValue::Null)}};
    }
    static Result<Page> fromJson(const JsonValue& json) {
        FieldReader in(json, FieldReader::Unread::Pass);
        Page page;
        page.items = in.list("items", [](FieldReader& item) { return Item::read(item); });
        page.next = in.optionalAnyText("next");
        return in.finish(std::move(page));
    }
    bool operator==(const Page&) const = default;
};

} // namespace tellerdesk
