// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/camtstatement.h"

#include "shared/money/moneytext.h"

namespace tellerdesk::server {

namespace {

constexpr qint64 kTooManyDigits = 1'000'000'000'000'000'000;

// An id of ours has 36 characters with its hyphens, and the schema takes 35.
QString withoutHyphens(const Uuid& id) {
    return id.toString().remove(u'-');
}

// In characters as the schema counts them.
QString cut(const QString& text, int longest) {
    qsizetype end = 0;
    for (int taken = 0; taken < longest && end < text.size(); ++taken) {
        end += text[end].isHighSurrogate() && end + 1 < text.size() ? 2 : 1;
    }
    return text.left(end);
}

bool isLarge(qint64 minor) {
    return minor >= kTooManyDigits || minor <= -kTooManyDigits;
}

struct TransactionCode {
    const char* family;
    const char* subFamily;
};

// Of ISO 20022's external code list, domain PMNT: cash at the counter, and transfers within the bank.
std::optional<TransactionCode> transactionCode(const AccountEntry& entry) {
    switch (entry.kind) {
    case BookingKind::Deposit:
        return TransactionCode{"CNTR", "CDPT"};
    case BookingKind::Withdrawal:
        return TransactionCode{"CNTR", "CWDL"};
    case BookingKind::Transfer:
        return TransactionCode{entry.amountMinor > 0 ? "RCDT" : "ICDT", "BOOK"};
    case BookingKind::TillOpening:
    case BookingKind::TillVariance:
    case BookingKind::TillReturn:
        return std::nullopt; // stands on no customer's account
    }
    return std::nullopt;
}

} // namespace

CamtStatement::CamtStatement(StatementHead head)
    : m_head(std::move(head)) {
    m_out.open(QIODevice::WriteOnly);
    m_xml.setDevice(&m_out);
}

bool CamtStatement::canWrite(const EntrySummary& summary) {
    return !isLarge(summary.openingMinor) && !isLarge(summary.closingMinor);
}

QByteArray CamtStatement::take() {
    QByteArray bytes = std::exchange(m_out.buffer(), {});
    m_out.seek(0);
    return bytes;
}

void CamtStatement::write(const char* element, const QString& text) {
    m_xml.writeTextElement(QLatin1StringView(element), text);
}

void CamtStatement::writeDate(const char* element, QDate date) {
    m_xml.writeStartElement(QLatin1StringView(element));
    write("Dt", date.toString(Qt::ISODate));
    m_xml.writeEndElement();
}

void CamtStatement::writeAmount(qint64 minor) {
    QString text = plainAmount(minor, m_head.account.currency);
    text.remove(u'-');
    m_xml.writeStartElement(QLatin1StringView("Amt"));
    m_xml.writeAttribute(QLatin1StringView("Ccy"), m_head.account.currency.code());
    m_xml.writeCharacters(text);
    m_xml.writeEndElement();
    write("CdtDbtInd", minor < 0 ? QStringLiteral("DBIT") : QStringLiteral("CRDT"));
}

void CamtStatement::writeBalance(const char* code, qint64 minor, QDate date) {
    m_xml.writeStartElement(QLatin1StringView("Bal"));
    m_xml.writeStartElement(QLatin1StringView("Tp"));
    m_xml.writeStartElement(QLatin1StringView("CdOrPrtry"));
    write("Cd", QString::fromLatin1(code));
    m_xml.writeEndElement();
    m_xml.writeEndElement();
    writeAmount(minor);
    writeDate("Dt", date);
    m_xml.writeEndElement();
}

void CamtStatement::writeAccount() {
    m_xml.writeStartElement(QLatin1StringView("Acct"));
    m_xml.writeStartElement(QLatin1StringView("Id"));
    m_xml.writeStartElement(QLatin1StringView("Othr"));
    write("Id", m_head.account.number);
    m_xml.writeEndElement();
    m_xml.writeEndElement();
    write("Ccy", m_head.account.currency.code());
    m_xml.writeStartElement(QLatin1StringView("Ownr"));
    write("Nm", cut(m_head.account.ownerName, 140));
    m_xml.writeEndElement();
    if (!m_head.bank.isEmpty()) {
        m_xml.writeStartElement(QLatin1StringView("Svcr"));
        m_xml.writeStartElement(QLatin1StringView("FinInstnId"));
        write("Nm", cut(m_head.bank, 140));
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }
    m_xml.writeEndElement();
}

void CamtStatement::writeTotals() {
    const auto sum = [this](const char* element, const std::optional<qint64>& minor) {
        if (minor && !isLarge(*minor)) {
            m_xml.writeStartElement(QLatin1StringView(element));
            write("Sum", plainAmount(*minor, m_head.account.currency));
            m_xml.writeEndElement();
        }
    };
    m_xml.writeStartElement(QLatin1StringView("TxsSummry"));
    m_xml.writeStartElement(QLatin1StringView("TtlNtries"));
    write("NbOfNtries", QString::number(m_head.summary.count));
    m_xml.writeEndElement();
    sum("TtlCdtNtries", m_head.summary.creditsMinor);
    sum("TtlDbtNtries", m_head.summary.debitsMinor);
    m_xml.writeEndElement();
}

QByteArray CamtStatement::begin() {
    const QString id = withoutHyphens(m_head.id);
    const QString created = toRfc3339(m_head.createdAt);
    m_xml.writeStartDocument();
    m_xml.writeStartElement(QLatin1StringView("Document"));
    m_xml.writeDefaultNamespace(QLatin1StringView("urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"));
    m_xml.writeStartElement(QLatin1StringView("BkToCstmrStmt"));
    m_xml.writeStartElement(QLatin1StringView("GrpHdr"));
    write("MsgId", id);
    write("CreDtTm", created);
    m_xml.writeEndElement();
    m_xml.writeStartElement(QLatin1StringView("Stmt"));
    write("Id", id);
    write("CreDtTm", created);
    m_xml.writeStartElement(QLatin1StringView("FrToDt"));
    write("FrDtTm", m_head.from.toString(Qt::ISODate) + QStringLiteral("T00:00:00"));
    write("ToDtTm", m_head.to.toString(Qt::ISODate) + QStringLiteral("T23:59:59"));
    m_xml.writeEndElement();
    writeAccount();
    writeBalance("OPBD", m_head.summary.openingMinor, m_head.from);
    writeBalance("CLBD", m_head.summary.closingMinor, m_head.to);
    writeTotals();
    return take();
}

void CamtStatement::writeTransactionCode(const AccountEntry& entry) {
    m_xml.writeStartElement(QLatin1StringView("BkTxCd"));
    if (const auto code = transactionCode(entry)) {
        m_xml.writeStartElement(QLatin1StringView("Domn"));
        write("Cd", QStringLiteral("PMNT"));
        m_xml.writeStartElement(QLatin1StringView("Fmly"));
        write("Cd", QString::fromLatin1(code->family));
        write("SubFmlyCd", QString::fromLatin1(code->subFamily));
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    } else {
        m_xml.writeStartElement(QLatin1StringView("Prtry"));
        write("Cd", wireName(entry.kind));
        m_xml.writeEndElement();
    }
    m_xml.writeEndElement();
}

void CamtStatement::write(const AccountEntry& entry) {
    m_xml.writeStartElement(QLatin1StringView("Ntry"));
    write("NtryRef", QString::number(entry.entryNumber));
    writeAmount(entry.amountMinor);
    m_xml.writeStartElement(QLatin1StringView("Sts"));
    write("Cd", QStringLiteral("BOOK"));
    m_xml.writeEndElement();
    writeDate("BookgDt", entry.businessDate);
    writeDate("ValDt", entry.businessDate);
    write("AcctSvcrRef", withoutHyphens(entry.postingId.value));
    writeTransactionCode(entry);
    const QString narrative = cut(entry.narrative.value_or(QString()), 140);
    if (!narrative.isEmpty()) {
        m_xml.writeStartElement(QLatin1StringView("NtryDtls"));
        m_xml.writeStartElement(QLatin1StringView("TxDtls"));
        m_xml.writeStartElement(QLatin1StringView("RmtInf"));
        write("Ustrd", narrative);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }
    m_xml.writeEndElement();
}

QByteArray CamtStatement::entries(const std::vector<AccountEntry>& entries) {
    for (const AccountEntry& entry : entries) {
        write(entry);
    }
    return take();
}

QByteArray CamtStatement::end() {
    m_xml.writeEndDocument();
    return take();
}

} // namespace tellerdesk::server
