// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace tellerdesk::client {

// An amount in large type; one that is too long for that is set smaller, never cut off and never wrapped.
class AmountLabel : public QLabel {
    Q_OBJECT

public:
    explicit AmountLabel(QWidget* parent = nullptr);

    void setAmountText(const QString& text); // also the accessible name
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
};

} // namespace tellerdesk::client
