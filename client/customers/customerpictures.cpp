// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/customerpictures.h"

#include <QPointer>

namespace tellerdesk::client {

CustomerPictures::CustomerPictures(Api& api, QObject* parent)
    : QObject(parent)
    , m_api(api) {}

void CustomerPictures::load(CustomerId id) {
    m_customer = id;
    forget();
    ask(PictureKind::Photo);
    ask(PictureKind::Signature);
    Q_EMIT customerChanged();
    Q_EMIT changed();
}

void CustomerPictures::clear() {
    m_customer.reset();
    forget();
    Q_EMIT customerChanged();
    Q_EMIT changed();
}

void CustomerPictures::forget() {
    ++m_loads;
    m_slots = {};
    m_proposal.reset();
    m_keeping = false;
}

QString CustomerPictures::pathOf(PictureKind kind) const {
    return QStringLiteral("/v1/customers/%1/%2").arg(m_customer->toString(), wireName(kind));
}

void CustomerPictures::ask(PictureKind kind) {
    slot(kind).state = State::Loading;
    m_api.send({.path = pathOf(kind)}, this, [this, kind, load = m_loads](const Outcome<ApiReply>& reply) {
        if (load != m_loads) {
            return;
        }
        Slot& it = slot(kind);
        const bool none = !reply && reply.error().isRefusal(ErrorCode::NotFound);
        const bool good = reply && !reply->bytes.isEmpty();
        it = {.state = good ? State::Shown : none ? State::None : State::Failed};
        if (good) {
            it.jpeg = reply->bytes;
            it.etag = reply->etag.value_or(QString());
        }
        Q_EMIT changed();
    });
}

void CustomerPictures::propose(PictureKind kind, const QByteArray& jpeg) {
    if (m_customer && !m_keeping) {
        m_proposal = Proposal{.kind = kind, .jpeg = jpeg};
        Q_EMIT changed();
    }
}

void CustomerPictures::drop() {
    m_proposal.reset();
    Q_EMIT changed();
}

void CustomerPictures::keep(QObject* context, Done done) {
    if (!m_proposal || m_keeping) {
        return;
    }
    m_keeping = true;
    const Proposal kept = *m_proposal;
    ApiCall call{.method = "PUT", .path = pathOf(kept.kind), .jpeg = kept.jpeg};
    if (!slot(kept.kind).etag.isEmpty()) {
        call.ifMatch = slot(kept.kind).etag;
    }
    const auto finish = [this, kept, load = m_loads, asker = QPointer<QObject>(context),
                         done = std::move(done)](const Outcome<ApiReply>& reply) {
        if (load != m_loads) {
            return;
        }
        m_keeping = false;
        if (reply) {
            m_proposal.reset();
            slot(kept.kind) = {.state = State::Shown, .jpeg = kept.jpeg, .etag = reply->etag.value_or(QString())};
        } else if (reply.error().isRefusal(ErrorCode::PreconditionFailed)) {
            ask(kept.kind);
        }
        Q_EMIT changed();
        if (asker) {
            done(reply ? std::nullopt : std::optional(reply.error()));
        }
    };
    m_api.send(std::move(call), this, finish);
}

} // namespace tellerdesk::client
