// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"

class QTextBrowser;

namespace tellerdesk::client {

// The manual in the desk's language, which is part of the program: docs/manual. Shows no customer's data, so it may be
// read at any place, before sign-in too.
class ManualPage : public Page {
    Q_OBJECT

public:
    explicit ManualPage(QWidget* parent = nullptr);

    // `chapter` is an anchor of manual.html; an unknown or empty one opens the beginning. Above it stands what stood
    // above the page it is opened from.
    void open(const QString& chapter, bool showsDesk);

    QString title() const override { return tr("Manual"); }
    bool showsDesk() const override { return m_showsDesk; }
    bool stepBack() override;
    void enter() override;

Q_SIGNALS:
    void left(); // back to where it was opened

private:
    QTextBrowser* m_text;
    bool m_showsDesk = false;
};

} // namespace tellerdesk::client
