// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/desk.h"
#include "client/station/preferences.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace tellerdesk::client {

class MainWindow;

// Puts the client together: what talks to the server, the presenters, the window with its pages, and which page follows
// which.
class Application : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString dataFolder = {};      // outbox; empty: the platform's
        QString documentsFolder = {}; // receipts and statements; empty: the user's documents
        bool keychain = true;         // false: the refresh token stays in memory
        Preferences preferences = {}; // as they were read before the start
        QString crashNote = {};       // of the run before this one
        bool systemIsDark = false;
        std::optional<std::chrono::milliseconds> idleLimit = {}; // before the desk locks; none: the user's choice
    };

    explicit Application(const Options& options);
    ~Application() override;

    static QString defaultDataFolder();

    void start();
    void bringToFront(); // somebody has started the program a second time
    MainWindow& window();
    Desk& desk();

Q_SIGNALS:
    void documentSaved(const QString& file);

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace tellerdesk::client
