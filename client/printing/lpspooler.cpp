// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/printing/lpspooler.h"

#include "client/printing/childprocess.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QRegularExpression>
#include <QTimer>

#include <memory>
#include <utility>

namespace tellerdesk::client {

namespace {

// A queue's name may begin with anything; said this way it is never taken for an option.
QStringList toPrinter(const PrintOrder& order) {
    const QString media =
        order.sizeMm.width() > 200
            ? QStringLiteral("A4")
            : QStringLiteral("Custom.%1x%2mm").arg(qRound(order.sizeMm.width())).arg(qRound(order.sizeMm.height()));
    return {QStringLiteral("-d"), order.printer,        QStringLiteral("-t"),
            order.title,          QStringLiteral("-o"), QStringLiteral("media=") + media};
}

PrinterList listIn(const QByteArray& output) {
    static const QRegularExpression standard(QStringLiteral("^system default destination: (\\S+)$"));
    PrinterList printers;
    for (const QByteArray& line : output.split('\n')) {
        const QString text = QString::fromUtf8(line).trimmed();
        const auto match = standard.match(text);
        if (match.hasMatch()) {
            printers.standard = match.captured(1);
        } else if (!text.isEmpty() && !text.contains(u' ')) {
            printers.names.append(text);
        }
    }
    printers.names.sort(Qt::CaseInsensitive);
    return printers;
}

} // namespace

// An order that CUPS has taken.
struct LpSpooler::Watched {
    QByteArray job = {};
    QString printer = {};
    QPointer<QObject> context = {};
    std::function<void(const std::optional<PrintFault>&)> done = {};
    QElapsedTimer since = {};

    void tell(const std::optional<PrintFault>& fault) const {
        if (context) {
            done(fault);
        }
    }
};

LpSpooler::LpSpooler(Settings settings, QObject* parent)
    : QObject(parent)
    , m_settings(std::move(settings)) {}

void LpSpooler::list(QObject* context, std::function<void(const PrinterList&)> done) {
    runChild({.program = m_settings.lpstat,
              .arguments = {QStringLiteral("-e"), QStringLiteral("-d")},
              .limit = m_settings.limit},
             this, [context = QPointer<QObject>(context), done = std::move(done)](const ChildResult& result) {
                 if (context) {
                     PrinterList printers = listIn(result.output);
                     printers.available = result.started && !result.timedOut;
                     done(printers);
                 }
             });
}

void LpSpooler::print(const PrintOrder& order, QObject* context,
                      std::function<void(const std::optional<PrintFault>&)> done) {
    auto watched = std::make_shared<Watched>();
    watched->printer = order.printer;
    watched->context = context;
    watched->done = std::move(done);
    const ChildCall call{
        .program = m_settings.lp, .arguments = toPrinter(order), .input = order.pdf, .limit = m_settings.limit};
    runChild(call, this, [this, watched](const ChildResult& result) {
        static const QRegularExpression taken(QStringLiteral("request id is (\\S+-[0-9]+)"));
        if (!result.started || result.timedOut) {
            return watched->tell(result.started ? PrintFault::NoAnswer : PrintFault::NoSpooler);
        }
        if (result.exitCode != 0) {
            return watched->tell(PrintFault::Rejected);
        }
        const auto match = taken.match(QString::fromUtf8(result.output));
        if (!match.hasMatch()) { // taken by something that numbers no orders: no more can be learnt
            return watched->tell(std::nullopt);
        }
        watched->job = match.captured(1).toUtf8();
        watched->since.start();
        look(watched);
    });
}

void LpSpooler::look(const std::shared_ptr<Watched>& watched) {
    const ChildCall call{.program = m_settings.lpstat,
                         .arguments = {QStringLiteral("-l"), QStringLiteral("-W"), QStringLiteral("all"),
                                       QStringLiteral("-o"), watched->printer},
                         .limit = m_settings.limit};
    runChild(call, this, [this, watched](const ChildResult& result) {
        const JobState state = result.wentWell() ? jobStateIn(result.output, watched->job) : JobState::Active;
        switch (state) {
        case JobState::Aborted:
            return watched->tell(PrintFault::Aborted);
        case JobState::Cancelled:
            return watched->tell(PrintFault::Cancelled);
        case JobState::Unknown: // finished, where CUPS keeps no history
        case JobState::Done:
            return watched->tell(std::nullopt);
        case JobState::Active:
            break;
        }
        if (watched->since.hasExpired(m_settings.watch.count())) {
            return watched->tell(PrintFault::Waiting);
        }
        QTimer::singleShot(m_settings.pause, this, [this, watched] { look(watched); });
    });
}

// Lines of an order begin with its id; what follows of it is indented, and "Alerts:" has IPP's job-state-reasons.
JobState jobStateIn(const QByteArray& listing, const QByteArray& job) {
    bool ofJob = false;
    JobState state = JobState::Unknown;
    for (const QByteArray& line : listing.split('\n')) {
        if (!line.startsWith('\t') && !line.startsWith(' ')) {
            ofJob = line == job || line.startsWith(job + ' ') || line.startsWith(job + '\t');
            state = ofJob ? JobState::Active : state;
            continue;
        }
        const QByteArray words = line.trimmed();
        if (!ofJob || !words.startsWith("Alerts:")) {
            continue;
        }
        if (words.contains("aborted-by-system") || words.contains("job-completed-with-errors")) {
            state = JobState::Aborted;
        } else if (words.contains("job-canceled-")) {
            state = JobState::Cancelled;
        } else if (words.contains("job-completed-")) {
            state = JobState::Done;
        }
    }
    return state;
}

} // namespace tellerdesk::client
