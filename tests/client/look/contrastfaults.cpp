// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/look/layoutfaults.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace tellerdesk::test {

namespace {

constexpr double kLeast = 4.5;

double linear(int channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(QRgb color) {
    return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) + 0.0722 * linear(qBlue(color));
}

// The strongest contrast between what most of the area is painted in, and anything else in it: at its core, a letter
// has the colour of its ink.
double inkContrast(const QImage& image, const QRect& area) {
    std::unordered_map<QRgb, int> counts;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = area.left(); x <= area.right(); ++x) {
            ++counts[line[x]];
        }
    }
    const auto ground = std::max_element(counts.begin(), counts.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
    double most = 1;
    for (const auto& [color, count] : counts) {
        most = std::max(most, contrast(QColor(ground->first), QColor(color)));
    }
    return most;
}

// Where the widget shows text; nothing where it shows none.
QRect inkOf(const QWidget* widget) {
    const auto* label = qobject_cast<const QLabel*>(widget);
    if (label != nullptr && !label->text().isEmpty()) {
        return label->rect();
    }
    const auto* edit = qobject_cast<const QLineEdit*>(widget);
    if (edit != nullptr && !(edit->text().isEmpty() && edit->placeholderText().isEmpty())) {
        return edit->rect().adjusted(6, 6, -6, -6);
    }
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if ((button != nullptr && !button->text().isEmpty()) || qobject_cast<const QComboBox*>(widget) != nullptr) {
        return widget->rect().adjusted(6, 6, -6, -6);
    }
    return {};
}

void sample(const QWidget& window, const QImage& image, const QWidget* widget, const QRect& ink, const QString& what,
            QStringList& faults) {
    QRect place(widget->mapTo(&window, ink.topLeft()), ink.size());
    for (const QWidget* parent = widget; parent != nullptr && parent != &window; parent = parent->parentWidget()) {
        place &= QRect(parent->mapTo(&window, QPoint(0, 0)), parent->size());
    }
    const double scale = static_cast<double>(image.width()) / window.width();
    const QRect area = QRect(QPoint(qRound(place.left() * scale), qRound(place.top() * scale)),
                             QSize(qRound(place.width() * scale), qRound(place.height() * scale)))
                           .intersected(image.rect());
    if (place.height() < 12 || place.width() < 8) { // scrolled out of sight, or nearly
        return;
    }
    if (const double found = inkContrast(image, area); found < kLeast) {
        faults << QStringLiteral("%1 \"%2\" stands out by %3 only: %4")
                      .arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName())
                      .arg(found, 0, 'f', 2)
                      .arg(what.left(40));
    }
}

void sampleCells(const QWidget& window, const QImage& image, const QAbstractItemView* view, QStringList& faults) {
    const auto* model = view->model();
    for (int row = 0; model != nullptr && row < std::min(model->rowCount(), 4); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            const QRect place = view->visualRect(index).intersected(view->viewport()->rect());
            if (!place.isEmpty() && !index.data().toString().trimmed().isEmpty()) {
                sample(window, image, view->viewport(), place, index.data().toString(), faults);
            }
        }
    }
}

} // namespace

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one.rgb());
    const double b = luminance(other.rgb());
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QStringList contrastFaults(const QWidget& window, const QImage& grabbed) {
    QStringList faults;
    const QImage image = grabbed.convertToFormat(QImage::Format_RGB32);
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window) {
            continue;
        }
        if (const QRect ink = inkOf(widget); !ink.isEmpty()) {
            sample(window, image, widget, ink, widget->accessibleName(), faults);
        }
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget)) {
            sampleCells(window, image, view, faults);
        }
    }
    return faults;
}

} // namespace tellerdesk::test
