// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/workmodel.h"

#include "client/counter/postingtexts.h"
#include "client/journal/worktexts.h"
#include "client/widgets/theme.h"
#include "shared/money/moneytext.h"

#include <QApplication>
#include <QLocale>

#include <algorithm>

namespace tellerdesk::client {

namespace {

Qt::Alignment alignmentOf(int column) {
    const bool right = column == WorkModel::Sequence || column == WorkModel::Amount;
    return (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

WorkModel::WorkModel(MyWorkPresenter& presenter, QObject* parent)
    : QAbstractTableModel(parent)
    , m_presenter(presenter) {
    connect(&presenter, &MyWorkPresenter::changed, this, &WorkModel::follow);
}

void WorkModel::setTyped(const QString& typed) {
    m_typed = typed;
    follow();
}

void WorkModel::follow() {
    std::vector<WorkLine> lines;
    for (const WorkLine& line : m_presenter.lines()) {
        if (workMatches(line, m_typed)) {
            lines.push_back(line);
        }
    }
    if (lines == m_lines) {
        return;
    }
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

const WorkLine* WorkModel::line(int row) const {
    return row >= 0 && static_cast<std::size_t>(row) < m_lines.size() ? &m_lines[static_cast<std::size_t>(row)]
                                                                      : nullptr;
}

int WorkModel::rowOf(const PostingId& id) const {
    const auto found =
        std::find_if(m_lines.begin(), m_lines.end(), [&id](const WorkLine& line) { return line.item.id == id; });
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

int WorkModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int WorkModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString WorkModel::text(const WorkLine& line, int column) {
    const JournalItem& item = line.item;
    switch (column) {
    case Time:
        return workTimeText(line);
    case Sequence:
        return item.tellerSequence ? QString::number(*item.tellerSequence) : QString();
    case Kind:
        return kindText(item.kind);
    case Account:
        return workAccountText(line);
    case Amount:
        return formatMoney({.minor = item.amountMinor, .currency = item.currency}, QLocale());
    case State:
        return workStateText(line);
    default:
        return {};
    }
}

QVariant WorkModel::data(const QModelIndex& index, int role) const {
    const WorkLine& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::ToolTipRole:
        return index.column() == Account ? QVariant(text(line, Account)) : QVariant();
    case Qt::AccessibleTextRole:
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") +
               text(line, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(alignmentOf(index.column()));
    case Qt::ForegroundRole: // the word says it as well
        return index.column() == State && !line.isPosted()
                   ? QVariant(Theme::color(line.unsettled ? Theme::Tone::Caution : Theme::Tone::Bad,
                                           QApplication::palette()))
                   : QVariant();
    default:
        return {};
    }
}

QVariant WorkModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return QVariant(alignmentOf(section));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Time:
        return tr("Time");
    case Sequence:
        return tr("No.");
    case Kind:
        return tr("Kind");
    case Account:
        return tr("Account");
    case Amount:
        return tr("Amount");
    case State:
        return tr("State");
    default:
        return {};
    }
}

bool WorkModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_presenter.hasMore();
}

void WorkModel::fetchMore(const QModelIndex&) {
    m_presenter.loadMore();
}

} // namespace tellerdesk::client
