// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/printing/pdf.h"

#include "client/widgets/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPointer>
#include <QSaveFile>
#include <QTextDocument>
#include <QTextOption>
#include <QThreadPool>

namespace tellerdesk::client {

namespace {

constexpr int kDotsPerInch = 300;
constexpr qreal kReceiptWidthMm = 80;
constexpr qreal kPointsPerMm = 72.0 / 25.4;

QMarginsF marginsOf(Paper paper) {
    return paper == Paper::A4 ? QMarginsF(18, 18, 18, 18) : QMarginsF(5, 5, 5, 5);
}

// A receipt is as long as its text.
QPageSize pageOf(Paper paper, QTextDocument& document) {
    if (paper == Paper::A4) {
        return QPageSize(QPageSize::A4);
    }
    const QMarginsF margins = marginsOf(paper);
    document.setTextWidth((kReceiptWidthMm - margins.left() - margins.right()) * kPointsPerMm);
    const qreal heightMm = document.size().height() / kPointsPerMm + margins.top() + margins.bottom() + 5;
    return QPageSize(QSizeF(kReceiptWidthMm, heightMm), QPageSize::Millimeter, QString(), QPageSize::ExactMatch);
}

void paintPages(QPdfWriter& writer, QTextDocument& document, Paper paper) {
    const qreal scale = writer.resolution() / 72.0; // the document is laid out in points
    const QSizeF area = QSizeF(writer.pageLayout().paintRect(QPageLayout::Point).size());
    const qreal footer = paper == Paper::A4 ? 24 : 0;
    const QSizeF body(area.width(), area.height() - footer);
    document.setPageSize(body);
    QPainter painter(&writer);
    painter.scale(scale, scale);
    const int pages = document.pageCount();
    for (int page = 0; page < pages; ++page) {
        if (page > 0) {
            writer.newPage();
        }
        painter.save();
        painter.translate(0, -page * body.height());
        document.drawContents(&painter, QRectF(QPointF(0, page * body.height()), body));
        painter.restore();
        if (footer > 0) {
            QFont font = document.defaultFont();
            font.setPixelSize(8); // the painter counts points, whatever the printer's dots are
            painter.setFont(font);
            painter.drawText(QRectF(0, body.height(), body.width(), footer), Qt::AlignCenter,
                             QObject::tr("Page %1 of %2").arg(page + 1).arg(pages));
        }
    }
}

RenderedPaper rendered(const QString& html, Paper paper) {
    QTextDocument document;
    QFont font = Theme::font(Theme::Type::Body);
    font.setPointSizeF(paper == Paper::A4 ? 10 : 8);
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    QTextOption lines; // a name without a space goes on in the next line instead of off the paper
    lines.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(lines);
    document.setHtml(html);
    RenderedPaper made;
    QBuffer buffer(&made.pdf);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setCreator(QStringLiteral("Tellerdesk"));
        writer.setResolution(kDotsPerInch);
        document.documentLayout()->setPaintDevice(nullptr);
        const QPageSize page = pageOf(paper, document);
        made.sizeMm = page.size(QPageSize::Millimeter);
        writer.setPageSize(page);
        writer.setPageMargins(marginsOf(paper), QPageLayout::Millimeter);
        paintPages(writer, document, paper);
    }
    return made;
}

// Runs `work` on a thread of the pool, and `done` with what it returned on the context's.
template <class Work, class Done>
void inBackground(QObject* context, Work work, Done done) {
    QThreadPool::globalInstance()->start(
        [context = QPointer<QObject>(context), work = std::move(work), done = std::move(done)] {
            // Whether the context still lives can be told on its own thread only.
            QMetaObject::invokeMethod(
                qApp,
                [context, done, result = work()] {
                    if (context) {
                        done(result);
                    }
                },
                Qt::QueuedConnection);
        });
}

} // namespace

QString writePdf(const QString& html, Paper paper, const QString& file) {
    const QByteArray bytes = rendered(html, paper).pdf;
    QSaveFile target(file);
    const bool written = target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit();
    return written ? QString() : target.errorString();
}

QString shownPath(const QString& file) {
    const QString home = QDir::homePath() + u'/';
    const bool within = home.size() > 1 && file.startsWith(home);
    return QDir::toNativeSeparators(within ? QStringLiteral("~/") + file.mid(home.size()) : file);
}

void savePdf(const QString& html, Paper paper, const QString& file, QObject* context,
             std::function<void(const QString& error)> done) {
    inBackground(
        context,
        [html, paper, file] {
            QDir().mkpath(QFileInfo(file).path());
            return writePdf(html, paper, file);
        },
        std::move(done));
}

void renderPdf(const QString& html, Paper paper, QObject* context, std::function<void(const RenderedPaper&)> done) {
    inBackground(context, [html, paper] { return rendered(html, paper); }, std::move(done));
}

} // namespace tellerdesk::client
