// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace tellerdesk::client {

class Desk;

// Which versions work together here, and under which licences: their full texts, to be read by keys.
class AboutPage : public Page {
    Q_OBJECT

public:
    explicit AboutPage(const Desk& desk, QWidget* parent = nullptr);

    QString title() const override { return tr("About Tellerdesk"); }
    QString chapter() const override { return QStringLiteral("trouble"); }
    bool showsDesk() const override { return false; }
    void enter() override;

private:
    void showLicence();

    const Desk& m_desk;
    QLabel* m_versions;
    QComboBox* m_licence;
    QPlainTextEdit* m_text;
};

} // namespace tellerdesk::client
