// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/demopeople.h"

#include <array>

namespace tellerdesk::server::ops {

namespace {

constexpr std::array kFirstNames{"Anna",    "Bruno",  "Camille",   "Dieter", "Elena",  "Felix",  "Grace",     "Hugo",
                                 "Ingrid",  "James",  "Katarzyna", "Lukas",  "Marta",  "Niels",  "Olivia",    "Pablo",
                                 "Quentin", "Rosa",   "Sofia",     "Thomas", "Ursula", "Victor", "Wanda",     "Yannick",
                                 "Zoë",     "Amélie", "Björn",     "Chloé",  "Dagmar", "Emil",   "Françoise", "Gösta",
                                 "Hannah",  "Ivan",   "Jürgen",    "Klára"};
constexpr std::array kLastNames{
    "Andersson", "Bauer",    "Costa",   "Dubois",    "Eriksen", "Fischer", "García",    "Hansen", "Ivanov",
    "Johnson",   "Kowalska", "Lefèvre", "Müller",    "Novák",   "O'Brien", "Petersen",  "Quinn",  "Rossi",
    "Schmidt",   "Taylor",   "Ungaro",  "Vermeer",   "Weber",   "Young",   "Zieliński", "Moreau", "Nielsen",
    "Fernández", "Walker",   "Becker",  "Lindqvist", "Marino",  "Santos",  "Keller",    "Dvořák", "Murphy"};
constexpr std::array kKoreanFamilies{"김", "이", "박", "최", "정", "강", "조", "윤",
                                     "장", "임", "한", "오", "서", "신", "권"};
constexpr std::array kKoreanGiven{"민준", "서연", "도윤", "지우", "하은", "시우", "수아", "지호", "예준", "서윤",
                                  "은우", "채원", "준서", "다은", "현우", "유진", "건우", "소율", "우진", "지안"};
constexpr std::array kLongNames{"Maria del Carmen Fernández-Villaverde y Álvarez de Toledo",
                                "Karl-Theodor Maximilian Freiherr von und zu Hohenfels-Liechtenau",
                                "Handelsgesellschaft für Landmaschinen und Ersatzteile Müller, Schmidt & Söhne"};
constexpr std::array kStreets{"Mill Lane",   "Hauptstraße", "Rue de la Paix", "Via Roma",
                              "Calle Mayor", "Church Road", "세종대로",       "종로"};

template <class Names>
QString pick(const Names& names, QRandomGenerator& random) {
    return QString::fromUtf8(names[static_cast<std::size_t>(random.bounded(static_cast<int>(names.size())))]);
}

QString digits(int count, QRandomGenerator& random) {
    QString text;
    for (int i = 0; i < count; ++i) {
        text += QChar(u'0' + random.bounded(10));
    }
    return text;
}

QString nameOf(int index, bool korean, QRandomGenerator& random) {
    if (index % 67 == 66) {
        return pick(kLongNames, random);
    }
    return korean ? pick(kKoreanFamilies, random) + pick(kKoreanGiven, random)
                  : pick(kFirstNames, random) + u' ' + pick(kLastNames, random);
}

} // namespace

std::vector<CustomerFields> demoCustomers(int count, QRandomGenerator& random) {
    std::vector<CustomerFields> customers;
    for (int i = 0; i < count; ++i) {
        const bool korean = i % 4 == 3;
        CustomerFields customer{.fullName = nameOf(i, korean, random)};
        customer.phone = korean ? QStringLiteral("+82 10 %1 %2").arg(digits(4, random), digits(4, random))
                                : QStringLiteral("+49 151 %1").arg(digits(8, random));
        customer.dateOfBirth = QDate(1940, 1, 1).addDays(random.bounded(365 * 65));
        if (i % 3 != 0) {
            customer.document =
                IdentityDocument{.type = QStringLiteral("passport"), .number = u'P' + digits(8, random)};
        }
        if (i % 2 == 0) {
            customer.address = QStringLiteral("%1 %2").arg(pick(kStreets, random)).arg(1 + random.bounded(200));
        }
        customers.push_back(std::move(customer));
    }
    return customers;
}

} // namespace tellerdesk::server::ops
