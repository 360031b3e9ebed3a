// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "client/statement/statementperiod.h"
#include "shared/api/messages_entries.h"
#include "shared/api/page.h"

#include <QDate>
#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <vector>

namespace tellerdesk::client {

// An account's entries of a period, newest first, however many: only the rows that are looked at are fetched, by their
// numbers, and the oldest looks are forgotten. Beside them what the period adds up to.
class StatementPresenter : public QObject {
    Q_OBJECT

public:
    enum class State { Loading, Ready, Failed };
    enum class RowState { Loading, Ready, Failed };

    explicit StatementPresenter(Api& api, QObject* parent = nullptr);

    void show(const AccountInfo& account);
    void leave();
    void setPeriod(QDate from, QDate to); // null dates: open ends
    void retry();                         // whatever could not be read

    State state() const { return m_state; }
    const AccountInfo& account() const { return m_account; }
    QDate from() const { return m_from; }
    QDate to() const { return m_to; }
    const std::optional<ApiError>& error() const { return m_error; } // the latest
    const std::optional<EntrySummary>& summary() const { return m_summary; }

    // Rows of the table; row 0 is the newest entry.
    int rows() const;
    const EntryInfo* entry(int row) const; // null while it is not there
    RowState rowState(int row) const;
    bool hasFailedRows() const;
    int rowOf(qint64 entryNumber) const; // -1: not in this period
    qint64 numberOf(int row) const { return m_newest - row; }
    // These rows are on the screen.
    void look(int firstRow, int lastRow);

    // All entries of the period at once, for paper: periodReady follows, or paperRefused.
    void collectForPaper(bool print);
    bool isCollecting() const { return m_paperWanted || m_paper.has_value(); }
    int collected() const { return m_paper ? static_cast<int>(m_paper->entries.size()) : 0; }
    static constexpr int kMostOnPaper = 5'000;

Q_SIGNALS:
    void reset();   // another account, another period, or their size came to be known
    void changed(); // anything else that is shown besides rows
    void rowsChanged(int firstRow, int lastRow);
    void periodReady(const tellerdesk::client::StatementPeriod& period);
    void paperRefused();

private:
    struct Window {
        RowState state = RowState::Loading;
        std::vector<EntryInfo> entries = {};
    };

    void load();
    void loadNewest();
    void loadSummary();
    void takeNewest(Outcome<tellerdesk::Page<EntryInfo>> page);
    void takeSummary(Outcome<EntrySummary> summary);
    void pump();
    void fetchWindow(int index);
    void takeWindow(int index, Outcome<tellerdesk::Page<EntryInfo>> page);
    void forgetFarWindows();
    void beginPaper();
    void collectMore(const std::optional<QString>& cursor);
    ApiCall entriesCall(int limit) const;
    void addPeriod(ApiCall& call) const;
    template <class Message, class Take>
    void ask(ApiCall call, Take take);

    Api& m_api;
    AccountInfo m_account;
    QDate m_from;
    QDate m_to;
    quint64 m_shown = 0; // answers for what was shown before are dropped
    State m_state = State::Loading;
    std::optional<ApiError> m_error;
    std::optional<EntrySummary> m_summary;
    qint64 m_newest = 0; // entry numbers; 0: none
    qint64 m_oldest = 0;
    std::map<int, Window> m_windows; // by row / kWindow
    int m_lookFirst = 0;
    int m_lookLast = -1;
    int m_inFlight = 0;
    bool m_paperWanted = false; // once the period is there
    bool m_printWanted = false;
    std::optional<StatementPeriod> m_paper;
};

} // namespace tellerdesk::client
