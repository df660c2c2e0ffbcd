"""Surveys: ``surveys`` say what is asked, ``waves`` when and how, ``answers`` hold what was answered, sealed."""

from vigie.surveys.models.answers import (
    Answer,
    AnswerFile,
    Draft,
    FrozenResults,
    ResultsPublication,
    SubmissionMark,
    WaitingAnswer,
)
from vigie.surveys.models.surveys import Survey, SurveyRight, SurveyVersion
from vigie.surveys.models.waves import AccessToken, Collector, Quota, TokenBatch, Wave

__all__ = [
    "AccessToken",
    "Answer",
    "AnswerFile",
    "Collector",
    "Draft",
    "FrozenResults",
    "Quota",
    "ResultsPublication",
    "SubmissionMark",
    "Survey",
    "SurveyRight",
    "SurveyVersion",
    "TokenBatch",
    "WaitingAnswer",
    "Wave",
]
