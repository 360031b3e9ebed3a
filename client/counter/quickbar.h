// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;

namespace tellerdesk::client {

class QuickLine;

// The one line that says a whole posting, above the page for as long as it is being typed.
class QuickBar : public QFrame {
    Q_OBJECT

public:
    QuickBar(QuickLine& line, QWidget* page);

    void open();  // with what was typed last, if it was not followed
    void done();  // followed: nothing of it stays
    void close(); // with the focus where it was
    void clear();
    bool isOpen() const { return !isHidden(); }

Q_SIGNALS:
    void submitted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void place();
    void complete(const QString& text);

    QuickLine& m_line;
    QLineEdit* m_edit;
    QLabel* m_says;
    QPointer<QWidget> m_returnTo; // had the focus before
    QString m_before;             // to complete only what grows
};

} // namespace tellerdesk::client
