// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/station.h"

#include "client/app/desk.h"
#include "client/app/mainwindow.h"
#include "client/net/apiclient.h"
#include "client/station/aboutpage.h"
#include "client/station/appearance.h"
#include "client/station/settingspage.h"
#include "client/widgets/theme.h"
#include "shared/core/clock.h"

#include <QApplication>
#include <QClipboard>

#include <utility>

namespace tellerdesk::client {

namespace {

// While the server is away it is asked again and again: that it is away is said once.
bool isWorthALine(const ApiError& error) {
    return error.kind != ApiError::Kind::Unreachable && error.kind != ApiError::Kind::TimedOut;
}

} // namespace

Station::Station(const Parts& parts, Options options)
    : m_parts(parts)
    , m_options(std::move(options))
    , m_log(parts.disk, m_options.files.logFolder)
    , m_preferences(parts.disk, m_options.files.settings, m_options.preferences)
    , m_layout(parts.window, m_preferences)
    , m_applied(m_options.preferences)
    , m_settingsPage(new SettingsPage(m_preferences))
    , m_aboutPage(new AboutPage(parts.desk)) {
    parts.window.addPage(m_settingsPage);
    parts.window.addPage(m_aboutPage);
    m_idle.setLimit(m_options.idleLimit.value_or(std::chrono::minutes(m_applied.idleMinutes)));
    follow();
}

void Station::start() {
    m_log.takeWarnings();
    m_log.started();
    if (!m_options.crashNote.isEmpty()) {
        m_log.crashedBefore();
        m_report.setCrash(m_options.crashNote);
    }
    m_layout.restore();
    m_osLock.start();
}

void Station::follow() {
    ApiClient& api = m_parts.api;
    Desk& desk = m_parts.desk;
    connect(&m_preferences, &PreferenceStore::changed, this, &Station::apply);
    connect(&m_parts.window, &MainWindow::aboutWanted, this, [this] { show(m_aboutPage); });
    connect(&m_idle, &IdleWatch::idle, &desk, &Desk::lock);
    connect(&m_osLock, &OsLock::locked, &desk, &Desk::lock);
    connect(&desk, &Desk::placeChanged, this, [this](Place place) {
        place == Place::Working ? m_idle.start() : m_idle.stop();
        if (place == Place::Locked) {
            m_log.locked();
        }
    });
    connect(&desk, &Desk::serverChanged, this, [this, &desk] {
        m_log.metServer(desk.server()->apiVersion, desk.server()->minimumClientVersion);
        m_report.setServer(desk.server()->apiVersion, desk.server()->minimumClientVersion);
    });
    connect(&api, &ApiClient::reachableChanged, this, [this](bool reachable) { m_log.reachable(reachable); });
    connect(&api, &ApiClient::failed, this,
            [this](const ApiError& error, const QByteArray& method, const QString& path) {
                if (isWorthALine(error)) {
                    m_log.failed(error, routeOf(method, path));
                    m_report.setFailure(error, routeOf(method, path), SystemClock().now());
                }
            });
}

void Station::apply() {
    const Preferences before = std::exchange(m_applied, m_preferences.now());
    if (m_applied.idleMinutes != before.idleMinutes && !m_options.idleLimit) {
        m_idle.setLimit(std::chrono::minutes(m_applied.idleMinutes));
    }
    if (m_applied.numbers != before.numbers) {
        QLocale::setDefault(numbersOf(m_applied));
    }
    const bool dark = wantsDark(m_applied, m_options.systemIsDark);
    if (dark != wantsDark(before, m_options.systemIsDark)) {
        Theme::apply(*qApp, dark);
    }
}

void Station::show(Page* page) {
    if (m_parts.desk.place() == Place::Locked) {
        return;
    }
    Page* before = m_parts.window.currentPage();
    if (before != m_settingsPage && before != m_aboutPage) {
        m_before = before;
    }
    m_parts.window.showPage(page);
}

bool Station::leave() {
    const Page* page = m_parts.window.currentPage();
    if (m_before == nullptr || (page != m_settingsPage && page != m_aboutPage)) {
        return false;
    }
    m_parts.window.bringBack(std::exchange(m_before, nullptr));
    return true;
}

bool Station::run(Command command) {
    if (command == Command::Settings) {
        show(m_settingsPage);
        return true;
    }
    if (command == Command::CopyReport) {
        copyReport();
        return true;
    }
    return command == Command::Back && leave();
}

void Station::copyReport() {
    QApplication::clipboard()->setText(m_report.text(SystemClock().now()));
    m_report.copied();
    Q_EMIT noticed(tr("The report is on the clipboard: paste it into a message to your operator."));
}

} // namespace tellerdesk::client
