// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/openapi.h"
#include "server/handlers/route.h"
#include "shared/api/json.h"
#include "shared/api/messages_accounts.h"
#include "shared/api/messages_customers.h"
#include "shared/api/messages_entries.h"
#include "shared/api/messages_receipts.h"
#include "shared/api/messages_session.h"
#include "shared/api/messages_similar.h"
#include "shared/api/messages_tills.h"
#include "shared/api/messages_users.h"
#include "shared/api/page.h"
#include "shared/api/problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::server;

namespace {

const QJsonObject& document() {
    static const QJsonObject json = QJsonDocument::fromJson(openApiDocument()).object();
    return json;
}

QJsonObject resolved(const QJsonObject& json) {
    QJsonValue target = document();
    const QString reference = json.value(u"$ref").toString();
    if (reference.isEmpty()) {
        return json;
    }
    for (const QString& step : reference.sliced(2).split(u'/')) {
        target = target.toObject().value(step);
    }
    return target.toObject();
}

void collectReferences(const QJsonValue& value, QStringList& references) {
    for (const auto each : value.toArray()) {
        collectReferences(each, references);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == u"$ref") {
            references.append(it.value().toString());
        }
        collectReferences(it.value(), references);
    }
}

QString nameOf(const Route& route) {
    return QLatin1StringView(route.method) + u' ' + QLatin1StringView(route.path);
}

QJsonObject operationOf(const Route& route) {
    const QJsonObject path = document().value(u"paths").toObject().value(QLatin1StringView(route.path)).toObject();
    return path.value(QString::fromLatin1(route.method).toLower()).toObject();
}

QStringList parametersOf(const QJsonObject& operation) {
    QStringList names;
    for (const auto each : operation.value(u"parameters").toArray()) {
        names.append(resolved(each.toObject()).value(u"name").toString());
    }
    return names;
}

QStringList requiredParametersOf(const QJsonObject& operation) {
    QStringList names;
    for (const auto each : operation.value(u"parameters").toArray()) {
        const QJsonObject parameter = resolved(each.toObject());
        if (parameter.value(u"required").toBool()) {
            names.append(parameter.value(u"name").toString());
        }
    }
    return names;
}

QStringList textsOf(const QJsonValue& array) {
    QStringList texts;
    for (const auto each : array.toArray()) {
        texts.append(each.toString());
    }
    return texts;
}

QJsonObject schema(const char* name) {
    return resolved({{QStringLiteral("$ref"), QStringLiteral("#/components/schemas/") + QLatin1StringView(name)}});
}

bool hasType(const QJsonValue& value, const QString& type) {
    if (type == u"string") {
        return value.isString();
    }
    if (type == u"integer") {
        return value.isDouble();
    }
    if (type == u"boolean") {
        return value.isBool();
    }
    if (type == u"array") {
        return value.isArray();
    }
    return type == u"null" ? value.isNull() : value.isObject();
}

// What does not agree: as much of JSON Schema as the document uses. Members that a schema does not name are faults.
QStringList faultsIn(const QJsonValue& value, const QJsonObject& reference, const QString& at = {}) {
    const QJsonObject it = resolved(reference);
    if (it.contains(u"oneOf")) {
        int fitting = 0;
        for (const auto each : it.value(u"oneOf").toArray()) {
            fitting += faultsIn(value, each.toObject(), at).isEmpty() ? 1 : 0;
        }
        return fitting == 1 ? QStringList() : QStringList{at + QStringLiteral(": fits %1 of oneOf").arg(fitting)};
    }
    if (it.contains(u"const") && it.value(u"const") != value) {
        return {at + QStringLiteral(": another constant")};
    }
    QStringList types = textsOf(it.value(u"type"));
    if (types.isEmpty() && it.contains(u"type")) {
        types = QStringList{it.value(u"type").toString()};
    }
    const bool typeFits = types.isEmpty() || std::any_of(types.begin(), types.end(),
                                                         [&](const QString& type) { return hasType(value, type); });
    if (!typeFits) {
        return {at + QStringLiteral(": type")};
    }
    QStringList faults;
    const QString pattern = it.value(u"pattern").toString();
    if (value.isString() && (!QRegularExpression(pattern).match(value.toString()).hasMatch() ||
                             value.toString().size() < it.value(u"minLength").toInt())) {
        faults.append(at + QStringLiteral(": text"));
    }
    if (it.contains(u"enum") && !it.value(u"enum").toArray().contains(value)) {
        faults.append(at + QStringLiteral(": not in enum"));
    }
    for (const auto each : value.toArray()) {
        faults += faultsIn(each, it.value(u"items").toObject(), at + QStringLiteral("/items"));
    }
    const QJsonObject object = value.toObject();
    const QJsonObject properties = it.value(u"properties").toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString path = at + u'/' + member.key();
        faults += properties.contains(member.key())
                      ? faultsIn(member.value(), properties.value(member.key()).toObject(), path)
                      : QStringList{path + QStringLiteral(": undocumented")};
    }
    for (const QString& name : value.isObject() ? textsOf(it.value(u"required")) : QStringList()) {
        if (!object.contains(name)) {
            faults.append(at + u'/' + name + QStringLiteral(": missing"));
        }
    }
    return faults;
}

