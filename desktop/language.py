"""The language of the interface: Chinese as written in the code, English by a Qt Linguist translation.

Every text that the window shows goes through `tr`; one that is written down before the application runs
(a table of actions, say) is marked with `later` and goes through `tr` where it is shown. What the checker
says, the texts of findings and of documents, is Chinese in every language of the interface.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from checker import resources

CONTEXT = "desk"
CHINESE, ENGLISH = "zh", "en"


def tr(text: str) -> str:
    """Return a text of the interface in the user's language; the Chinese text itself where there is no other."""
    return QCoreApplication.translate(CONTEXT, text)


def speak(app: QCoreApplication, language: str) -> None:
    """Let the application speak a language: `zh` with Qt's own Chinese texts, `en`; for before a window is built."""
    china = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    QLocale.setDefault(QLocale(QLocale.Language.English) if language == ENGLISH else china)
    translator = QTranslator(app)
    if language == ENGLISH:
        loaded = translator.load(str(resources.path("translations/desk_en.qm")))
    else:
        loaded = translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    if loaded:
        app.installTranslator(translator)


def later(text: str) -> str:
    """Mark a text for translation and return it as it is; pass it through `tr` where it is shown."""
    return text
