// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace tellerdesk::client {

enum class Paper { A4, Receipt80mm };

// Renders and writes off the GUI thread; a half-written file never stands under the name. `done` hears on the context's
// thread what went wrong, or an empty text; not at all when the context is gone.
void savePdf(const QString& html, Paper paper, const QString& file, QObject* context,
             std::function<void(const QString& error)> done);

// The same on the calling thread: the error, or an empty text.
QString writePdf(const QString& html, Paper paper, const QString& file);

} // namespace tellerdesk::client
