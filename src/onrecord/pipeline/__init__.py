"""The stage contract, the table of stages, run, resume, settle.

``pipeline.table`` loads spaCy (a second or two) and is imported where something is to be analysed.
"""

from onrecord.pipeline.analyse import Analysis, StageAnalysis, analyse
from onrecord.pipeline.run import ReadSummary, read_reports
from onrecord.pipeline.settle import settle
from onrecord.pipeline.stages import Stage, check_stages

__all__ = [
    "Analysis",
    "ReadSummary",
    "Stage",
    "StageAnalysis",
    "analyse",
    "check_stages",
    "read_reports",
    "settle",
]
