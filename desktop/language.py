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
    """Let the application speak a language, `en` or `zh`; for before a window is built.

    Qt's own Chinese texts are completed by ours: some are missing there, some words differ from those of the desk.
    """
    china = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    QLocale.setDefault(QLocale(QLocale.Language.English) if language == ENGLISH else china)
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = "desk_en" if language == ENGLISH else "qt_zh"
    files = [] if language == ENGLISH else [f"{of_qt}/qtbase_zh_CN.qm"]
    for file in (*files, str(resources.path(f"translations/{own}.qm"))):  # the last is asked first
        translator = QTranslator(app)
        if translator.load(file):
            app.installTranslator(translator)


def later(text: str) -> str:
    """Mark a text for translation and return it as it is; pass it through `tr` where it is shown."""
    return text
