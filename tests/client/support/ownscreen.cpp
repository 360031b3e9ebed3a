// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/ownscreen.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

namespace tellerdesk::test {

namespace {

constexpr char kInside[] = "TELLERDESK_ON_OWN_SCREEN";
constexpr int kPatienceMs = 20'000;
constexpr int kLongestMs = 110'000;

} // namespace

bool isOnOwnScreen() {
    return qEnvironmentVariableIsSet(kInside);
}

int runOnOwnScreen() {
    QProcess screen;
    screen.setStandardErrorFile(QProcess::nullDevice());
    screen.start(QStringLiteral("Xvfb"),
                 {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                  QStringLiteral("1400x900x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    while (!screen.canReadLine()) { // the display's number, and the end of its line, are two writes
        if (!screen.waitForReadyRead(kPatienceMs)) {
            std::fputs("Xvfb does not start\n", stderr);
            return 1;
        }
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY", "NO_AT_BRIDGE"}) {
        environment.remove(QString::fromLatin1(name));
    }
    environment.insert(QStringLiteral("DISPLAY"), u':' + QString::fromLatin1(screen.readLine()).trimmed());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QStringLiteral("QT_IM_MODULE"), QStringLiteral("none"));
    environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
    environment.insert(QString::fromLatin1(kInside), QStringLiteral("1"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    QStringList arguments = QCoreApplication::arguments();
    arguments[0] = QCoreApplication::applicationFilePath();
    process.start(QStringLiteral("dbus-run-session"), QStringList{QStringLiteral("--")} + arguments);
    const bool ended = process.waitForFinished(kLongestMs) && process.exitStatus() == QProcess::NormalExit;
    screen.kill();
    screen.waitForFinished();
    return ended ? process.exitCode() : 1;
}

} // namespace tellerdesk::test
