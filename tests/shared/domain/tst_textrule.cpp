// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/textrule.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;

namespace {

bool isRefused(const TextRule& rule, const QString& text) {
    return faultOf(rule, text) == FieldFault::Malformed;
}

} // namespace

class TextRuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesNamesThatShowNothing() {
        for (const QString& blank :
             {u"\u200d"_s, u"\u200c\u200c"_s, u" \u200d "_s, u"\u3164"_s, u"\u2800"_s, u"\ufe0f"_s, u"\u00a0\u2003"_s,
              u"\u115f\u1160"_s, u"\u200b\ufeff"_s, u"\u202e"_s}) {
            QVERIFY2(isRefused(kFullNameRule, blank), qPrintable(blank));
        }
    }

    void takesWhatScriptsNeed() {
        for (const QString& name : {u"Kim Hana"_s, u"김하나"_s, u"علی‌رضا"_s, u"ක්\u200dරිෂාන්"_s, u"אברהם"_s,
                                    u"O\u2019Brien"_s, u"Ng\u0303"_s}) {
            QVERIFY2(!faultOf(kFullNameRule, name), qPrintable(name));
        }
        QVERIFY(!faultOf(kNarrativeRule, u"Thanks \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f"_s));
        QVERIFY(!faultOf(kNarrativeRule, QString()));
    }

    void keepsMarksOfDirection() {
        QVERIFY(!faultOf(kNarrativeRule, u"\u200fשלום 12\u200e"_s));
        QVERIFY(!faultOf(kSearchRule, u"\u202a+49 30 1234\u202c"_s));
        QVERIFY(isRefused(kSearchRule, u"a\nb"_s));
    }
};

QTEST_APPLESS_MAIN(TextRuleTest)
#include "tst_textrule.moc"
