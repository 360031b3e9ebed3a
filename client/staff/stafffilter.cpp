// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/stafffilter.h"

#include "client/staff/stafftexts.h"
#include "client/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace tellerdesk::client {

namespace {

const QString kLocked = QStringLiteral("locked");

} // namespace

StaffFilter::StaffFilter(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLineEdit) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kGap);
    m_text->setObjectName(QStringLiteral("findStaff"));
    m_text->setMaxLength(200);
    m_text->installEventFilter(this);
    add(tr("&Find by name"), m_text);
    row->setStretch(0, 2);
    m_role = combo("filterRole", tr("R&ole"));
    m_role->addItem(tr("All roles"), QString());
    for (const Role role : allRoles()) {
        m_role->addItem(roleText(role), QString(wireName(role)));
    }
    m_status = combo("filterStatus", tr("S&tatus"));
    m_status->addItem(tr("Any status"), QString());
    m_status->addItem(tr("Active"), QString(wireName(UserStatus::Active)));
    m_status->addItem(tr("Disabled"), QString(wireName(UserStatus::Disabled)));
    m_status->addItem(tr("Locked"), kLocked);
    m_branch = combo("filterBranch", tr("&Branch"));
    setBranches({});
    connect(m_text, &QLineEdit::textEdited, this, &StaffFilter::changed);
}

void StaffFilter::add(const QString& label, QWidget* field) {
    auto* caption = new QLabel(label);
    caption->setBuddy(field);
    field->setAccessibleName(QString(label).remove(u'&'));
    auto* column = new QVBoxLayout;
    column->setSpacing(Theme::kGap / 2);
    column->addWidget(caption);
    column->addWidget(field);
    static_cast<QHBoxLayout*>(layout())->addLayout(column, 1);
}

QComboBox* StaffFilter::combo(const char* name, const QString& label) {
    auto* box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    add(label, box);
    connect(box, &QComboBox::currentIndexChanged, this, &StaffFilter::changed);
    return box;
}

void StaffFilter::setBranches(const std::vector<BranchInfo>& branches) {
    const QVariant chosen = m_branch->currentData();
    const QSignalBlocker quiet(m_branch);
    m_branch->clear();
    m_branch->addItem(tr("All branches"), QString());
    for (const BranchInfo& each : branches) {
        m_branch->addItem(QStringLiteral("%1 (%2)").arg(each.name, each.code), each.id.toString());
    }
    m_branch->setCurrentIndex(std::max(0, m_branch->findData(chosen)));
}

void StaffFilter::reset() {
    for (QComboBox* box : {m_role, m_status, m_branch}) {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(0);
    }
    m_text->clear();
}

void StaffFilter::tell(const QString& notice) {
    m_text->setAccessibleDescription(notice);
}

void StaffFilter::focusText() {
    m_text->setFocus();
    m_text->selectAll();
}

StaffList::Filter StaffFilter::filter() const {
    const QString status = m_status->currentData().toString();
    return {.text = m_text->text(),
            .role = roleFromWire(m_role->currentData().toString()),
            .status = userStatusFromWire(status),
            .lockedOnly = status == kLocked,
            .branchId = BranchId::fromString(m_branch->currentData().toString())};
}

bool StaffFilter::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tellerdesk::client
