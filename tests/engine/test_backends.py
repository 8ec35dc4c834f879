"""What is said when an engine does not start."""

from types import SimpleNamespace
from typing import Any

import pytest

from stances.engine.backends import engine
from stances.errors import StancesError


class Removed:
    """A Spark whose master has removed the application, as Py4J tells it."""

    def __getattr__(self, _: str) -> Any:
        return lambda *_: self

    def getOrCreate(self) -> None:  # noqa: N802
        raise RuntimeError(
            "An error occurred while calling None.org.apache.spark.sql.classic.SparkSession.\n"
            ": java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext.\n"
            "\tat org.apache.spark.SparkContext.assertNotStopped(SparkContext.scala:120)"
        )


def test_a_cluster_that_does_not_start_is_said_with_java_s_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spark = {
        "pyspark.sql:SparkSession": SimpleNamespace(builder=Removed()),
        "pyspark.errors:PySparkException": RuntimeError,
    }
    monkeypatch.setattr("stances.engine.backends.resolve_name", spark.get)
    with pytest.raises(StancesError) as refused, engine("spark://host:7077"):
        pass
    assert str(refused.value) == (
        "--engine spark://host:7077: Spark does not start; it needs Java 17 or newer and a master "
        "that answers (java.lang.IllegalStateException: Cannot call methods on a stopped "
        "SparkContext.)"
    )
