// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/printing/printing.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace tellerdesk::client {

// The receipts that are not printed, with what the server says of them; the disk has their ids only.
class FailedList : public QObject {
    Q_OBJECT

public:
    struct Line {
        PostingId id = {};
        std::optional<Receipt> receipt = {};
        std::optional<ApiError> error = {}; // neither: being asked
    };

    explicit FailedList(Printing& printing, QObject* parent = nullptr);

    void load();  // asks for what is not known yet
    void leave(); // knows nothing any more
    std::vector<Line> lines() const;

Q_SIGNALS:
    void changed();

private:
    Printing& m_printing;
    std::map<PostingId, Line> m_known;
    quint64 m_shown = 0;
};

} // namespace tellerdesk::client
