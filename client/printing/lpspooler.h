// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/printing/spooler.h"

#include <chrono>

namespace tellerdesk::client {

// CUPS by its own commands, as processes of their own: what hangs there (a printer on the network, a discovery) hangs
// in them and is killed in time, never in this program. An order is followed until CUPS says what became of it.
class LpSpooler final : public QObject, public Spooler {
    Q_OBJECT

public:
    struct Settings {
        QString lp = QStringLiteral("lp");
        QString lpstat = QStringLiteral("lpstat");
        std::chrono::milliseconds limit{15'000};  // for one command
        std::chrono::milliseconds pause{1'500};   // between two looks at an order
        std::chrono::milliseconds watch{120'000}; // then it counts as waiting
    };

    LpSpooler()
        : LpSpooler(Settings()) {}
    explicit LpSpooler(Settings settings, QObject* parent = nullptr);

    void list(QObject* context, std::function<void(const PrinterList&)> done) override;
    void print(const PrintOrder& order, QObject* context,
               std::function<void(const std::optional<PrintFault>&)> done) override;

private:
    struct Watched;
    void look(const std::shared_ptr<Watched>& watched);

    Settings m_settings;
};

// What `lpstat -l -W all -o` says of one order.
enum class JobState { Unknown, Active, Done, Aborted, Cancelled };
JobState jobStateIn(const QByteArray& listing, const QByteArray& job);

} // namespace tellerdesk::client
