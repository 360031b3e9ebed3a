// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/widgets/pagestack.h"

namespace tellerdesk::client {

PageStack::PageStack(QWidget* parent)
    : QStackedWidget(parent) {
    connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
}

QSize PageStack::sizeHint() const {
    return currentWidget() != nullptr ? currentWidget()->sizeHint() : QStackedWidget::sizeHint();
}

QSize PageStack::minimumSizeHint() const {
    return currentWidget() != nullptr ? currentWidget()->minimumSizeHint() : QStackedWidget::minimumSizeHint();
}

bool PageStack::hasHeightForWidth() const {
    return currentWidget() != nullptr && currentWidget()->hasHeightForWidth();
}

int PageStack::heightForWidth(int width) const {
    return currentWidget() != nullptr ? currentWidget()->heightForWidth(width) : -1;
}

} // namespace tellerdesk::client
