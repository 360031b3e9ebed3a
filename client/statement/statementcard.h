// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_entries.h"
#include "shared/money/currency.h"

#include <QFrame>

#include <optional>

class QGridLayout;
class QLabel;

namespace tellerdesk::client {

class BalancePlot;

// What a statement's period adds up to: the sums, each named as a whole for a screen reader, and the plot.
class StatementCard : public QFrame {
    Q_OBJECT

public:
    explicit StatementCard(QWidget* parent = nullptr);

    // Nothing: the sums are on their way, or could not be read.
    void show(const std::optional<EntrySummary>& summary, Currency currency, bool failed);

private:
    struct Line {
        QLabel* name;
        QLabel* value;
    };
    Line addLine(QGridLayout* grid, const char* objectName, const QString& name);
    static void set(const Line& line, const QString& value);

    Line m_opening;
    Line m_credits;
    Line m_debits;
    Line m_closing;
    Line m_count;
    BalancePlot* m_plot;
};

} // namespace tellerdesk::client
