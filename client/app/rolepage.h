// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"

class QLabel;

namespace tellerdesk::client {

class Session;

// For a role that has no work at the counter: says what the role may do and where.
class RolePage : public Page {
    Q_OBJECT

public:
    explicit RolePage(const Session& session, QWidget* parent = nullptr);

    QString title() const override { return tr("Welcome"); }
    std::vector<Command> commands() const override { return {Command::Lock}; }
    void enter() override;

private:
    const Session& m_session;
    QLabel* m_text;
};

} // namespace tellerdesk::client
