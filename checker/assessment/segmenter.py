"""Chinese text cut into words.  Only what is told to a person uses it; no rule and no label depends on it."""

from __future__ import annotations

import logging
import warnings
from typing import Any

with warnings.catch_warnings():  # jieba 0.42 predates several of them
    warnings.simplefilter("ignore")
    import jieba


def segmenter() -> Any:
    """A jieba tokenizer with its dictionary read, which takes a second: make one and keep it."""
    jieba.setLogLevel(logging.CRITICAL)
    # Filled by hand: left to itself, jieba reads and writes a cache in the shared temporary folder.
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer
