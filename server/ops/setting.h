// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/configuration.h"

#include <QString>

#include <functional>
#include <optional>
#include <span>

namespace tellerdesk::server::ops {

enum class Privacy {
    Open,
    Password, // a URL whose password is not shown
    Secret    // not shown, and not taken from the command line, which every user of the machine can read
};

// One name that an operator can set, in app.env, in the environment, or as --its-name on the command line.
struct Setting {
    const char* name;
    const char* help;
    Privacy privacy = Privacy::Open;
    bool emptyIsDefault = false; // it may be without a value, and an empty text says so
    // Why the text is refused, without repeating it; nothing when it has been taken over.
    std::function<std::optional<QString>(Configuration&, const QString&)> set = {};
    std::function<QString(const Configuration&)> show = {};
};

// All of them, in the order of --help.
std::span<const Setting> allSettings();

const Setting* findSetting(const QString& name);

// SERVER_ADDRESS -> server-address
QString optionName(const Setting& setting);

// What may be shown of the setting's value.
QString shownValue(const Setting& setting, const Configuration& configuration);

} // namespace tellerdesk::server::ops
