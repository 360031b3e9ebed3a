// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/lexer.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tellerdesk::architecture {

namespace {

bool isWord(QChar c) {
    return c.isLetterOrNumber() || c == u'_';
}

class Lexer {
public:
    explicit Lexer(const QString& text)
        : m_text(text)
        , m_result{.withoutComments = text, .code = text, .literals = {}} {}

    Lexed run() {
        while (m_at < m_text.size()) {
            step();
        }
        return std::move(m_result);
    }

private:
    void step() {
        static const QRegularExpression string(uR"re((?:u8|[uUL])?(R?)")re"_s);
        const QStringView rest = QStringView(m_text).mid(m_at);
        if (rest.startsWith(u"//")) {
            comment(endOf(u"\n", 0));
        } else if (rest.startsWith(u"/*")) {
            comment(endOf(u"*/", 2));
        } else if (const auto match = string.match(m_text, m_at, QRegularExpression::NormalMatch,
                                                   QRegularExpression::AnchorAtOffsetMatchOption);
                   match.hasMatch()) {
            m_at = match.capturedEnd() - 1;
            match.captured(1).isEmpty() ? quoted() : rawString();
        } else if (isWord(rest.front())) {
            word();
        } else if (rest.front() == u'\'') {
            quoted();
        } else {
            m_joinable = m_joinable && rest.front().isSpace();
            ++m_at;
        }
    }

    qsizetype endOf(QStringView what, qsizetype length) const {
        const qsizetype found = m_text.indexOf(what, m_at + length);
        return found < 0 ? m_text.size() : found + length;
    }

    // An identifier or a number, whose digits may be parted by '.
    void word() {
        const bool number = m_text[m_at].isDigit();
        while (m_at < m_text.size() && (isWord(m_text[m_at]) || (number && m_text[m_at] == u'\''))) {
            ++m_at;
        }
        m_joinable = false;
    }

    static void blank(QString& text, qsizetype from, qsizetype to) {
        for (qsizetype at = from; at < to; ++at) {
            if (text[at] != u'\n') {
                text[at] = u' ';
            }
        }
    }

    void comment(qsizetype end) {
        blank(m_result.withoutComments, m_at, end);
        blank(m_result.code, m_at, end);
        m_at = end;
    }

    void literal(const QString& value, qsizetype end) {
        if (m_joinable) {
            m_result.literals.last().text += value;
        } else {
            m_result.literals.append({.line = lineAt(m_text, m_at), .text = value});
        }
        m_joinable = true;
        blank(m_result.code, m_at + 1, end - 1);
        m_at = end;
    }

    void rawString() {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        const QString closing = u')' + m_text.mid(m_at + 1, open - m_at - 1) + u'"';
        const qsizetype close = open < 0 ? -1 : m_text.indexOf(closing, open);
        if (close < 0) {
            m_at = m_text.size();
            return;
        }
        literal(m_text.mid(open + 1, close - open - 1), close + closing.size());
    }

    void quoted() {
        const QChar quote = m_text[m_at];
        QString value;
        qsizetype at = m_at + 1;
        while (at < m_text.size() && m_text[at] != quote && m_text[at] != u'\n') {
            const bool escaped = m_text[at] == u'\\' && at + 1 < m_text.size();
            at += escaped ? 1 : 0;
            value += escaped && m_text[at] == u'n' ? QChar(u'\n') : m_text[at];
            ++at;
        }
        const qsizetype end = std::min(at + 1, m_text.size());
        if (quote == u'"') {
            literal(value, end);
            return;
        }
        blank(m_result.code, m_at + 1, end - 1);
        m_joinable = false;
        m_at = end;
    }

    const QString& m_text;
    Lexed m_result;
    qsizetype m_at = 0;
    bool m_joinable = false; // nothing but blanks and comments since the last string literal
};

} // namespace

Lexed lex(const QString& text) {
    return Lexer(text).run();
}

} // namespace tellerdesk::architecture
