// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/staffform.h"

#include "client/app/errortext.h"
#include "client/staff/stafftexts.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"
#include "shared/domain/textrule.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

QComboBox* combo() {
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    return box;
}

} // namespace

StaffForm::StaffForm(QWidget* parent)
    : QWidget(parent)
    , m_form(new Form)
    , m_heading(new QLabel)
    , m_reason(new QLabel(tr("Nobody changes their own role: another administrator does.")))
    , m_username(m_form->addText("username", tr("&User name, such as a.berger")))
    , m_fullName(m_form->addText("full_name", tr("Fu&ll name")))
    , m_email(m_form->addText("email", tr("E-&mail (optional)")))
    , m_role(combo())
    , m_branch(combo())
    , m_error(new QLabel) {
    m_form->add("role", tr("Rol&e"), m_role);
    m_form->add("branch_id", tr("Bran&ch"), m_branch);
    for (const Role role : allRoles()) {
        m_role->addItem(roleText(role), QString(wireName(role)));
    }
    Theme::setType(m_heading, Theme::Type::Heading);
    Theme::setType(m_reason, Theme::Type::Small);
    Theme::setTone(m_reason, Theme::Tone::Muted);
    Theme::setTone(m_error, Theme::Tone::Bad);
    m_error->setObjectName(QStringLiteral("staffFormError"));
    auto* save = new QPushButton(tr("Sa&ve"));
    save->setObjectName(QStringLiteral("save"));
    save->setProperty("primary", true);
    auto* hint = new QLabel(tr("F9 saves. Esc goes back."));
    Theme::setType(hint, Theme::Type::Small);
    Theme::setTone(hint, Theme::Tone::Muted);
    for (QLabel* label : {m_heading, m_reason, m_error, hint}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    for (QWidget* each : std::initializer_list<QWidget*>{m_heading, m_form, m_reason, m_error, save, hint}) {
        column->addWidget(each);
    }
    column->addStretch(1);
    connect(save, &QPushButton::clicked, this, &StaffForm::saveWanted);
    connect(m_form, &Form::completed, this, [save] { save->setFocus(); });
}

void StaffForm::setBranches(const std::vector<BranchInfo>& branches) {
    const auto chosen = branch();
    m_branch->clear();
    for (const BranchInfo& each : branches) {
        m_branch->addItem(QStringLiteral("%1 (%2)").arg(each.name, each.code), each.id.toString());
    }
    if (chosen) {
        choose(*chosen);
    }
}

void StaffForm::choose(BranchId id) {
    const int index = m_branch->findData(id.toString());
    m_branch->setCurrentIndex(index);
}

void StaffForm::startNew(const QString& branchCode) {
    m_isNew = true;
    m_base = {};
    m_heading->setText(tr("New member of staff"));
    fill(m_base);
    for (int i = 0; i < m_branch->count(); ++i) {
        if (m_branch->itemText(i).endsWith(QStringLiteral("(%1)").arg(branchCode))) {
            m_branch->setCurrentIndex(i);
        }
    }
    m_base.branchId = branch().value_or(BranchId());
    m_username->setReadOnly(false);
    m_username->setFocusPolicy(Qt::StrongFocus);
    m_role->setEnabled(true);
    m_reason->hide();
    m_username->setFocus();
}

void StaffForm::startChange(const UserInfo& user, bool isOwn) {
    m_isNew = false;
    m_base = user;
    m_heading->setText(tr("Change"));
    fill(user);
    m_username->setReadOnly(true); // audits and people know them by it
    m_username->setFocusPolicy(Qt::NoFocus);
    m_role->setEnabled(!isOwn);
    m_reason->setVisible(isOwn);
    m_fullName->setFocus();
}

void StaffForm::fill(const UserInfo& user) {
    m_form->clearFaults();
    m_error->hide();
    m_username->setText(user.username);
    m_fullName->setText(user.fullName);
    m_email->setText(user.email.value_or(QString()));
    m_role->setCurrentIndex(m_role->findData(QString(wireName(user.role))));
    choose(user.branchId);
}

void StaffForm::rebase(const UserInfo& now) {
    if (textOf("full_name") == m_base.fullName) {
        m_fullName->setText(now.fullName);
    }
    if (textOf("email") == m_base.email.value_or(QString())) {
        m_email->setText(now.email.value_or(QString()));
    }
    if (role() == m_base.role) {
        m_role->setCurrentIndex(m_role->findData(QString(wireName(now.role))));
    }
    if (branch() == m_base.branchId) {
        choose(now.branchId);
    }
    m_base = now;
}

void StaffForm::forget() {
    m_base = {};
    fill(m_base);
    m_branch->clear();
}

bool StaffForm::isDirty() const {
    const bool sameBranch = !branch() || branch() == m_base.branchId;
    return textOf("username") != m_base.username || textOf("full_name") != m_base.fullName ||
           textOf("email") != m_base.email.value_or(QString()) || role() != m_base.role || !sameBranch;
}

QString StaffForm::textOf(const char* name) const {
    return qobject_cast<QLineEdit*>(m_form->field(QString::fromLatin1(name)))->text().trimmed();
}

Role StaffForm::role() const {
    return roleFromWire(m_role->currentData().toString()).value_or(Role::Teller);
}

std::optional<BranchId> StaffForm::branch() const {
    return BranchId::fromString(m_branch->currentData().toString());
}

bool StaffForm::checkText(const char* name, const TextRule& rule, const QString& advice) {
    if (!faultOf(rule, textOf(name))) {
        return true;
    }
    m_form->setFault(QString::fromLatin1(name), advice);
    return false;
}

bool StaffForm::check() {
    m_form->clearFaults();
    m_error->hide();
    bool good = true;
    if (m_isNew) {
        good = checkText("username", kUsernameRule,
                         tr("2 to 64 lower-case letters, digits, dots, hyphens and underscores, such as a.berger"));
    }
    good = checkText("full_name", kFullNameRule, tr("enter the name, at most 200 characters")) && good;
    if (!textOf("email").isEmpty()) {
        good = checkText("email", kEmailRule, tr("a name, @ and a domain, or nothing")) && good;
    }
    return good;
}

std::optional<NewUserRequest> StaffForm::readNew() {
    if (!check()) {
        return std::nullopt;
    }
    NewUserRequest request{
        .username = textOf("username"), .fullName = textOf("full_name"), .role = role(), .branchId = branch()};
    if (!textOf("email").isEmpty()) {
        request.email = textOf("email");
    }
    return request;
}

std::optional<UserChange> StaffForm::readChange() {
    if (!check()) {
        return std::nullopt;
    }
    UserChange change;
    if (textOf("full_name") != m_base.fullName) {
        change.fullName = textOf("full_name");
    }
    if (textOf("email") != m_base.email.value_or(QString())) {
        change.email = textOf("email");
    }
    if (role() != m_base.role) {
        change.role = role();
    }
    if (branch() && branch() != m_base.branchId) {
        change.branchId = branch();
    }
    return change;
}

void StaffForm::showError(const ApiError& error, const QString& text) {
    bool placed = false;
    if (error.isRefusal(ErrorCode::UsernameTaken)) {
        placed = m_form->setFault(QStringLiteral("username"), text);
    }
    for (const FieldError& field : error.failure.fields) {
        placed = m_form->setFault(field.pointer.mid(1), faultText(field.fault)) || placed;
    }
    m_error->setText(text);
    m_error->setVisible(!placed);
}

} // namespace tellerdesk::client
