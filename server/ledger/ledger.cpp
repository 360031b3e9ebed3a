// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ledger/ledger.h"

#include "server/ledger/lane.h"
#include "server/ledger/queue.h"

#include <QThread>

#include <utility>
#include <vector>

namespace tellerdesk::server::ledger {

class Ledger::Private {
public:
    Private(LedgerSettings given, const Clock& givenClock, BusinessDate givenDate)
        : settings(std::move(given))
        , clock(givenClock)
        , businessDate(std::move(givenDate))
        , queue(settings.queueCap) {}

    // A connection belongs to the thread that makes it.
    void work() {
        Lane lane(settings.connection, clock, businessDate);
        for (auto batch = queue.take(settings.batchCap); !batch.empty(); batch = queue.take(settings.batchCap)) {
            lane.work(batch);
        }
    }

    const LedgerSettings settings;
    const Clock& clock;
    const BusinessDate businessDate;
    Queue queue;
    std::vector<std::unique_ptr<QThread>> threads;
};

Ledger::Ledger(LedgerSettings settings, const Clock& clock, BusinessDate businessDate)
    : m_private(std::make_unique<Private>(std::move(settings), clock, std::move(businessDate))) {}

Ledger::~Ledger() {
    stop();
}

void Ledger::start() {
    m_private->queue.open();
    for (int i = 0; i < m_private->settings.lanes; ++i) {
        m_private->threads.emplace_back(QThread::create([work = m_private.get()] { work->work(); }));
        m_private->threads.back()->setObjectName(QStringLiteral("ledger-lane-%1").arg(i));
        m_private->threads.back()->start();
    }
}

void Ledger::submit(Order order, Answer answer) {
    Pending pending{.order = std::move(order), .answer = std::move(answer)};
    switch (m_private->queue.add(pending)) {
    case Queue::Added::Yes:
        return;
    case Queue::Added::Full:
        return pending.answer({.result = Failure{.code = ErrorCode::Busy}});
    case Queue::Added::Closed:
        return pending.answer({.result = Failure{.code = ErrorCode::Unavailable}});
    }
}

void Ledger::stop() {
    m_private->queue.close();
    for (const auto& thread : m_private->threads) {
        thread->wait();
    }
    m_private->threads.clear();
}

} // namespace tellerdesk::server::ledger
