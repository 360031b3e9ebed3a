// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/diskthread.h"
#include "client/station/preferences.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace tellerdesk::client {

// The preferences as they are now; a change is on disk soon after, by the disk's thread.
class PreferenceStore : public QObject {
    Q_OBJECT

public:
    PreferenceStore(DiskThread& disk, QString file, Preferences preferences, QObject* parent = nullptr);
    ~PreferenceStore() override; // hands over what is not written yet

    const Preferences& now() const { return m_now; }
    void change(const std::function<void(Preferences&)>& how);
    void writeNow(); // and tells the outcome, whether or not anything has changed

Q_SIGNALS:
    void changed();
    void written(bool worked);

private:
    DiskThread& m_disk;
    QString m_file;
    Preferences m_now;
    QTimer m_soon; // dragging a column changes its width a hundred times
};

} // namespace tellerdesk::client
