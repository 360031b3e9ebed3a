// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/entriesview.h"

#include "client/statement/entriesmodel.h"
#include "client/widgets/theme.h"

#include <QHeaderView>

namespace tellerdesk::client {

namespace {

constexpr int kRowHeight = 28;

} // namespace

EntriesView::EntriesView(QWidget* parent)
    : QTableView(parent) {
    setObjectName(QStringLiteral("entries"));
    setAccessibleName(tr("Entries, newest first"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setAlternatingRowColors(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    // Rows of one height, never measured: a row's place is its number.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
}

void EntriesView::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    QHeaderView* header = horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(EntriesModel::Narrative, QHeaderView::Stretch);
    header->resizeSection(EntriesModel::Number, 96);
    header->resizeSection(EntriesModel::Date, 128);
    header->resizeSection(EntriesModel::Kind, 112);
    header->resizeSection(EntriesModel::Side, 80);
    header->resizeSection(EntriesModel::Amount, 248);
    header->resizeSection(EntriesModel::BalanceAfter, 248);
    connect(model, &QAbstractItemModel::modelReset, this, [this, model] {
        // Without a current row the first key would only choose one.
        setCurrentIndex(model->index(0, EntriesModel::Narrative));
        scrollToTop();
        tellRows();
    });
}

void EntriesView::keyboardSearch(const QString& typed) {
    if (!typed.trimmed().isEmpty()) {
        Q_EMIT typedIn(typed);
    }
}

void EntriesView::tellRows() {
    if (!isVisible() || model() == nullptr || model()->rowCount() == 0) {
        return;
    }
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    Q_EMIT looked(first, last < 0 ? model()->rowCount() - 1 : last);
}

void EntriesView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    tellRows();
}

void EntriesView::showEvent(QShowEvent* event) {
    QTableView::showEvent(event);
    tellRows();
}

void EntriesView::scrollContentsBy(int dx, int dy) {
    QTableView::scrollContentsBy(dx, dy);
    tellRows();
}

} // namespace tellerdesk::client
