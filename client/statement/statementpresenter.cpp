// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/statementpresenter.h"

#include <algorithm>
#include <limits>

namespace tellerdesk::client {

namespace {

constexpr int kWindow = 100; // rows that are fetched together
constexpr int kMostInFlight = 2;
constexpr std::size_t kMostWindows = 64;

} // namespace

StatementPresenter::StatementPresenter(Api& api, QObject* parent)
    : QObject(parent)
    , m_api(api) {}

template <class Message, class Take>
void StatementPresenter::ask(ApiCall call, Take take) {
    m_api.sendFor<Message>(std::move(call), this,
                           [this, shown = m_shown, take = std::move(take)](Outcome<Message> message) {
                               if (shown == m_shown) {
                                   take(std::move(message));
                               }
                           });
}

void StatementPresenter::show(const AccountInfo& account) {
    m_account = account;
    m_from = m_to = QDate();
    load();
}

void StatementPresenter::leave() {
    m_account = {};
    m_from = m_to = QDate();
    ++m_shown;
    m_windows.clear();
    m_summary.reset();
    m_error.reset();
    m_paper.reset();
    m_paperWanted = false;
    m_newest = m_oldest = 0;
    Q_EMIT reset();
    Q_EMIT changed();
}

void StatementPresenter::setPeriod(QDate from, QDate to) {
    if (from != m_from || to != m_to) {
        m_from = from;
        m_to = to;
        load();
    }
}

void StatementPresenter::load() {
    ++m_shown;
    m_windows.clear();
    m_summary.reset();
    m_error.reset();
    m_paper.reset();
    m_paperWanted = false;
    m_newest = m_oldest = 0;
    m_inFlight = 0;
    m_lookFirst = 0;
    m_lookLast = -1;
    m_state = State::Loading;
    Q_EMIT reset();
    Q_EMIT changed();
    loadNewest();
}

void StatementPresenter::retry() {
    if (m_state == State::Failed) {
        return load();
    }
    m_error.reset();
    if (!m_summary) {
        loadSummary();
    }
    std::erase_if(m_windows, [](const auto& each) { return each.second.state == RowState::Failed; });
    Q_EMIT rowsChanged(0, rows() - 1);
    Q_EMIT changed();
    pump();
}

void StatementPresenter::addPeriod(ApiCall& call) const {
    if (m_from.isValid()) {
        call.query.addQueryItem(QStringLiteral("from"), m_from.toString(Qt::ISODate));
    }
    if (m_to.isValid()) {
        call.query.addQueryItem(QStringLiteral("to"), m_to.toString(Qt::ISODate));
    }
}

ApiCall StatementPresenter::entriesCall(int limit) const {
    ApiCall call{.path = QStringLiteral("/v1/accounts/%1/entries").arg(m_account.id.toString())};
    call.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    return call;
}

void StatementPresenter::loadNewest() {
    ApiCall call = entriesCall(kWindow);
    addPeriod(call);
    ask<tellerdesk::Page<EntryInfo>>(std::move(call), [this](auto page) { takeNewest(std::move(page)); });
}

void StatementPresenter::loadSummary() {
    ApiCall call{.path = QStringLiteral("/v1/accounts/%1/entries/summary").arg(m_account.id.toString())};
    addPeriod(call);
    ask<EntrySummary>(std::move(call), [this](auto summary) { takeSummary(std::move(summary)); });
}

void StatementPresenter::takeNewest(Outcome<tellerdesk::Page<EntryInfo>> page) {
    if (!page) {
        m_error = page.error();
        m_state = State::Failed;
        m_paperWanted = false;
        return Q_EMIT changed();
    }
    m_state = State::Ready;
    if (!page->items.empty()) {
        m_newest = page->items.front().entryNumber;
        // Numbers have no gap: an open beginning is 1. Another one is known when the sums are.
        m_oldest = !page->next         ? page->items.back().entryNumber
                   : !m_from.isValid() ? 1
                   : m_summary         ? m_summary->firstEntryNumber.value_or(m_newest)
                                       : page->items.back().entryNumber;
        // Entries of another day that came in between are in the rows, but not in this page.
        const qint64 span = m_newest - page->items.back().entryNumber + 1;
        if (span == static_cast<qint64>(page->items.size())) {
            m_windows[0] = {.state = RowState::Ready, .entries = std::move(page->items)};
        }
    }
    Q_EMIT reset();
    Q_EMIT changed();
    loadSummary(); // after what is seen first: adding up many entries takes the server longer
}

void StatementPresenter::takeSummary(Outcome<EntrySummary> summary) {
    if (!summary) {
        m_error = summary.error();
        m_paperWanted = false;
        return Q_EMIT changed();
    }
    m_summary = *std::move(summary);
    const qint64 oldest = m_summary->firstEntryNumber.value_or(m_oldest);
    if (m_state == State::Ready && m_newest > 0 && oldest < m_oldest) {
        m_oldest = oldest;
        Q_EMIT reset();
    }
    Q_EMIT changed();
    beginPaper();
}

int StatementPresenter::rows() const {
    const qint64 count = m_newest == 0 ? 0 : m_newest - m_oldest + 1;
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max() - 1));
}

