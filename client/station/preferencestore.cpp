// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/preferencestore.h"

#include <utility>

namespace tellerdesk::client {

namespace {

constexpr std::chrono::milliseconds kSoon{300};

} // namespace

PreferenceStore::PreferenceStore(DiskThread& disk, QString file, Preferences preferences, QObject* parent)
    : QObject(parent)
    , m_disk(disk)
    , m_file(std::move(file))
    , m_now(std::move(preferences)) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &PreferenceStore::writeNow);
}

PreferenceStore::~PreferenceStore() {
    if (m_soon.isActive()) {
        writeNow();
    }
}

void PreferenceStore::change(const std::function<void(Preferences&)>& how) {
    Preferences next = m_now;
    how(next);
    if (next == m_now) {
        return;
    }
    m_now = std::move(next);
    m_soon.start();
    Q_EMIT changed();
}

void PreferenceStore::writeNow() {
    m_soon.stop();
    m_disk.run(
        this, [file = m_file, preferences = m_now] { return writePreferences(file, preferences); },
        [this](bool worked) { Q_EMIT written(worked); });
}

} // namespace tellerdesk::client
