import pandas as pd

import pipeline

SOURCES = {"people": ["name", "age"]}
TARGETS = {"report": ["name", "age"]}


def test_empty_sources_give_the_columns_of_the_targets():
    results = pipeline.run({name: pd.DataFrame(columns=columns) for name, columns in SOURCES.items()})
    assert {name: list(frame.columns) for name, frame in results.items()} == TARGETS


def test_the_order_of_columns_and_further_ones_change_nothing():
    frames = {name: pd.DataFrame(columns=["further", *reversed(columns)]) for name, columns in SOURCES.items()}
    results = pipeline.run(frames)
    assert {name: list(frame.columns) for name, frame in results.items()} == TARGETS
