// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_entries.h"
#include "shared/money/currency.h"

#include <QWidget>

#include <vector>

namespace tellerdesk::client {

// An account's balance over a period, as a line. What it shows stands in words in its accessible description.
class BalancePlot : public QWidget {
    Q_OBJECT

public:
    explicit BalancePlot(QWidget* parent = nullptr);

    void setPoints(std::vector<BalancePoint> points, Currency currency);
    QString summary() const; // in words; empty without points
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<BalancePoint> m_points;
    Currency m_currency;
};

// Where a balance stands between two others, 0 at the lowest to `height` at the highest; exact for all of 64 bits.
int heightOf(qint64 balance, qint64 lowest, qint64 highest, int height);

} // namespace tellerdesk::client
