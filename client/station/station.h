// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/commands.h"
#include "client/station/desklog.h"
#include "client/station/idlewatch.h"
#include "client/station/layoutmemory.h"
#include "client/station/oslock.h"
#include "client/station/preferencestore.h"
#include "client/station/report.h"
#include "client/station/stationfiles.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace tellerdesk::client {

class AboutPage;
class ApiClient;
class Desk;
class MainWindow;
class Page;
class SettingsPage;

// What the desk is to its PC and to its user's habits, beside the bank's business: settings, the lock that falls by
// itself, the log, the report, the page about the program.
class Station : public QObject {
    Q_OBJECT

public:
    struct Parts {
        DiskThread& disk;
        ApiClient& api;
        Desk& desk;
        MainWindow& window;
    };
    struct Options {
        StationFiles files = {};
        Preferences preferences = {};
        QString crashNote = {}; // of the run before this one
        bool systemIsDark = false;
        std::optional<std::chrono::milliseconds> idleLimit = {}; // none: what the preferences say
    };

    Station(const Parts& parts, Options options);

    void start();                                    // before the window is shown
    void followTables() { m_layout.followTables(); } // once the window has all its pages
    bool run(Command command);                       // false: not one of the station's
    void noteRaised() { m_log.raised(); }
    const Report& report() const { return m_report; }
    void copyReport();

Q_SIGNALS:
    void noticed(const QString& text);

private:
    void follow();
    void apply();
    void show(Page* page);
    bool leave();

    Parts m_parts;
    Options m_options;
    DeskLog m_log;
    Report m_report;
    PreferenceStore m_preferences;
    LayoutMemory m_layout;
    IdleWatch m_idle;
    OsLock m_osLock;
    Preferences m_applied;
    SettingsPage* m_settingsPage;
    AboutPage* m_aboutPage;
    Page* m_before = nullptr; // where the person was before they came to one of the station's pages
};

} // namespace tellerdesk::client
