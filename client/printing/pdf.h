// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/printing/paper.h"

#include <QByteArray>
#include <QObject>
#include <QSizeF>
#include <QString>

#include <functional>

namespace tellerdesk::client {

struct RenderedPaper {
    QByteArray pdf = {};
    QSizeF sizeMm = {};
};

// Renders off the GUI thread; `done` hears of it on the context's thread, unless the context is gone.
void renderPdf(const QString& html, Paper paper, QObject* context, std::function<void(const RenderedPaper&)> done);

// Renders and writes off the GUI thread; a half-written file never stands under the name. `done` hears on the context's
// thread what went wrong, or an empty text; not at all when the context is gone.
void savePdf(const QString& html, Paper paper, const QString& file, QObject* context,
             std::function<void(const QString& error)> done);

// The same on the calling thread: the error, or an empty text.
QString writePdf(const QString& html, Paper paper, const QString& file);

// The file's name as people read it: the home folder as ~.
QString shownPath(const QString& file);

} // namespace tellerdesk::client
