// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/courier.h"
#include "client/net/session.h"
#include "shared/api/messages_receipts.h"

#include <QDate>
#include <QObject>

#include <optional>
#include <vector>

namespace tellerdesk::client {

// One line of the day: a posting, a refused one, or one that nobody knows the outcome of yet.
struct WorkLine {
    JournalItem item = {};
    std::optional<PostingState> unsettled = {}; // from the outbox; the item then has what the order says

    bool isPosted() const { return !unsettled && !item.refusal; }
    bool operator==(const WorkLine&) const = default;
};

// The day's postings at the desk, newest first; for who may see it, the branch's. What is unsettled stands on top.
class MyWorkPresenter : public QObject {
    Q_OBJECT

public:
    enum class State { Loading, Ready, Failed };

    MyWorkPresenter(Api& api, Courier& courier, const Session& session, QObject* parent = nullptr);

    void load(); // anew; what is shown stays until the answer comes
    void loadMore();
    void leave();
    void setEverybodys(bool everybodys);

    State state() const { return m_state; }
    bool isEverybodys() const { return m_everybodys; }
    bool mayChoose() const; // between one's own and everybody's
    bool mayPrint() const;  // a copy of a receipt
    bool hasMore() const { return m_next.has_value(); }
    const std::vector<WorkLine>& lines() const { return m_lines; }
    const std::optional<ApiError>& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void fetch();
    void rebuild();

    Api& m_api;
    Courier& m_courier;
    const Session& m_session;
    State m_state = State::Loading;
    bool m_everybodys = false;
    bool m_fetching = false;
    bool m_anew = false; // the next answer takes the place of what is shown
    quint64 m_shown = 0; // answers to what was asked before are dropped
    int m_pages = 0;
    std::vector<JournalItem> m_items;
    std::vector<WorkLine> m_lines;
    std::optional<QString> m_next;
    std::optional<ApiError> m_error;
};

} // namespace tellerdesk::client
