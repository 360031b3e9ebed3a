// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/look/layoutfaults.h"

#include "client/widgets/icon.h"
#include "tests/client/support/cutoff.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace tellerdesk::test {

namespace {

QString nameOf(const QWidget* widget) {
    return QStringLiteral("%1 \"%2\"").arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName());
}

void findSideways(const QWidget* widget, QStringList& faults) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget);
    if (area != nullptr && area->horizontalScrollBar()->maximum() > area->horizontalScrollBar()->minimum()) {
        faults << QStringLiteral("%1 scrolls sideways by %2")
                      .arg(nameOf(area))
                      .arg(area->horizontalScrollBar()->maximum());
    }
}

// A cell may end in an ellipsis where its tool tip has all of it.
void findCutCells(const QAbstractItemView* view, const QModelIndex& index, int width, QStringList& faults) {
    const bool told = !index.data(Qt::ToolTipRole).toString().isEmpty();
    const QSize needed = view->sizeHintForIndex(index);
    if (needed.width() > width && !(told && view->textElideMode() != Qt::ElideNone)) {
        faults << QStringLiteral("%1: cell %2,%3 needs %4, has %5: %6")
                      .arg(nameOf(view))
                      .arg(index.row())
                      .arg(index.column())
                      .arg(needed.width())
                      .arg(width)
                      .arg(index.data().toString().left(40));
    }
}

void findCutTable(const QWidget* widget, QStringList& faults) {
    if (const auto* table = qobject_cast<const QTableView*>(widget)) {
        const int rows = std::min(table->model() != nullptr ? table->model()->rowCount() : 0, 60);
        for (int column = 0; rows > 0 && column < table->model()->columnCount(); ++column) {
            if (table->isColumnHidden(column)) {
                continue;
            }
            const auto* header = table->horizontalHeader();
            if (!header->isHidden() && header->sectionSizeHint(column) > header->sectionSize(column)) {
                faults << QStringLiteral("%1: heading %2 needs %3, has %4")
                              .arg(nameOf(table))
                              .arg(column)
                              .arg(header->sectionSizeHint(column))
                              .arg(header->sectionSize(column));
            }
            for (int row = 0; row < rows; ++row) {
                findCutCells(table, table->model()->index(row, column), table->columnWidth(column), faults);
            }
        }
    } else if (const auto* list = qobject_cast<const QListView*>(widget)) {
        for (int row = 0; list->model() != nullptr && row < std::min(list->model()->rowCount(), 60); ++row) {
            findCutCells(list, list->model()->index(row, 0), list->viewport()->width(), faults);
        }
    }
}

void findCutEntry(const QWidget* widget, QStringList& faults) {
    if (const auto* edit = qobject_cast<const QLineEdit*>(widget)) {
        // What is typed scrolls with the cursor; what is only shown must be seen whole.
        const QString& shown = edit->text().isEmpty() ? edit->placeholderText()
                               : edit->isReadOnly()   ? edit->text()
                                                      : QString();
        const int room = edit->width() - 20;
        if (edit->fontMetrics().horizontalAdvance(shown) > room) {
            faults << QStringLiteral("%1 shows \"%2\" in %3 pixels").arg(nameOf(edit), shown.left(60)).arg(room);
        }
    } else if (const auto* combo = qobject_cast<const QComboBox*>(widget)) {
        if (combo->minimumSizeHint().width() > combo->width() &&
            combo->fontMetrics().horizontalAdvance(combo->currentText()) > combo->width() - 44) {
            faults << QStringLiteral("%1 cuts \"%2\"").arg(nameOf(combo), combo->currentText().left(60));
        }
    }
}

bool showsSomething(const QWidget* widget) {
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        return !label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull();
    }
    return qobject_cast<const QAbstractButton*>(widget) != nullptr ||
           qobject_cast<const QLineEdit*>(widget) != nullptr || qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
           qobject_cast<const client::IconMark*>(widget) != nullptr;
}

// The part of the window that the widget covers, without what a scroll area hides of it.
QRect placeOf(const QWidget* widget, const QWidget& window) {
    QRect place(widget->mapTo(&window, QPoint(0, 0)), widget->size());
    for (const QWidget* parent = widget->parentWidget(); parent != nullptr && parent != &window;
         parent = parent->parentWidget()) {
        place &= QRect(parent->mapTo(&window, QPoint(0, 0)), parent->size());
    }
    return place;
}

void findOverlaps(const QList<QWidget*>& widgets, const QWidget& window, QStringList& faults) {
    std::vector<std::pair<const QWidget*, QRect>> placed;
    for (const QWidget* widget : widgets) {
        if (widget->isVisible() && widget->window() == &window && showsSomething(widget)) {
            placed.emplace_back(widget, placeOf(widget, window));
        }
    }
    for (std::size_t i = 0; i < placed.size(); ++i) {
        for (std::size_t j = i + 1; j < placed.size(); ++j) {
            const auto& [one, onePlace] = placed[i];
            const auto& [other, otherPlace] = placed[j];
            if (onePlace.intersects(otherPlace) && !one->isAncestorOf(other) && !other->isAncestorOf(one)) {
                faults << QStringLiteral("%1 lies on %2").arg(nameOf(one), nameOf(other));
            }
        }
    }
}

} // namespace

QStringList layoutFaults(const QWidget& window) {
    QStringList faults = cutOffTexts(window);
    const auto widgets = window.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (widget->isVisible()) {
            findSideways(widget, faults);
            findCutTable(widget, faults);
            findCutEntry(widget, faults);
        }
    }
    findOverlaps(widgets, window, faults);
    return faults;
}

} // namespace tellerdesk::test
