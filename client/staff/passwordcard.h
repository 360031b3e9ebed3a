// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace tellerdesk::client {

// A one-time password, shown once: whatever takes it out of sight takes it away, and out of the clipboard too.
class PasswordCard : public QWidget {
    Q_OBJECT

public:
    explicit PasswordCard(QWidget* parent = nullptr);

    void show(const QString& fullName, const QString& username, const QString& password);
    void forget();
    bool isEmpty() const;

Q_SIGNALS:
    void done();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void copy();

    QLabel* m_whose;
    QLineEdit* m_password;
    QLabel* m_copied;
};

} // namespace tellerdesk::client