CustomerFields someone() {
    return {.fullName = QStringLiteral("Zoë Müller"),
            .phone = QStringLiteral("+49 30 1234567"),
            .email = QStringLiteral("zoe@example.org"),
            .dateOfBirth = QDate(1984, 2, 29),
            .document = IdentityDocument{.type = QStringLiteral("passport"), .number = QStringLiteral("C01X00T47")},
            .address = QStringLiteral("Hauptstraße 1\n10115 Berlin")};
}

const Currency kEuro = *Currency::fromCode(u"EUR");

std::vector<JournalItem> someWork() {
    const JournalItem refused{
        .refusal = QStringLiteral("insufficient_funds"), .currency = kEuro, .businessDate = QDate(2026, 11, 23)};
    const JournalItem posted{.currency = kEuro,
                             .businessDate = QDate(2026, 11, 23),
                             .tellerSequence = 1,
                             .account = NamedAccount(),
                             .toAccount = NamedAccount(),
                             .narrative = QStringLiteral("rent")};
    return {refused, posted};
}

Receipt someReceipt() {
    return {.tellerSequence = 1,
            .businessDate = QDate(2026, 11, 23),
            .localTime = QDateTime(QDate(2026, 11, 23), QTime(9, 30), Qt::OffsetFromUTC, 9 * 3600),
            .currency = kEuro,
            .toAccount = NamedAccount()};
}

} // namespace

Q_DECLARE_METATYPE(const Route*)

