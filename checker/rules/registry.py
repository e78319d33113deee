"""All rules, one line each in the order of their codes; choosing among them; running one without risk to the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from checker.findings import Certainty, Finding, Place, Severity
from checker.rules.alignment.above_upper import AboveUpper
from checker.rules.alignment.below_upper import BelowUpper
from checker.rules.alignment.beyond_powers import BeyondPowers
from checker.rules.alignment.copied_text import CopiedText
from checker.rules.alignment.different_definition import DifferentDefinition
from checker.rules.alignment.extra_indicator import ExtraIndicator
from checker.rules.alignment.later_than_upper import LaterThanUpper
from checker.rules.alignment.misquoted_title import MisquotedTitle
from checker.rules.alignment.missing_basis import MissingBasis
from checker.rules.alignment.missing_indicator import MissingIndicator
from checker.rules.alignment.other_attribute import OtherAttribute
from checker.rules.alignment.other_base_year import OtherBaseYear
from checker.rules.alignment.other_bearer import OtherBearer
from checker.rules.alignment.other_layout import OtherLayout
from checker.rules.alignment.other_period import OtherPeriod
from checker.rules.alignment.other_platform_name import OtherPlatformName
from checker.rules.alignment.other_position import OtherPosition
from checker.rules.alignment.other_programme import OtherProgramme
from checker.rules.alignment.out_of_scope import OutOfScope
from checker.rules.alignment.part_exceeds_whole import PartExceedsWhole
from checker.rules.alignment.rest_of_area import RestOfArea
from checker.rules.alignment.share_of_upper import ShareOfUpper
from checker.rules.alignment.sum_of_areas import SumOfAreas
from checker.rules.alignment.unmet_task import UnmetTask
from checker.rules.alignment.upper_version import UpperVersion
from checker.rules.alignment.weaker_than_upper import WeakerThanUpper
from checker.rules.base import Context, Rule
from checker.rules.language.broken_sentence import BrokenSentence
from checker.rules.language.changed_position import ChangedPosition
from checker.rules.language.dated_terms import DatedTerms
from checker.rules.language.gambling_words import GamblingWords
from checker.rules.language.impossible_date import ImpossibleDate
from checker.rules.language.inconsistent_names import InconsistentNames
from checker.rules.language.lost_words import LostWords
from checker.rules.language.nested_quotes import NestedQuotes
from checker.rules.language.other_facts import OtherFacts
from checker.rules.language.other_place import OtherPlace
from checker.rules.language.outdated_words import OutdatedWords
from checker.rules.language.own_name import OwnName
from checker.rules.language.redundant_words import RedundantWords
from checker.rules.language.repeated_text import RepeatedText
from checker.rules.language.self_support import SelfSupport
from checker.rules.language.set_phrase import SetPhrase
from checker.rules.language.terms import Terms
from checker.rules.language.traditional_characters import TraditionalCharacters
from checker.rules.language.undefined_names import UndefinedNames
from checker.rules.language.unpaired_marks import UnpairedMarks
from checker.rules.language.variant_words import VariantWords
from checker.rules.language.web_residue import WebResidue
from checker.rules.language.wrong_class import WrongClass
from checker.rules.language.wrong_words import MisreadWords, WrongWords
from checker.rules.layout.annex_note import AnnexNote
from checker.rules.layout.blank_beside_number import BlankBesideNumber
from checker.rules.layout.comma_in_list import CommaInList
from checker.rules.layout.date_form import DateForm
from checker.rules.layout.document_number import DocumentNumber
from checker.rules.layout.duty_note_style import DutyNoteStyle
from checker.rules.layout.half_width_marks import HalfWidthMarks
from checker.rules.layout.mark_before_and import MarkBeforeAnd
from checker.rules.layout.marks_between_quotes import MarksBetweenQuotes
from checker.rules.layout.mixed_numerals import MixedNumerals
from checker.rules.layout.page_number_form import PageNumberForm
from checker.rules.layout.page_setup import PageSetup
from checker.rules.layout.range_without_unit import RangeWithoutUnit
from checker.rules.layout.wrong_dash import WrongDash
from checker.rules.layout.wrong_hyphen import WrongHyphen
from checker.rules.numbers.below_baseline import BelowBaseline
from checker.rules.numbers.beyond_choice import BeyondChoice
from checker.rules.numbers.changed_pace import ChangedPace
from checker.rules.numbers.diverging_series import DivergingSeries
from checker.rules.numbers.double_hedge import DoubleHedge
from checker.rules.numbers.end_of_stages import EndOfStages
from checker.rules.numbers.falling_stages import FallingStages
from checker.rules.numbers.growth_rate import GrowthRate
from checker.rules.numbers.implied_denominator import ImpliedDenominator
from checker.rules.numbers.implied_growth import ImpliedGrowth
from checker.rules.numbers.joint_targets import JointTargets
from checker.rules.numbers.magnitude import Magnitude
from checker.rules.numbers.mixed_base_years import MixedBaseYears
from checker.rules.numbers.mixed_scope import MixedScope
from checker.rules.numbers.multiple import Multiple
from checker.rules.numbers.no_baseline import NoBaseline
from checker.rules.numbers.part_exceeds_total import PartExceedsTotal
from checker.rules.numbers.per_head import PerHead
from checker.rules.numbers.percent_or_points import PercentOrPoints
from checker.rules.numbers.share import Share
from checker.rules.numbers.stale_estimate import StaleEstimate
from checker.rules.numbers.stock_and_flow import StockAndFlow
from checker.rules.numbers.stock_or_flow import StockOrFlow
from checker.rules.numbers.subset_exceeds import SubsetExceeds
from checker.rules.numbers.two_names import TwoNames
from checker.rules.numbers.two_values import TwoValues
from checker.rules.numbers.uneven_strength import UnevenStrength
from checker.rules.numbers.unquantified_goal import UnquantifiedGoal
from checker.rules.numbers.words_against_figures import WordsAgainstFigures
from checker.rules.numbers.wrong_dimension import WrongDimension
from checker.rules.numbers.wrong_period import WrongPeriod
from checker.rules.numbers.wrong_rank import WrongRank
from checker.rules.numbers.wrong_unit import WrongUnit
from checker.rules.structure.annex_missing import AnnexMissing
from checker.rules.structure.broken_enumeration import BrokenEnumeration
from checker.rules.structure.broken_reference import BrokenReference
from checker.rules.structure.contents_mismatch import ContentsMismatch
from checker.rules.structure.empty_heading import EmptyHeading
from checker.rules.structure.heading_full_stop import HeadingFullStop
from checker.rules.structure.merged_paragraphs import MergedParagraphs
from checker.rules.structure.missing_part import MissingPart
from checker.rules.structure.mixed_levels import MixedLevels
from checker.rules.structure.note_without_text import NoteWithoutText
from checker.rules.structure.numbered_boxes import NumberedBoxes
from checker.rules.structure.odd_number_mark import OddNumberMark
from checker.rules.structure.repeated_number import RepeatedNumber
from checker.rules.structure.skipped_number import SkippedNumber
from checker.rules.structure.truncated_text import TruncatedText
from checker.rules.structure.uneven_contents import UnevenContents
from checker.rules.structure.wrong_count import WrongCount
from checker.text import Span

ALL: tuple[type[Rule], ...] = (
    DocumentNumber,
    DateForm,
    PageSetup,
    AnnexNote,
    HalfWidthMarks,
    MarksBetweenQuotes,
    MarkBeforeAnd,
    WrongHyphen,
    WrongDash,
    RangeWithoutUnit,
    MixedNumerals,
    BlankBesideNumber,
    CommaInList,
    PageNumberForm,
    DutyNoteStyle,
    InconsistentNames,
    UndefinedNames,
    UnpairedMarks,
    NestedQuotes,
    TraditionalCharacters,
    MisreadWords,
    WrongWords,
    GamblingWords,
    ImpossibleDate,
    RepeatedText,
    OtherPlace,
    OtherFacts,
    OutdatedWords,
    SetPhrase,
    DatedTerms,
    VariantWords,
    BrokenSentence,
    RedundantWords,
    OwnName,
    SelfSupport,
    WrongClass,
    Terms,
    WebResidue,
    LostWords,
    ChangedPosition,
    TwoValues,
    TwoNames,
    BelowBaseline,
    GrowthRate,
    Multiple,
    Share,
    PartExceedsTotal,
    FallingStages,
    EndOfStages,
    JointTargets,
    SubsetExceeds,
    ImpliedDenominator,
    WrongDimension,
    WrongUnit,
    Magnitude,
    DivergingSeries,
    WrongPeriod,
    MixedBaseYears,
    NoBaseline,
    StockOrFlow,
    StockAndFlow,
    StaleEstimate,
    DoubleHedge,
    BeyondChoice,
    PerHead,
    PercentOrPoints,
    WrongRank,
    MixedScope,
    WordsAgainstFigures,
    UnevenStrength,
    ChangedPace,
    ImpliedGrowth,
    UnquantifiedGoal,
    SkippedNumber,
    RepeatedNumber,
    MixedLevels,
    OddNumberMark,
    ContentsMismatch,
    UnevenContents,
    BrokenEnumeration,
    WrongCount,
    AnnexMissing,
    NumberedBoxes,
    NoteWithoutText,
    MissingPart,
    HeadingFullStop,
    TruncatedText,
    MergedParagraphs,
    EmptyHeading,
    BrokenReference,
    AboveUpper,
    BelowUpper,
    PartExceedsWhole,
    MissingIndicator,
    ExtraIndicator,
    DifferentDefinition,
    OtherPeriod,
    OtherBaseYear,
    OtherAttribute,
    ShareOfUpper,
    SumOfAreas,
    RestOfArea,
    MisquotedTitle,
    UpperVersion,
    MissingBasis,
    OtherLayout,
    OtherPosition,
    OtherPlatformName,
    OtherBearer,
    UnmetTask,
    OtherProgramme,
    CopiedText,
    BeyondPowers,
    OutOfScope,
    WeakerThanUpper,
    LaterThanUpper,
)


def chosen(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[type[Rule], ...]:
    """Return the rules whose code begins with one of `select` (all when empty) and with none of `ignore`."""
    return tuple(rule for rule in ALL if (not select or _begins(rule.code, select)) and not _begins(rule.code, ignore))


def unknown(codes: Iterable[str]) -> tuple[str, ...]:
    """Return those of `codes` that are the beginning of no rule's code."""
    return tuple(code for code in codes if not any(_begins(rule.code, (code,)) for rule in ALL))


