// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/login/cardpage.h"

namespace tellerdesk::client {

class Desk;

// Server and program do not work together: which of the two is too old, and who can mend it.
class VersionPage : public CardPage {
    Q_OBJECT

public:
    explicit VersionPage(Desk& desk, QWidget* parent = nullptr);
    QString chapter() const override { return QStringLiteral("trouble"); }
    void enter() override;

Q_SIGNALS:
    void retryWanted();
    void anotherServerWanted();

protected:
    void submit() override;

private:
    Desk& m_desk;
};

} // namespace tellerdesk::client
