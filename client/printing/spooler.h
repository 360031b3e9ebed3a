// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace tellerdesk::client {

// Why there is no paper, or perhaps none.
enum class PrintFault {
    NoSpooler, // this PC has no printing system that answers to `lp`
    NoAnswer,  // it did not take the order in time; nobody knows whether it has it
    Rejected,  // it did not take the order
    Aborted,   // it took the order and gave up
    Cancelled, // somebody cancelled it at the printer
    Waiting,   // it is still waiting for the printer: switched off, out of paper, stopped
};

// Certain that nothing came out of the printer.
inline bool isNothingOnPaper(PrintFault fault) {
    return fault == PrintFault::NoSpooler || fault == PrintFault::Rejected;
}

struct PrinterList {
    QStringList names = {};
    QString standard = {}; // empty: none
    bool available = true; // false: no printing system

    bool operator==(const PrinterList&) const = default;
};

struct PrintOrder {
    QString printer = {};
    QString title = {};
    QByteArray pdf = {};
    QSizeF sizeMm = {};
};

// The printers of this PC. Never blocks; `done` runs once on the caller's thread, and not at all when `context` is
// gone.
class Spooler {
public:
    virtual ~Spooler() = default;

    virtual void list(QObject* context, std::function<void(const PrinterList&)> done) = 0;
    // `done` gets nothing when the paper is out.
    virtual void print(const PrintOrder& order, QObject* context,
                       std::function<void(const std::optional<PrintFault>&)> done) = 0;
};

} // namespace tellerdesk::client
