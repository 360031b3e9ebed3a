// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/diskthread.h"
#include "client/printing/paper.h"

#include <QObject>
#include <QString>

namespace tellerdesk::client {

// How this station prints receipts.
struct PrintChoice {
    QString printer = {}; // empty: a PDF file
    Paper paper = Paper::Receipt80mm;
    bool automatic = false; // after each posting, without being asked

    bool operator==(const PrintChoice&) const = default;
};

// Keeps the choice on this station's disk.
class PrintChoiceFile : public QObject {
    Q_OBJECT

public:
    PrintChoiceFile(DiskThread& disk, QString file, QObject* parent = nullptr);

    const PrintChoice& choice() const { return m_choice; }
    void set(const PrintChoice& choice);

Q_SIGNALS:
    void changed();
    void notKept(); // the disk did not take it; it holds until the program ends

private:
    DiskThread& m_disk;
    QString m_file;
    PrintChoice m_choice;
    bool m_chosen = false; // here, so what the file says comes too late
};

} // namespace tellerdesk::client
