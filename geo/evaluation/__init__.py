"""How well readings agree with articles labelled by hand. The labels are described in docs/labels.md."""

from geo.evaluation.labels import Labels, read_labels
from geo.evaluation.report import table
from geo.evaluation.score import Score, score_article

__all__ = ["Labels", "Score", "read_labels", "score_article", "table"]
