//! The report: every problem in one run, word for word.
