// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "shared/domain/jpeg.h"

#include <QObject>

#include <array>
#include <functional>
#include <optional>

namespace tellerdesk::client {

// Photo and signature of one customer, in memory for as long as that customer is served, and nowhere else.
class CustomerPictures : public QObject {
    Q_OBJECT

public:
    enum class State { None, Loading, Shown, Failed };
    using Done = std::function<void(std::optional<ApiError>)>; // nothing: it worked

    explicit CustomerPictures(Api& api, QObject* parent = nullptr);

    void load(CustomerId id);
    void clear();

    State state(PictureKind kind) const { return slot(kind).state; }
    const QByteArray& jpeg(PictureKind kind) const { return slot(kind).jpeg; } // empty: none

    // Chosen here and not sent yet: a person looks at it first.
    struct Proposal {
        PictureKind kind = PictureKind::Photo;
        QByteArray jpeg = {};
    };
    void propose(PictureKind kind, const QByteArray& jpeg);
    const std::optional<Proposal>& proposal() const { return m_proposal; }
    void drop();
    // Puts the proposal in the place of the one that the server has, unless somebody else has changed that meanwhile:
    // then theirs is read, and the error is a PreconditionFailed. The proposal stays until it is kept or dropped.
    void keep(QObject* context, Done done);

Q_SIGNALS:
    void changed();
    void customerChanged(); // other pictures than those so far, or none

private:
    struct Slot {
        State state = State::None;
        QByteArray jpeg = {};
        QString etag = {};
    };
    Slot& slot(PictureKind kind) { return m_slots[static_cast<std::size_t>(kind)]; }
    const Slot& slot(PictureKind kind) const { return m_slots[static_cast<std::size_t>(kind)]; }
    QString pathOf(PictureKind kind) const;
    void ask(PictureKind kind);
    void forget();

    Api& m_api;
    std::optional<CustomerId> m_customer;
    std::optional<Proposal> m_proposal;
    bool m_keeping = false;
    quint64 m_loads = 0; // answers about somebody else are dropped
    std::array<Slot, 2> m_slots;
};

} // namespace tellerdesk::client
