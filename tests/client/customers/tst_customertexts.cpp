// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/customertexts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::client;

namespace {

const CustomerFields kZoe{.fullName = u"Zoë Müller"_s,
                          .phone = u"030 1234567"_s,
                          .email = u"zoe@example.org"_s,
                          .dateOfBirth = QDate(1984, 2, 29),
                          .document = IdentityDocument{.type = u"passport"_s, .number = u"*****0T47"_s},
                          .address = u"Hauptstraße 1\n10115 Berlin"_s};

} // namespace

class TestCustomerTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsADocumentWithoutItsNumber() {
        const CustomerTexts texts = textsOf(kZoe);
        QCOMPARE(texts.documentType, u"passport"_s);
        QCOMPARE(texts.documentMask, u"*****0T47"_s);
        QVERIFY(texts.documentNumber.isEmpty());
        QCOMPARE(texts.address, u"Hauptstraße 1, 10115 Berlin"_s);
        QVERIFY(!fieldsOf(texts).document);
    }

    void sendsWhatWasTouchedAndNothingElse() {
        const CustomerTexts base = textsOf(kZoe);
        QVERIFY(isNothing(changeOf(base, base))); // two lines of an address are not one line of it now
        CustomerTexts typed = base;
        typed.phone.clear();
        typed.fullName = u"Zoë Schmidt"_s;
        CustomerChange wanted{.fullName = u"Zoë Schmidt"_s};
        wanted.phone.emplace();
        QCOMPARE(changeOf(base, typed), wanted);
    }

    void changesADocumentAsAWhole() {
        const CustomerTexts base = textsOf(kZoe);
        CustomerTexts typed = base;
        typed.documentNumber = u"D99"_s;
        QCOMPARE(changeOf(base, typed).document,
                 FieldChange<IdentityDocument>(IdentityDocument{.type = u"passport"_s, .number = u"D99"_s}));
        typed = base;
        typed.documentType.clear();
        QCOMPARE(changeOf(base, typed).document, FieldChange<IdentityDocument>(std::optional<IdentityDocument>()));
        QVERIFY(!changeOf(base, base).document);
    }

    void keepsWhatWasTypedAndTakesWhatWasNot() {
        const CustomerTexts base = textsOf(kZoe);
        CustomerTexts theirs = base;
        theirs.phone = u"0171 1"_s;
        theirs.email = u"z@example.org"_s;
        theirs.address = u"Allee 2"_s;
        CustomerTexts typed = base;
        typed.phone = u"0171 2"_s;    // both, differently
        typed.address = u"Allee 2"_s; // both, alike
        typed.fullName = u"Zoë M."_s; // here alone
        const MergedTexts merged = merge(base, theirs, typed);
        QCOMPARE(merged.typed.phone, u"0171 2"_s);
        QCOMPARE(merged.typed.email, u"z@example.org"_s);
        QCOMPARE(merged.typed.fullName, u"Zoë M."_s);
        QCOMPARE(merged.conflicts,
                 (std::vector<FieldConflict>{{.field = u"phone"_s, .theirs = u"0171 1"_s, .touched = true},
                                             {.field = u"email"_s, .theirs = u"z@example.org"_s}}));
    }

    void tellsOfAnotherDocument() {
        const CustomerTexts base = textsOf(kZoe);
        CustomerTexts theirs = base;
        theirs.documentMask = u"****9999"_s;
        CustomerTexts typed = base;
        typed.documentNumber = u"D99"_s;
        const MergedTexts merged = merge(base, theirs, typed);
        QCOMPARE(merged.conflicts.front(),
                 (FieldConflict{.field = u"document_number"_s, .theirs = u"****9999"_s, .touched = true}));
        QCOMPARE(merged.typed.documentNumber, u"D99"_s);
        QCOMPARE(merged.typed.documentMask, u"****9999"_s);
    }
};

QTEST_APPLESS_MAIN(TestCustomerTexts)
#include "tst_customertexts.moc"
