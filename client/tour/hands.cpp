// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tour/hands.h"

#include "client/app/application.h"
#include "client/app/mainwindow.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPixmap>
#include <QScreen>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kActivationMs = 1'000;

double since(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

Hands::Hands(WatchedApplication& qt, Application& application)
    : m_qt(qt)
    , m_application(application) {}

QWidget& Hands::window() const {
    return m_application.window();
}

void Hands::activate() {
    if (QApplication::activeModalWidget() == nullptr && !window().isActiveWindow()) {
        window().activateWindow(); // which no window manager does when a dialog has gone
        runUntil([this] { return window().isActiveWindow(); }, kActivationMs);
    }
}

// To the window as the platform would, so that shortcuts and focus are found as ever.
void Hands::press(QKeyCombination keys) {
    activate();
    QWidget* modal = QApplication::activeModalWidget();
    QWindow* target = (modal != nullptr ? *modal : window()).windowHandle();
    QTest::keyClick(target, keys.key(), keys.keyboardModifiers());
}

void Hands::type(const QString& text) {
    for (const QChar letter : text) {
        QTest::keyClick(window().windowHandle(), letter.toLatin1());
    }
}

void Hands::rest(int ms) {
    QTest::qWait(ms);
}

// Wakes with each event, not by a clock, so that waiting adds nothing to what is measured.
bool Hands::runUntil(const std::function<bool()>& there, int patienceMs) {
    QTimer wake; // for patience that ends while nothing happens
    wake.start(20);
    QElapsedTimer timer;
    timer.start();
    while (!there()) {
        if (timer.hasExpired(patienceMs)) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

bool Hands::comesTo(const char* what, const std::function<bool()>& there) {
    if (runUntil(there, kPatienceMs)) {
        return true;
    }
    m_failure = QStringLiteral("did not come to: %1 (shown: \"%2\" \"%3\")")
                    .arg(QLatin1StringView(what), textOf("pageError"), textOf("messageText"));
    return false;
}

// What follows from the paint at once, and the screen's server having done what it was sent: reading a pixel waits for
// it.
void Hands::finishPainting() {
    QCoreApplication::processEvents();
    QGuiApplication::primaryScreen()->grabWindow(0, 0, 0, 1, 1);
}

std::optional<double> Hands::millisecondsOf(const QString& what, const std::function<void()>& act) {
    return millisecondsOf(what, act, [] { return true; });
}

std::optional<double> Hands::millisecondsOf(const QString& what, const std::function<void()>& act,
                                            const std::function<bool()>& changed) {
    QElapsedTimer timer;
    const qint64 before = m_qt.paints();
    timer.start();
    act();
    if (!changed()) {
        return std::nullopt;
    }
    if (!runUntil([this, before] { return m_qt.paints() > before; }, kPatienceMs)) {
        m_failure = QStringLiteral("was not painted: %1").arg(what);
        return std::nullopt;
    }
    finishPainting();
    return since(timer);
}

// Asked before each paint, not after it: one that comes at once with what is awaited is not missed, and so a later one,
// of a cursor that blinks, is not taken for it.
std::optional<double> Hands::millisecondsTo(const char* what, const std::function<void()>& act,
                                            const std::function<bool()>& there) {
    QElapsedTimer timer;
    m_qt.await(there);
    timer.start();
    act();
    const bool shown = comesTo(what, [this] { return m_qt.awaitedShown(); });
    m_qt.await({});
    if (!shown) {
        return std::nullopt;
    }
    finishPainting();
    return since(timer);
}

bool Hands::isShown(const char* objectName) const {
    const auto found = window().findChildren<QWidget*>(QString::fromLatin1(objectName));
    return std::any_of(found.begin(), found.end(), [](const QWidget* widget) { return widget->isVisible(); });
}

QString Hands::textOf(const char* objectName) const {
    for (const QLabel* label : window().findChildren<QLabel*>(QString::fromLatin1(objectName))) {
        if (label->isVisible()) {
            return label->text();
        }
    }
    return {};
}

QTableView* Hands::shownTable(const char* objectName) const {
    for (auto* table : window().findChildren<QTableView*>(QString::fromLatin1(objectName))) {
        if (table->isVisible() && table->model() != nullptr && table->model()->rowCount() > 0) {
            return table;
        }
    }
    return nullptr;
}

} // namespace tellerdesk::client