int StatementPresenter::rowOf(qint64 entryNumber) const {
    const qint64 row = m_newest - entryNumber;
    return row >= 0 && row < rows() ? static_cast<int>(row) : -1;
}

const EntryInfo* StatementPresenter::entry(int row) const {
    const auto window = m_windows.find(row / kWindow);
    const auto at = static_cast<std::size_t>(row % kWindow);
    return window != m_windows.end() && at < window->second.entries.size() ? &window->second.entries[at] : nullptr;
}

StatementPresenter::RowState StatementPresenter::rowState(int row) const {
    const auto window = m_windows.find(row / kWindow);
    return window == m_windows.end() ? RowState::Loading : window->second.state;
}

bool StatementPresenter::hasFailedRows() const {
    return std::any_of(m_windows.begin(), m_windows.end(),
                       [](const auto& each) { return each.second.state == RowState::Failed; });
}

void StatementPresenter::look(int firstRow, int lastRow) {
    m_lookFirst = std::max(firstRow, 0);
    m_lookLast = std::min(lastRow, rows() - 1);
    pump();
}

// What is on the screen now; what somebody scrolled past is not fetched any more.
void StatementPresenter::pump() {
    if (m_lookLast < m_lookFirst) {
        return;
    }
    for (int index = m_lookFirst / kWindow; index <= m_lookLast / kWindow && m_inFlight < kMostInFlight; ++index) {
        if (!m_windows.contains(index)) {
            fetchWindow(index);
        }
    }
}

void StatementPresenter::fetchWindow(int index) {
    m_windows[index] = {};
    ++m_inFlight;
    const int firstRow = index * kWindow;
    ApiCall call = entriesCall(std::min(kWindow, rows() - firstRow));
    call.query.addQueryItem(QStringLiteral("start"), QString::number(numberOf(firstRow)));
    ask<tellerdesk::Page<EntryInfo>>(std::move(call), [this, index](auto page) { takeWindow(index, std::move(page)); });
}

void StatementPresenter::takeWindow(int index, Outcome<tellerdesk::Page<EntryInfo>> page) {
    --m_inFlight;
    if (page) {
        m_windows[index] = {.state = RowState::Ready, .entries = std::move(page->items)};
    } else {
        m_windows[index].state = RowState::Failed;
        m_error = page.error();
        Q_EMIT changed();
    }
    forgetFarWindows();
    const int firstRow = index * kWindow;
    Q_EMIT rowsChanged(firstRow, std::min(firstRow + kWindow, rows()) - 1);
    pump();
}

void StatementPresenter::forgetFarWindows() {
    const int middle = (m_lookFirst + m_lookLast) / 2 / kWindow;
    while (m_windows.size() > kMostWindows) {
        const auto first = m_windows.begin();
        const auto last = std::prev(m_windows.end());
        m_windows.erase(middle - first->first > last->first - middle ? first : last);
    }
}

void StatementPresenter::collectForPaper(bool print) {
    if (isCollecting() || m_account.number.isEmpty()) {
        return;
    }
    if (m_error) {
        retry();
    }
    m_paperWanted = true;
    m_printWanted = print;
    Q_EMIT changed();
    beginPaper();
}

void StatementPresenter::beginPaper() {
    if (!m_paperWanted || m_state != State::Ready || !m_summary) {
        return;
    }
    m_paperWanted = false;
    if (m_summary->count > kMostOnPaper) {
        return Q_EMIT paperRefused();
    }
    m_paper = StatementPeriod{.account = m_account,
                              .from = m_from,
                              .to = m_to,
                              .openingMinor = m_summary->openingMinor,
                              .closingMinor = m_summary->closingMinor,
                              .creditsMinor = m_summary->creditsMinor,
                              .debitsMinor = m_summary->debitsMinor,
                              .print = m_printWanted};
    Q_EMIT changed();
    collectMore(std::nullopt);
}

void StatementPresenter::collectMore(const std::optional<QString>& cursor) {
    ApiCall call = entriesCall(kMaxPageLimit);
    addPeriod(call);
    // No later entry than those that the sums are of.
    call.query.addQueryItem(QStringLiteral("start"), QString::number(m_summary->lastEntryNumber.value_or(1)));
    if (cursor) {
        call.query.addQueryItem(QStringLiteral("cursor"), *cursor);
    }
    ask<tellerdesk::Page<EntryInfo>>(std::move(call), [this](Outcome<tellerdesk::Page<EntryInfo>> page) {
        if (!page) {
            m_paper.reset();
            m_error = page.error();
            return Q_EMIT changed();
        }
        auto& entries = m_paper->entries;
        entries.insert(entries.end(), page->items.begin(), page->items.end());
        if (page->next) {
            Q_EMIT changed();
            return collectMore(page->next);
        }
        const StatementPeriod period = *std::exchange(m_paper, std::nullopt);
        Q_EMIT changed();
        Q_EMIT periodReady(period);
    });
}

} // namespace tellerdesk::client
