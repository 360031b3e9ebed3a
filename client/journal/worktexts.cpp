// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/worktexts.h"

#include "client/app/errortext.h"
#include "client/counter/postingtexts.h"
#include "shared/money/moneytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <map>

namespace tellerdesk::client {

namespace {

QString translated(const char* source) {
    return QCoreApplication::translate("Work", source);
}

QString money(const JournalItem& item) {
    return formatMoney({.minor = item.amountMinor, .currency = item.currency}, QLocale());
}

QString accountText(const std::optional<NamedAccount>& account) {
    return account ? groupedNumber(account->number) + QStringLiteral("  ") + account->ownerName : QString();
}

// Amounts and account numbers are typed with or without the signs and spaces that they are shown with.
QString withoutGroups(const QString& text) {
    QString plain;
    std::copy_if(text.begin(), text.end(), std::back_inserter(plain),
                 [](QChar each) { return each.isLetterOrNumber() || each == u'.'; });
    return plain;
}

QString searchText(const WorkLine& line) {
    const JournalItem& item = line.item;
    QStringList parts{kindText(item.kind),   workStateText(line),         workReasonText(line),
                      workAccountText(line), accountText(item.toAccount), item.narrative.value_or(QString()),
                      money(item),           withoutGroups(money(item)),  workTimeText(line),
                      item.teller.fullName};
    if (item.tellerSequence) {
        parts << QString::number(*item.tellerSequence);
    }
    for (const auto& account : {item.account, item.toAccount}) {
        parts << (account ? account->number : QString());
    }
    return parts.join(u'\n').replace(QChar(QChar::Nbsp), u' ').toCaseFolded();
}

} // namespace

QString workStateText(const WorkLine& line) {
    if (line.unsettled) {
        return stateText(*line.unsettled);
    }
    return stateText(line.item.refusal ? PostingState::Refused : PostingState::Posted);
}

QString workReasonText(const WorkLine& line) {
    if (line.unsettled) {
        return translated(QT_TRANSLATE_NOOP(
            "Work", "Nobody knows yet whether it was posted. Send it again or withdraw it under Unsettled postings."));
    }
    if (!line.item.refusal) {
        return {};
    }
    return errorText(errorCodeFromWire(*line.item.refusal).value_or(ErrorCode::Internal));
}

QString workTimeText(const WorkLine& line) {
    if (line.unsettled) {
        return {};
    }
    const auto at = QDateTime::fromMSecsSinceEpoch(line.item.at.time_since_epoch().count());
    return QLocale().toString(at.time(), QLocale::ShortFormat);
}

QString workAccountText(const WorkLine& line) {
    return accountText(line.item.account);
}

QString workDetailText(const WorkLine& line) {
    const JournalItem& item = line.item;
    QStringList lines;
    const auto add = [&lines](const char* format, const QString& value) {
        if (!value.isEmpty()) {
            lines << translated(format).arg(value);
        }
    };
    add(QT_TRANSLATE_NOOP("Work", "%1"), workReasonText(line));
    add(QT_TRANSLATE_NOOP("Work", "Account: %1"), workAccountText(line));
    add(QT_TRANSLATE_NOOP("Work", "To: %1"), accountText(item.toAccount));
    add(QT_TRANSLATE_NOOP("Work", "Narrative: %1"), item.narrative.value_or(QString()));
    add(QT_TRANSLATE_NOOP("Work", "Sequence: %1"),
        item.tellerSequence ? QString::number(*item.tellerSequence) : QString());
    add(QT_TRANSLATE_NOOP("Work", "Time: %1"), workTimeText(line));
    add(QT_TRANSLATE_NOOP("Work", "Teller: %1"), item.teller.fullName);
    add(QT_TRANSLATE_NOOP("Work", "Copies of the receipt: %1"),
        item.copies > 0 ? QString::number(item.copies) : QString());
    return lines.join(u'\n');
}

bool workMatches(const WorkLine& line, const QString& typed) {
    const QStringList words = typed.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        return true;
    }
    const QString text = searchText(line);
    return std::all_of(words.begin(), words.end(), [&text](const QString& word) { return text.contains(word); });
}

std::vector<WorkTotal> workTotals(const std::vector<WorkLine>& lines, const QString& typed) {
    std::map<QString, WorkTotal> totals;
    const auto addTo = [](std::optional<qint64>& sum, qint64 amount) {
        sum = sum ? checkedAdd(*sum, amount) : std::nullopt;
    };
    for (const WorkLine& line : lines) {
        if (!line.isPosted() || !workMatches(line, typed)) {
            continue;
        }
        WorkTotal& total = totals[line.item.currency.code()];
        total.currency = line.item.currency;
        ++total.count;
        switch (line.item.kind) {
        case PostingKind::Deposit:
            addTo(total.paidInMinor, line.item.amountMinor);
            break;
        case PostingKind::Withdrawal:
            addTo(total.paidOutMinor, line.item.amountMinor);
            break;
        case PostingKind::Transfer:
            addTo(total.transferredMinor, line.item.amountMinor);
            break;
        }
    }
    std::vector<WorkTotal> sorted;
    for (const auto& [code, total] : totals) {
        sorted.push_back(total);
    }
    return sorted;
}

} // namespace tellerdesk::client
