"""Checklist × Report → Assessment."""

from checker.assessment.assess import Assessor, assess

__all__ = ["Assessor", "assess"]
