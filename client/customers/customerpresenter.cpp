// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/customerpresenter.h"

namespace tellerdesk::client {

namespace {

QString pathOf(const CustomerInfo& customer) {
    return QStringLiteral("/v1/customers/") + customer.id.toString();
}

Outcome<CustomerInfo> customerIn(const Outcome<ApiReply>& reply) {
    if (!reply) {
        return reply.failed();
    }
    const auto customer = CustomerInfo::fromJson(reply->body);
    return customer ? Outcome<CustomerInfo>(*customer)
                    : Outcome<CustomerInfo>(Unexpected<ApiError>{ApiError{.kind = ApiError::Kind::Incompatible}});
}

} // namespace

CustomerPresenter::CustomerPresenter(Api& api, const Session& session, ServedCustomer& served, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_session(session)
    , m_served(served) {
    // Somebody else, or nobody: nothing of the one before stays. Read is a customer only whose page is opened.
    connect(&served, &ServedCustomer::servedChanged, this, &CustomerPresenter::forget);
}

void CustomerPresenter::enter() {
    const bool typing = m_state == State::Editing || m_state == State::Saving;
    if (m_served.customer() && m_customer && m_served.customer()->id == m_customer->id && typing) {
        return; // what was typed stays while another page was looked at, and so does its answer
    }
    const quint64 asked = ++m_asked;
    m_customer = m_served.customer();
    m_etag.reset();
    m_error.reset();
    m_conflicts.clear();
    m_texts = {};
    m_state = m_customer ? State::Loading : State::Nobody;
    Q_EMIT changed();
    if (!m_customer) {
        return;
    }
    m_api.send({.path = pathOf(*m_customer)}, this, [this, asked](const Outcome<ApiReply>& reply) {
        if (asked != m_asked) {
            return;
        }
        const auto customer = customerIn(reply);
        customer ? show(*customer, reply->etag) : fail(customer.error(), State::Failed);
    });
}

void CustomerPresenter::forget() {
    ++m_asked;
    m_customer.reset();
    m_etag.reset();
    m_error.reset();
    m_conflicts.clear();
    m_texts = {};
    m_state = State::Nobody;
    Q_EMIT changed();
}

void CustomerPresenter::show(const CustomerInfo& customer, const std::optional<QString>& etag) {
    m_customer = customer;
    m_etag = etag;
    m_error.reset();
    m_conflicts.clear();
    m_state = State::Shown;
    m_served.updateCustomer(customer);
    Q_EMIT changed();
}

void CustomerPresenter::fail(const ApiError& error, State state) {
    m_error = error;
    m_state = state;
    Q_EMIT changed();
}

void CustomerPresenter::edit() {
    if (m_state != State::Shown || !mayEdit()) {
        return;
    }
    m_texts = textsOf(m_customer->fields);
    m_conflicts.clear();
    m_error.reset();
    m_state = State::Editing;
    Q_EMIT takesTexts();
    Q_EMIT changed();
}

void CustomerPresenter::stopEditing() {
    if (m_state == State::Editing) {
        m_conflicts.clear();
        m_error.reset();
        m_state = State::Shown;
        Q_EMIT changed();
    }
}

void CustomerPresenter::save(const CustomerTexts& typed) {
    if (m_state != State::Editing) {
        return;
    }
    const CustomerChange change = changeOf(textsOf(m_customer->fields), typed);
    if (isNothing(change)) {
        return stopEditing();
    }
    m_error.reset();
    m_state = State::Saving;
    Q_EMIT changed();
    ApiCall call{.method = "PATCH", .path = pathOf(*m_customer), .body = change.toJson(), .ifMatch = m_etag};
    m_api.send(std::move(call), this, [this, typed, asked = ++m_asked](const Outcome<ApiReply>& reply) {
        if (asked != m_asked) {
            return;
        }
        if (!reply && reply.error().isRefusal(ErrorCode::PreconditionFailed)) {
            return mergeTheirs(typed);
        }
        const auto customer = customerIn(reply);
        if (!customer) {
            return fail(customer.error(), State::Editing);
        }
        show(*customer, reply->etag);
        Q_EMIT saved();
    });
}

void CustomerPresenter::mergeTheirs(const CustomerTexts& typed) {
    m_api.send({.path = pathOf(*m_customer)}, this, [this, typed, asked = ++m_asked](const Outcome<ApiReply>& reply) {
        if (asked != m_asked) {
            return;
        }
        const auto theirs = customerIn(reply);
        if (!theirs) {
            return fail(theirs.error(), State::Editing);
        }
        const MergedTexts merged = merge(textsOf(m_customer->fields), textsOf(theirs->fields), typed);
        m_customer = *theirs;
        m_etag = reply->etag;
        m_texts = merged.typed;
        m_conflicts = merged.conflicts;
        m_served.updateCustomer(*theirs);
        m_error = ApiError{.kind = ApiError::Kind::Refused, .failure = {.code = ErrorCode::PreconditionFailed}};
        m_state = State::Editing;
        Q_EMIT takesTexts();
        Q_EMIT changed();
    });
}

} // namespace tellerdesk::client