class TestOpenApi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOneStrictJsonDocument() {
        QVERIFY(parseJson(openApiDocument()).hasValue());
        QCOMPARE(document().value(u"openapi").toString(), QStringLiteral("3.1.0"));
    }

    void everyRouteIsInIt_data() {
        QTest::addColumn<const Route*>("route");
        for (const Route& route : allRoutes()) {
            QTest::newRow(qPrintable(nameOf(route))) << &route;
        }
    }
    void everyRouteIsInIt() {
        QFETCH(const Route*, route);
        const QJsonObject operation = operationOf(*route);
        QVERIFY(!operation.isEmpty());
        const QStringList parameters = parametersOf(operation);
        QCOMPARE(parameters.contains(QStringLiteral("Idempotency-Key")), route->keyed);
        QCOMPARE(requiredParametersOf(operation).contains(QStringLiteral("If-Match")), route->ifMatch);
        QCOMPARE(parameters.contains(QStringLiteral("id")),
                 QString::fromLatin1(route->path).contains(QStringLiteral("{id}")));
        const QJsonObject content = operation.value(u"requestBody").toObject().value(u"content").toObject();
        QCOMPARE(content.contains(u"application/json"), route->hasBody);
        QCOMPARE(content.contains(u"image/jpeg"), route->hasPicture);
        QCOMPARE(operation.contains(u"security"), std::holds_alternative<Public>(route->access));
        const auto* permission = std::get_if<Permission>(&route->access);
        QCOMPARE(operation.value(u"x-permission").toString(), permission ? QString(wireName(*permission)) : QString());
        const auto* signedIn = std::get_if<SignedIn>(&route->access);
        QCOMPARE(operation.value(u"x-before-password-change").toBool(),
                 signedIn != nullptr && signedIn->alsoBeforePasswordChange);
    }

    void everythingInItIsARoute() {
        QStringList documented;
        const QJsonObject paths = document().value(u"paths").toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            for (const QString& method : path.value().toObject().keys()) {
                documented.append(method.toUpper() + u' ' + path.key());
            }
        }
        QStringList routes;
        for (const Route& route : allRoutes()) {
            routes.append(nameOf(route));
        }
        documented.sort();
        routes.sort();
        QCOMPARE(documented, routes);
    }

    void operationsHaveNamesOfTheirOwn() {
        QStringList names;
        for (const Route& route : allRoutes()) {
            names.append(operationOf(route).value(u"operationId").toString());
        }
        QVERIFY(!names.contains(QString()));
        QCOMPARE(names.removeDuplicates(), qsizetype{0});
    }

    void everyReferenceLeadsSomewhere() {
        QStringList references;
        collectReferences(document(), references);
        QVERIFY(!references.isEmpty());
        for (const QString& reference : std::as_const(references)) {
            QVERIFY2(!resolved({{QStringLiteral("$ref"), reference}}).isEmpty(), qPrintable(reference));
        }
    }

    void namesEveryCode() {
        QStringList codes;
        for (const ErrorCode code : allErrorCodes()) {
            codes.append(QString(wireName(code)));
        }
        QCOMPARE(textsOf(schema("ErrorCode").value(u"enum")), codes);
        QStringList permissions;
        for (const Permission permission : allPermissions()) {
            permissions.append(QString(wireName(permission)));
        }
        QCOMPARE(textsOf(schema("Permission").value(u"enum")), permissions);
        QStringList roles;
        for (const Role role : allRoles()) {
            roles.append(QString(wireName(role)));
        }
        QCOMPARE(textsOf(schema("Role").value(u"enum")), roles);
        for (const QString& fault : textsOf(schema("FieldFault").value(u"enum"))) {
            QVERIFY2(fieldFaultFromWire(fault), qPrintable(fault));
        }
    }

    void refusalsStandUnderTheirStatus() {
        for (const Route& route : allRoutes()) {
            const QJsonObject responses = operationOf(route).value(u"responses").toObject();
            for (auto response = responses.begin(); response != responses.end(); ++response) {
                for (const QString& name : textsOf(resolved(response.value().toObject()).value(u"x-codes"))) {
                    const auto code = errorCodeFromWire(name);
                    QVERIFY2(code && httpStatus(*code) == response.key().toInt(), qPrintable(name));
                }
            }
        }
    }

    void messagesAreAsDescribed_data() {
        QTest::addColumn<QJsonObject>("message");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char* name, const QJsonObject& message) {
            QTest::addRow("%s %d", name, static_cast<int>(message.size())) << message << QByteArray(name);
        };
        const Instant then{std::chrono::milliseconds(1'700'000'000'123)};
        row("NewCustomer", someone().toJson());
        row("NewCustomer", CustomerFields{.fullName = QStringLiteral("Kim")}.toJson());
        CustomerChange clearing;
        clearing.phone.emplace();
        clearing.dateOfBirth.emplace();
        clearing.document.emplace();
        row("CustomerChange", clearing.toJson());
        const CustomerInfo known{.fields = someone(), .createdAt = then};
        const CustomerInfo unknown{.fields = {.fullName = QStringLiteral("Kim")}, .createdAt = then};
        row("CustomerPage", Page<CustomerInfo>{.items = {known, unknown}, .next = QStringLiteral("x")}.toJson());
        row("CustomerSketch", SimilarRequest{.fields = someone()}.toJson());
        row("CustomerSketch",
            SimilarRequest{.fields = {.document = IdentityDocument{.number = QStringLiteral("C01")}}}.toJson());
        row("SimilarCustomers",
            Page<SimilarCustomer>{.items = {{.customer = known, .reasons = {Likeness::Name}}}}.toJson());
        row("NewAccount", OpenAccountRequest{.currency = kEuro}.toJson());
        const AccountInfo account{
            .number = QStringLiteral("123456789074"), .currency = kEuro, .status = QStringLiteral("active")};
        row("AccountPage", Page<AccountInfo>{.items = {account}}.toJson());
        const EntryInfo entry{.businessDate = QDate(2026, 11, 23), .postedAt = then};
        row("EntryPage", Page<EntryInfo>{.items = {entry}}.toJson());
        row("EntrySummary", EntrySummary().toJson());
        const QDate day(2026, 11, 23);
        row("EntrySummary", EntrySummary{.from = day,
                                         .to = day,
                                         .count = 1,
                                         .creditsMinor = 1,
                                         .debitsMinor = 0,
                                         .firstEntryNumber = 1,
                                         .lastEntryNumber = 1,
                                         .firstDate = day,
                                         .lastDate = day,
                                         .points = {{.entryNumber = 1, .businessDate = day}}}
                                .toJson());
        const PostingInfo posting{.currency = kEuro, .businessDate = QDate(2026, 11, 23), .postedAt = then};
        row("PostedCash", PostingReply{.posting = posting, .account = account}.toJson());
        row("PostedTransfer",
            PostingReply{.posting = posting, .account = account, .toAccount = ReceivingAccount()}.toJson());
        row("JournalPage", Page<JournalItem>{.items = someWork()}.toJson());
        row("Receipt", someReceipt().toJson());
        row("ReceiptCopy", ReceiptCopy{.n = 1, .madeAt = then}.toJson());
        row("NewCashPosting",
            CashRequest{.currency = kEuro, .narrative = QString(), .tillSessionId = TillSessionId()}.toJson());
        row("NewTransfer", TransferRequest{.currency = kEuro}.toJson());
        row("Abandonment", AbandonReply().toJson());
        row("OpenTill", OpenTillRequest{.opening = {{.currency = kEuro, .amountMinor = 5}}}.toJson());
        row("CloseTill", CloseTillRequest{.counted = {{.currency = kEuro}}, .reason = QStringLiteral("x")}.toJson());
        const TillSession till{.businessDate = QDate(2026, 11, 23),
                               .positions = {{.currency = kEuro}, {.currency = kEuro, .countedMinor = 7}}};
        row("TillSession", till.toJson());
        row("Me", MeReply{.businessDate = QDate(2026, 11, 23), .currencies = {kEuro}, .tillSession = till}.toJson());
        row("Me", MeReply{.permissions = permissionsOf(Role::Teller), .businessDate = QDate(2026, 11, 23)}.toJson());
        row("Session", SessionReply().toJson());
        row("User", UserInfo().toJson());
        row("User", UserInfo{.email = QStringLiteral("a@b"), .lockedUntil = then, .lastLoginAt = then}.toJson());
        row("PasswordReset", ResetRequest{.password = QStringLiteral("a long password")}.toJson());
        row("BranchPage", Page<BranchInfo>{.items = {BranchInfo()}}.toJson());
        const Failure failure{.code = ErrorCode::InvalidRequest, .fields = {{.pointer = QStringLiteral("/amount")}}};
        row("Problem", QJsonDocument::fromJson(problemJson(failure, Uuid())).object());
    }
    void messagesAreAsDescribed() {
        QFETCH(QJsonObject, message);
        QFETCH(QByteArray, name);
        QCOMPARE(faultsIn(message, schema(name.constData())), QStringList());
    }

    void aDescriptionThatIsWrongWouldShow() {
        QJsonObject customer = someone().toJson();
        customer.insert(QStringLiteral("colour"), QStringLiteral("red"));
        QVERIFY(!faultsIn(customer, schema("NewCustomer")).isEmpty());
        customer.remove(QStringLiteral("colour"));
        customer.remove(QStringLiteral("full_name"));
        QVERIFY(!faultsIn(customer, schema("NewCustomer")).isEmpty());
        customer.insert(QStringLiteral("full_name"), 7);
        QVERIFY(!faultsIn(customer, schema("NewCustomer")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
