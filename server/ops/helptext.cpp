// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/commandline.h"
#include "server/ops/setting.h"

namespace tellerdesk::server::ops {

namespace {

constexpr auto kCommandsText = R"(tellerdesk-server COMMAND [OPTION ...]

Commands
  serve [--demo]       serves until SIGTERM or Ctrl-C; prints "ready https://HOST:PORT" when it does. SIGHUP reads
                       the certificate files anew. --demo: a bank of invented customers, in a new data folder
  migrate status       which migrations the database has
  migrate up           applies those that it lacks
  migrate down         takes back the last one, and its data with it
  config print         each setting and where its value comes from, without secrets
  config check         says what is wrong with the settings
  client-config        prints tellerdesk.conf for clients: this server's address and authority
  user create          --username NAME --full-name NAME --role teller|supervisor|administrator|auditor
                       [--branch CODE] --password-stdin: the password is the first line of the standard input
  verify               proves the books: each balance equals its entries, each posting sums to zero, nothing is missing
  --help, --version

user create, client-config, verify and migrate status also work while the server runs.

Settings
Each is taken from, the strongest first: the command line (--server-address VALUE), the environment
(SERVER_ADDRESS=VALUE), the file named by --env-file FILE, app.env in the working folder, its default.

)";

constexpr auto kExitCodesText = R"(
Exit codes
   0  done
   1  verify: the books contradict themselves; user create: refused
  64  the command line is wrong
  65  the database is not one that can be relied on
  69  the database cannot be reached
  70  a fault of this program
  71  the address cannot be listened on
  73  the data folder, or the private PostgreSQL in it, cannot be used: no permission, no space, damaged
  75  another server works on the data folder
  76  the database's schema is older, newer or other than this program's
  77  a certificate or key is missing, mismatched or readable by others
  78  a setting is unknown or malformed
)";

} // namespace

QString helpText() {
    QString text = QString::fromLatin1(kCommandsText);
    const Configuration defaults;
    for (const Setting& setting : allSettings()) {
        const QString value = setting.show(defaults);
        text += QStringLiteral("  %1 %2%3\n")
                    .arg(QLatin1StringView(setting.name), -27)
                    .arg(QString::fromLatin1(setting.help),
                         value.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(value));
    }
    return text + QString::fromLatin1(kExitCodesText);
}

} // namespace tellerdesk::server::ops