def find(code: str) -> type[Rule] | None:
    """Return the rule with exactly this code, whatever the case, or None."""
    return next((rule for rule in ALL if rule.code == code.strip().upper()), None)


def run(rule: type[Rule], context: Context) -> tuple[list[Finding], list[Finding]]:
    """Return what a rule finds, and one finding that names it where it could not go on.

    What it found before it failed stands: every finding is quoted and computed for itself. A recursion too deep or
    memory run out inside one rule is that rule's failure like any other; only what stops the program passes through.
    """
    found: list[Finding] = []
    try:
        for finding in rule().check(context):
            found.append(finding)
    except Exception as error:
        return found, [failure(rule, context, error, bool(found))]
    return found, []


def failure(rule: type[Rule], context: Context, error: Exception, partly: bool = False) -> Finding:
    """Return the finding that stands for a rule which could not finish."""
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=Severity.INFO,
        certainty=Certainty.HINT,
        message=f"规则 {rule.code}（{rule.name}）未能完成，本项{'所列可能不全' if partly else '没有校核'}。",
        explanation=f"程序内部出错（{type(error).__name__}），其余规则不受影响。请把本文件反馈给技术支持。",
        places=(_beginning(context),),
    )


def _beginning(context: Context) -> Place:
    """Return the first passage with text."""
    for i, passage in enumerate(context.draft.passages):
        if passage.normal:
            return Place(0, i, Span(0, len(passage.normal)))
    return Place(0, 0, Span(0, 0))


def _begins(code: str, prefixes: Iterable[str]) -> bool:
    return any(code.startswith(prefix.strip().upper()) for prefix in prefixes if prefix.strip())
