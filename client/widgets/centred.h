// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFrame;
class QVBoxLayout;
class QWidget;

namespace tellerdesk::client {

// A card of a form's width in the middle of `page`, and its column to fill. Where the window is too low for all of it,
// the page scrolls instead of squeezing its lines.
QVBoxLayout* makeCentredCard(QWidget* page);

} // namespace tellerdesk::client
