// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/printing/spooler.h"

#include <QPointer>

#include <utility>
#include <vector>

namespace tellerdesk::test {

// Printers as a test plays them: orders wait here until the test says what became of them.
class FakeSpooler final : public client::Spooler {
public:
    void list(QObject* context, std::function<void(const client::PrinterList&)> done) override {
        if (context != nullptr && answersLists) {
            done(printers);
        }
    }
    void print(const client::PrintOrder& order, QObject* context,
               std::function<void(const std::optional<client::PrintFault>&)> done) override {
        orders.push_back(order);
        m_waiting.push_back({context, std::move(done)});
    }

    bool isWaiting() const { return !m_waiting.empty(); }
    // Of the oldest order that waits; nothing: it is printed.
    void say(const std::optional<client::PrintFault>& fault) {
        const auto oldest = std::move(m_waiting.front());
        m_waiting.erase(m_waiting.begin());
        if (oldest.first) {
            oldest.second(fault);
        }
    }

    client::PrinterList printers = {.names = {QStringLiteral("Desk_7"), QStringLiteral("Office")},
                                    .standard = QStringLiteral("Desk_7")};
    bool answersLists = true;
    std::vector<client::PrintOrder> orders;

private:
    std::vector<std::pair<QPointer<QObject>, std::function<void(const std::optional<client::PrintFault>&)>>> m_waiting;
};

} // namespace tellerdesk::test
