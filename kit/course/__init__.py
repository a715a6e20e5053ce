"""A course: a folder of chapters, each with exercises, hints and goals; and how far a learner is.

Knows files and numbers, nothing of the test runner. Errors: `CourseError` names the file, the
key and the value that is wrong.
"""

from __future__ import annotations

from kit.course.board import Line, kind_word, render, state_word
from kit.course.chapter import (
    Chapter,
    Course,
    Exercise,
    chapter_folder,
    find_courses,
    read_chapter,
    read_course,
)
from kit.course.progress import Progress, Result
from kit.course.stub import is_untouched
from kit.course.table import CourseError

__all__ = [
    "Chapter",
    "Course",
    "CourseError",
    "Exercise",
    "Line",
    "Progress",
    "Result",
    "chapter_folder",
    "find_courses",
    "is_untouched",
    "kind_word",
    "read_chapter",
    "read_course",
    "render",
    "state_word",
]
