// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/application.h"

#include <QKeyCombination>
#include <QString>

#include <functional>
#include <memory>

class QWidget;

namespace tellerdesk::test {

// The client as it is, in this process, driven by keys. Its files lie in one folder; another one on the same folder is
// the next start of the program.
class RealDesk {
public:
    // The folder holds tellerdesk.conf.
    explicit RealDesk(const QString& folder, client::Application::Options options = {});

    client::Application& application() { return *m_application; }
    QWidget& window() const;

    void press(QKeyCombination keys) const;
    void type(const QString& text) const;
    QWidget* find(const char* objectName) const; // a visible one, or nothing
    bool isShown(const char* objectName) const { return find(objectName) != nullptr; }
    QString textOf(const char* objectName) const;
    bool waitFor(const char* objectName) const;
    bool waitUntil(const std::function<bool()>& condition) const;

    // By keys. False: it did not come to that.
    bool signIn(const QString& username) const;
    bool openTill() const;
    bool serve(const QString& fullName) const;
    bool unlock() const;

private:
    std::unique_ptr<client::Application> m_application;
};

} // namespace tellerdesk::test
