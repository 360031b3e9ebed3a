// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/till/tillpresenter.h"

#include "client/counter/amountfaulttext.h"
#include "shared/api/messages_session.h"

#include <algorithm>

namespace tellerdesk::client {

TillPresenter::TillPresenter(Api& api, Courier& courier, Session& session, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_courier(courier)
    , m_session(session) {}

void TillPresenter::go(Step step) {
    m_step = step;
    if (step == Step::OpeningReview || step == Step::ClosingReview) {
        m_inReview.start();
    }
    Q_EMIT changed();
}

void TillPresenter::startLines(const std::vector<Currency>& currencies) {
    m_lines.clear();
    for (const Currency currency : currencies) {
        m_lines.push_back({.currency = currency});
    }
}

void TillPresenter::enter() {
    if (!m_session.facts() || m_step == Step::Sending) {
        return;
    }
    m_error.reset();
    m_notice.clear();
    m_reason.clear();
    m_closed.reset();
    m_countedBefore = false;
    const auto& till = m_session.facts()->till;
    if (!till) {
        startLines(m_session.facts()->currencies);
        return go(Step::Opening);
    }
    std::vector<Currency> currencies;
    std::transform(till->positions.begin(), till->positions.end(), std::back_inserter(currencies),
                   [](const TillPosition& position) { return position.currency; });
    startLines(currencies);
    go(Step::Counting);
}

void TillPresenter::leave() {
    m_lines.clear();
    m_reason.clear();
    m_notice.clear();
    m_countedBefore = false;
    m_expected.clear();
    m_closed.reset();
    m_error.reset();
    m_key.reset();
    m_sent = {};
    ++m_asked;
    go(Step::Opening);
}

void TillPresenter::setText(std::size_t line, const QString& text) {
    if (line < m_lines.size() && m_lines[line].text != text) {
        m_lines[line].text = text;
        m_lines[line].reader.edited(text);
        m_lines[line].fault.clear();
        m_error.reset();
    }
}

// An empty line of an opening float is "none of this currency", read back as 0; a count says 0 where there is none.
bool TillPresenter::readLines() {
    bool good = true;
    for (Line& line : m_lines) {
        line.fault.clear();
        if (line.text.trimmed().isEmpty() && m_step == Step::Opening) {
            line.amountMinor = 0;
            continue;
        }
        const auto read = line.reader.read(line.text, line.currency);
        if (!read || read->ambiguous) {
            line.fault = countFaultText(read, line.currency);
            good = false;
        } else {
            line.amountMinor = read->minor;
        }
    }
    return good;
}

void TillPresenter::confirm() {
    const bool armed = m_inReview.isValid() && m_inReview.elapsed() >= m_armingMs;
    switch (m_step) {
    case Step::Opening:
        return go(readLines() ? Step::OpeningReview : Step::Opening);
    case Step::OpeningReview:
        return armed ? open() : void();
    case Step::Counting:
    case Step::CountAgain:
        return readLines() ? checkCount() : Q_EMIT changed();
    case Step::ClosingReview:
        return armed ? close() : void();
    case Step::Closed:
        Q_EMIT finished();
        return;
    case Step::Sending:
        return;
    }
}

bool TillPresenter::agrees() const {
    return std::all_of(m_lines.begin(), m_lines.end(),
                       [this](const Line& line) { return line.amountMinor == expectedMinor(line.currency); });
}

qint64 TillPresenter::expectedMinor(Currency currency) const {
    const auto found = m_expected.find(currency);
    return found == m_expected.end() ? 0 : found->second;
}

// Compares with what the server has now, not with what this desk remembers.
void TillPresenter::checkCount() {
    if (!m_courier.unsettled().empty()) {
        m_notice = tr("A posting is not settled yet. The till can be closed when it is.");
        return Q_EMIT changed();
    }
    m_notice.clear();
    m_api.sendFor<MeReply>({.path = QStringLiteral("/v1/me")}, this, [this](const Outcome<MeReply>& me) {
        if (!isCounting()) {
            return;
        }
        if (!me) {
            m_error = me.error();
            return Q_EMIT changed();
        }
        m_session.setTill(me->tillSession);
        if (!me->tillSession) {
            return enter(); // closed meanwhile, by a supervisor
        }
        m_expected.clear();
        for (const TillPosition& position : me->tillSession->positions) {
            m_expected[position.currency] = position.expectedMinor;
        }
        if (m_expected.size() != m_lines.size()) {
            return enter(); // a posting brought another currency into the till
        }
        if (agrees() || m_countedBefore) {
            return go(Step::ClosingReview);
        }
        m_countedBefore = true;
        for (Line& line : m_lines) {
            line.text.clear();
        }
        go(Step::CountAgain);
    });
}

std::vector<CashAmount> TillPresenter::cash() const {
    std::vector<CashAmount> cash;
    std::transform(m_lines.begin(), m_lines.end(), std::back_inserter(cash), [](const Line& line) {
        return CashAmount{.currency = line.currency, .amountMinor = line.amountMinor};
    });
    return cash;
}

// An opening float may be the same day by day: the same words on another day are another request.
RequestKey TillPresenter::keyFor(const QString& path, const QJsonObject& body) {
    const auto& facts = m_session.facts();
    const Sent sent{.user = facts ? std::optional(facts->userId) : std::nullopt,
                    .businessDate = facts ? facts->businessDate : QDate(),
                    .path = path,
                    .body = body};
    if (!m_key || m_sent != sent) {
        m_key = RequestKey::make();
        m_sent = sent;
    }
    return *m_key;
}

void TillPresenter::send(const QString& path, const QJsonObject& body, Step from) {
    go(Step::Sending);
    m_api.sendFor<TillSession>({.method = "POST", .path = path, .body = body, .key = keyFor(path, body)}, this,
                               [this, from, asked = ++m_asked](const Outcome<TillSession>& outcome) {
                                   if (asked == m_asked) {
                                       answered(outcome, from);
                                   }
                               });
}

void TillPresenter::open() {
    send(QStringLiteral("/v1/till-sessions"), OpenTillRequest{.opening = cash()}.toJson(), Step::OpeningReview);
}

void TillPresenter::close() {
    const auto& till = m_session.facts()->till;
    if (!till) {
        return enter();
    }
    CloseTillRequest request{.counted = cash()};
    if (!m_reason.trimmed().isEmpty()) {
        request.reason = m_reason.trimmed();
    }
    send(QStringLiteral("/v1/till-sessions/%1/close").arg(till->id.toString()), request.toJson(), Step::ClosingReview);
}

void TillPresenter::answered(const Outcome<TillSession>& outcome, Step from) {
    if (!outcome) {
        m_error = outcome.error();
        if (!m_error->saysNothingAboutOutcome()) {
            m_key.reset(); // a definite no: the next try is another request
        }
        if (m_error->isRefusal(ErrorCode::TillSessionOpen) || m_error->isRefusal(ErrorCode::TillSessionClosed)) {
            return lookAgain(*m_error, from);
        }
        return go(from);
    }
    m_key.reset();
    m_error.reset();
    if (outcome->status == TillStatus::Open) {
        m_session.setTill(*outcome);
        std::for_each(m_lines.begin(), m_lines.end(), [](Line& line) { line.text.clear(); }); // in the books now
        m_step = Step::Counting;
        Q_EMIT finished();
        return;
    }
    m_session.setTill(std::nullopt);
    m_closed = *outcome;
    go(Step::Closed);
}

// Opened or closed at another desk, or by a call whose reply was lost: the work goes on with the till as it is.
void TillPresenter::lookAgain(const ApiError& refusal, Step from) {
    m_api.sendFor<MeReply>({.path = QStringLiteral("/v1/me")}, this,
                           [this, refusal, from, asked = ++m_asked](const Outcome<MeReply>& me) {
                               if (asked != m_asked) {
                                   return;
                               }
                               m_step = from;
                               if (!me) {
                                   m_error = me.error();
                                   return go(from);
                               }
                               m_session.setTill(me->tillSession);
                               enter();
                               m_error = refusal; // what it was that went otherwise
                               Q_EMIT changed();
                           });
}

bool TillPresenter::stepBack() {
    switch (m_step) {
    case Step::OpeningReview:
        go(Step::Opening);
        return true;
    case Step::ClosingReview:
        go(Step::CountAgain);
        return true;
    case Step::Sending:
        return true;
    case Step::Closed:
        Q_EMIT finished();
        return true;
    case Step::Opening:
    case Step::Counting:
    case Step::CountAgain:
        return false;
    }
    return false;
}

} // namespace tellerdesk::client
