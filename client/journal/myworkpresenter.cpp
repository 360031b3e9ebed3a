// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/myworkpresenter.h"

#include "shared/api/page.h"

#include <algorithm>
#include <utility>

namespace tellerdesk::client {

namespace {

// A teller's day comes whole, so that its totals are whole; of a large branch's, as much as somebody looks at.
constexpr int kPagesAtOnce = 10;

WorkLine lineOf(const PostingProgress& progress) {
    const QJsonObject& body = progress.order.body;
    WorkLine line;
    line.unsettled = progress.state;
    line.item.id = PostingId{progress.key.value};
    line.item.kind = progress.order.kind;
    line.item.amountMinor = body.value(QStringLiteral("amount")).toInteger();
    line.item.currency = Currency::fromCode(body.value(QStringLiteral("currency")).toString()).value_or(Currency());
    if (body.contains(QStringLiteral("narrative"))) {
        line.item.narrative = body.value(QStringLiteral("narrative")).toString();
    }
    return line;
}

} // namespace

MyWorkPresenter::MyWorkPresenter(Api& api, Courier& courier, const Session& session, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_courier(courier)
    , m_session(session) {
    connect(&courier, &Courier::unsettledChanged, this, &MyWorkPresenter::rebuild);
    connect(&courier, &Courier::progressed, this, &MyWorkPresenter::rebuild);
}

bool MyWorkPresenter::mayChoose() const {
    return m_session.may(Permission::ReadBranchPostings) && m_session.may(Permission::Post);
}

bool MyWorkPresenter::mayPrint() const {
    return m_session.may(Permission::CopyReceipts);
}

void MyWorkPresenter::load() {
    ++m_shown;
    m_anew = true;
    m_next.reset();
    m_error.reset();
    m_pages = 0;
    if (m_state == State::Failed) {
        m_state = State::Loading;
    }
    // Who posts nothing themselves looks at what others have posted.
    if (!mayChoose()) {
        m_everybodys = m_session.may(Permission::ReadBranchPostings);
    }
    rebuild();
    fetch();
}

void MyWorkPresenter::leave() {
    ++m_shown;
    m_items.clear();
    m_next.reset();
    m_error.reset();
    m_fetching = false;
    m_everybodys = false;
    m_state = State::Loading;
    rebuild();
}

void MyWorkPresenter::setEverybodys(bool everybodys) {
    if (mayChoose() && everybodys != m_everybodys) {
        m_everybodys = everybodys;
        m_items.clear();
        m_state = State::Loading;
        load();
    }
}

void MyWorkPresenter::loadMore() {
    if (m_next && !m_fetching) {
        m_pages = 0;
        fetch();
    }
}

void MyWorkPresenter::fetch() {
    m_fetching = true;
    ApiCall call{.path = QStringLiteral("/v1/postings")};
    call.query.addQueryItem(QStringLiteral("mine"), m_everybodys ? QStringLiteral("false") : QStringLiteral("true"));
    if (m_session.facts()) {
        call.query.addQueryItem(QStringLiteral("business_date"), m_session.facts()->businessDate.toString(Qt::ISODate));
    }
    call.query.addQueryItem(QStringLiteral("limit"), QString::number(kMaxPageLimit));
    if (m_next) {
        call.query.addQueryItem(QStringLiteral("cursor"), *m_next);
    }
    m_api.sendFor<tellerdesk::Page<JournalItem>>(
        std::move(call), this, [this, shown = m_shown](const Outcome<tellerdesk::Page<JournalItem>>& page) {
            if (shown != m_shown) {
                return;
            }
            m_fetching = false;
            if (!page) {
                m_error = page.error();
                m_state = State::Failed;
                return Q_EMIT changed();
            }
            if (std::exchange(m_anew, false)) {
                m_items.clear();
            }
            m_items.insert(m_items.end(), page->items.begin(), page->items.end());
            m_next = page->next;
            if (m_next && ++m_pages < kPagesAtOnce) {
                fetch();
            }
            m_state = State::Ready;
            rebuild();
        });
}

void MyWorkPresenter::rebuild() {
    m_lines.clear();
    for (const PostingProgress& progress : m_courier.unsettled()) {
        const PostingId id{progress.key.value};
        const bool isKnown =
            std::any_of(m_items.begin(), m_items.end(), [&id](const JournalItem& item) { return item.id == id; });
        if (!isKnown) {
            m_lines.push_back(lineOf(progress));
        }
    }
    for (const JournalItem& item : m_items) {
        m_lines.push_back({.item = item});
    }
    Q_EMIT changed();
}

} // namespace tellerdesk::client
